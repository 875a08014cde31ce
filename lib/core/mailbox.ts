/** E-mail addresses in a page's links and words: those a person may read. */
import { parse } from 'tldts';

import { ASIDE_MAILBOXES, UNREAD_MAILBOXES } from './contact-words';
import { siteOf } from './trust';

/** RFC 5321, section 4.5.3.1: 64 before the "@", 254 in all. */
const LONGEST = { name: 64, whole: 254 };

/** Endings that stand for no mail at all (RFC 2606, section 3): "name@example.com" shows how one is written. */
const SAMPLE_DOMAINS = ['example.com', 'example.org', 'example.net'];

/** How people write an address for people alone. */
const SPELLED: readonly (readonly [string, string])[] = [
  ['(at)', '@'],
  ['[at]', '@'],
  ['{at}', '@'],
  ['(ät)', '@'],
  ['(dot)', '.'],
  ['[dot]', '.'],
  ['(punkt)', '.'],
  ['[punkt]', '.'],
];

/**
 * Reads one address: "Info@Shop.example".
 *
 * @param site the page's own site: an ending that nobody knows is believed of it alone
 * @returns the address with its host in small letters, or undefined where it is none, or where nobody reads what comes
 */
export function readMailbox(written: string, site: string): string | undefined {
  const at = written.indexOf('@');
  const name = written.slice(0, at);
  const host = written.slice(at + 1).toLowerCase();
  if (at < 1 || name.length > LONGEST.name || written.length > LONGEST.whole) return undefined;
  if (![...name].every(isOfName) || name.startsWith('.') || name.endsWith('.')) return undefined;
  if (![...host].every(isOfHost)) return undefined;
  const { domain, isIcann, isPrivate } = parse(host, { allowPrivateDomains: true });
  if (domain === null || SAMPLE_DOMAINS.includes(domain)) return undefined;
  if (!isIcann && !isPrivate && domain !== site) return undefined;
  const plain = lettersOf(name);
  return UNREAD_MAILBOXES.some((word) => plain.includes(word)) ? undefined : `${name}@${host}`;
}

/** The addresses in a text that has been tidied, in its order. */
export function mailboxesIn(text: string, site: string): string[] {
  let plain = text;
  for (const [spelled, sign] of SPELLED) {
    for (const between of [` ${spelled} `, spelled, spelled.toUpperCase()])
      plain = plain.split(between).join(sign);
  }
  const found: string[] = [];
  for (let at = plain.indexOf('@'); at >= 0; at = plain.indexOf('@', at + 1)) {
    let from = at;
    while (from > 0 && at - from <= LONGEST.name && isOfName(plain.charAt(from - 1))) from -= 1;
    let to = at + 1;
    while (to < plain.length && to - at <= LONGEST.whole && isOfHost(plain.charAt(to))) to += 1;
    // The dot that ends the sentence.
    while (plain.charAt(to - 1) === '.') to -= 1;
    const mailbox = readMailbox(plain.slice(from, to), site);
    if (mailbox !== undefined) found.push(mailbox);
  }
  return found;
}

/** Whether an address belongs to the page's own site. */
export function isOfSite(mailbox: string, site: string): boolean {
  return siteOf(`https://${mailbox.slice(mailbox.indexOf('@') + 1)}`) === site;
}

/** Whether whoever reads it answers other questions: data protection, press, jobs. */
export function isAside(mailbox: string): boolean {
  const plain = lettersOf(mailbox.slice(0, mailbox.indexOf('@')));
  return ASIDE_MAILBOXES.some((word) => plain === word);
}

function lettersOf(name: string): string {
  return [...name.toLowerCase()].filter((char) => char >= 'a' && char <= 'z').join('');
}

function isPlain(char: string): boolean {
  return (char >= 'a' && char <= 'z') || (char >= 'A' && char <= 'Z') || (char >= '0' && char <= '9');
}

function isOfName(char: string): boolean {
  return isPlain(char) || "._%+-'".includes(char);
}

function isOfHost(char: string): boolean {
  return isPlain(char) || char === '.' || char === '-';
}
