import { describe, expect, it, vi } from 'vitest';

import { readContacts } from '@/lib/contacts';
import type { ContactCandidates } from '@/lib/core/contact';
import { sendToTab } from '@/lib/messages';

vi.mock('@/lib/messages');

const PAGE = 'https://www.kessel.example/';
const SAID: ContactCandidates = {
  lang: 'de',
  links: [{ href: 'https://www.kessel.example/kontakt', text: 'Kontakt', place: 'foot' }],
  texts: [{ text: 'Tel. 030 901820', place: 'body' }],
  controls: ['Chat'],
};

function answer(said: unknown): Promise<unknown> {
  vi.mocked(sendToTab).mockResolvedValue(said as ContactCandidates);
  return readContacts(7, PAGE);
}

describe('what a page answers', () => {
  it('is read where it has the shape our own script gives it', async () => {
    expect(await answer(SAID)).toMatchObject([
      { kind: 'telephone' },
      { kind: 'contact-page' },
      { kind: 'chat' },
    ]);
    expect(sendToTab).toHaveBeenCalledExactlyOnceWith(7, 'contacts', {});
  });

  it.each([
    null,
    [],
    { ...SAID, host: 'other.example' },
    { ...SAID, lang: 'x'.repeat(1_001) },
    { ...SAID, links: [{ ...SAID.links[0], place: 'constructor' }] },
    { ...SAID, links: [{ ...SAID.links[0], href: { toString: 'https://other.example' } }] },
    { ...SAID, texts: [{ text: 'x'.repeat(1_001), place: 'foot' }] },
    { ...SAID, texts: [{ html: '<b>', place: 'foot' }] },
    { ...SAID, texts: { length: 1 } },
    { ...SAID, controls: [1] },
    { ...SAID, controls: Array.from({ length: 1_001 }, () => 'Chat') },
  ])('is refused otherwise: %#', async (said) => {
    await expect(answer(said)).rejects.toThrow();
  });
});
