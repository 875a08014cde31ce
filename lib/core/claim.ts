/** Names what a page claims, so that it is known again at the next visit. */
import { hash, wording } from './text';
import type { Finding } from './types';

/**
 * Names the claim a finding makes: the same pattern in the same words, numbers taken out, about the same offer.
 *
 * @param offer what the claim is about, as the page names it (nearest heading, product link), or ''
 */
export function claimOf(finding: Pick<Finding, 'pattern' | 'quote'>, offer: string): string {
  return hash(`${finding.pattern}\n${wording(finding.quote)}\n${wording(offer)}`);
}
