/**
 * Asks the page in a tab for its ways to a person. For the popup, which loads this only where a page has a gate: it
 * brings the tables of telephone numbers along.
 */
import * as v from 'valibot';

import { CONTACT_PLACES, findContacts, type Contact, type ContactCandidates } from './core/contact';
import { sendToTab } from './messages';

/** Beyond what our own script sends. */
const MOST = { pieces: 1_000, text: 1_000 };

const words = v.pipe(v.string(), v.maxLength(MOST.text));
const placed = { text: words, place: v.picklist(CONTACT_PLACES) };

/** What a page may answer: its process may be in the page's hands, so nothing is taken on trust. */
const candidatesShape: v.GenericSchema<unknown, ContactCandidates> = v.strictObject({
  lang: words,
  links: v.pipe(v.array(v.strictObject({ ...placed, href: words })), v.maxLength(MOST.pieces)),
  texts: v.pipe(v.array(v.strictObject(placed)), v.maxLength(MOST.pieces)),
  controls: v.pipe(v.array(words), v.maxLength(MOST.pieces)),
});

/**
 * The ways to a person that the top page of a tab names, best first.
 *
 * @param page the address of the page, as the browser says it
 * @throws Error where the page does not answer, or its answer has the wrong shape
 */
export async function readContacts(tabId: number, page: string): Promise<readonly Contact[]> {
  return findContacts(v.parse(candidatesShape, await sendToTab(tabId, 'contacts', {})), page);
}
