import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';
import { learn } from '@/lib/core/text-judge';
import { WEIGHTS } from '@/lib/core/text-weights';
import type { Pattern, Role } from '@/lib/core/types';

import { wordsIn } from './words';

learn(WEIGHTS);

function patternsOf(text: string, role: Role = 'text'): Pattern[] {
  return detect({ kind: 'text', text, role, lang: 'en' }).map((finding) => finding.pattern);
}

describe('English words', () => {
  it.each(wordsIn('en'))('$expect: "$text" ($role)', ({ expect: pattern, role, text }) => {
    const found = patternsOf(text, role);
    if (pattern === 'none') expect(found).toEqual([]);
    else expect(found).toContain(pattern);
  });
});
