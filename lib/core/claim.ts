/** Names what a page claims, so that it is known again at the next visit. */
import { hash, tokenize, wording } from './text';
import type { Finding } from './types';

/**
 * Names the claim a finding makes: the same pattern in the same words, numbers taken out, about the same offer.
 *
 * @param offer what the claim is about, as the page names it (nearest heading, product link), or ''
 * @param price what it costs, where that tells one offer from the next, or ''
 */
export function claimOf(finding: Pick<Finding, 'pattern' | 'quote'>, offer: string, price = ''): string {
  const words = `${finding.pattern}\n${wording(finding.quote)}\n${wording(offer)}`;
  return hash(price === '' ? words : `${words}\n${price}`);
}

/** The first amount of money that a text names ("34 €"), or ''. */
export function priceIn(text: string): string {
  const price = tokenize(text).find(({ kind }) => kind === 'money');
  return price ? String(price.value) : '';
}
