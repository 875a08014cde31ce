import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { PATTERNS, ROLES, type Pattern, type Role } from '@/lib/core/types';

/** A short text as pages show it, and the pattern it is of. */
export type LabelledText = { expect: Pattern | 'none'; role: Role; group: string; text: string };

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The labelled texts of a file, a line each: expect, role, group, text. Throws on a line that is not of this form. */
export function labelledTexts(file: string): LabelledText[] {
  const lines = readFileSync(join(ROOT, file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [expected, named, group = '', text = ''] = line.split('\t');
    const pattern = expected === 'none' ? expected : PATTERNS.find((each) => each === expected);
    const role = ROLES.find((each) => each === named);
    if (!pattern || !role || text === '') throw new Error(`${file}: "${line}"`);
    return { expect: pattern, role, group, text };
  });
}

/** What the words of a language have to say of single texts: each must be right. */
export function wordsIn(lang: string): LabelledText[] {
  return labelledTexts(`tools/texts/words.${lang}.tsv`);
}
