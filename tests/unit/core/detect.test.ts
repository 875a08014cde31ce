import { describe, expect, it } from 'vitest';

import { detect, detectInPage } from '@/lib/core/detect';
import type { TextSnippet } from '@/lib/core/types';

function text(words: string, around?: string): TextSnippet {
  return { kind: 'text', text: words, role: 'text', lang: 'de', ...(around !== undefined && { around }) };
}

describe('a text of a page', () => {
  it('is told without what stands around it, where that does not matter', () => {
    const snippet = text('Nur noch 3 Stück zum Aktionspreis');
    expect(detectInPage(snippet)).toEqual(detect({ ...snippet, around: '' }));
    expect(detectInPage(snippet)).toMatchObject([{ pattern: 'scarcity' }]);
    expect(detectInPage(text('Blaue Schuhe aus Leder'))).toEqual([]);
  });

  it('is asked for what stands around it, where that decides', () => {
    expect(detectInPage(text('Nur noch wenige Stunden'))).toBe('around');
    expect(
      detectInPage(text('Nur noch wenige Stunden', '20 % Rabatt auf alles | In den Warenkorb')),
    ).toMatchObject([{ pattern: 'deadline' }]);
    expect(detectInPage(text('Nur noch wenige Stunden', 'Der Zug fährt nach Ulm'))).toEqual([]);
  });
});
