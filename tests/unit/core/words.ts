import { join } from 'node:path';

import { readTexts, type LabelledText } from '../../../tools/labelled';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** What the words of a language have to say of single texts: each must be right. */
export function wordsIn(lang: string): LabelledText[] {
  return readTexts(join(ROOT, 'tools', 'texts', `words.${lang}.tsv`));
}

/** Texts that neither lexicons nor judge were made from. */
export function heldOut(lang: string): LabelledText[] {
  return readTexts(join(ROOT, 'tests', 'texts', `held-out.${lang}.tsv`));
}
