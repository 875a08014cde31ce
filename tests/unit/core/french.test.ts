import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';
import { learn } from '@/lib/core/text-judge';
import { WEIGHTS } from '@/lib/core/text-weights';
import type { Pattern, Role } from '@/lib/core/types';

import { wordsIn } from './words';

// The judge learned German and English: it is there, and has no say in French.
learn(WEIGHTS);

function patternsIn(text: string, role: Role): Pattern[] {
  return detect({ kind: 'text', text, role, lang: 'fr' }).map((finding) => finding.pattern);
}

describe('French words', () => {
  it.each(wordsIn('fr'))('$expect: "$text" ($role)', ({ expect: pattern, role, text }) => {
    const found = patternsIn(text, role);
    if (pattern === 'none') expect(found).toEqual([]);
    else expect(found).toContain(pattern);
  });
});
