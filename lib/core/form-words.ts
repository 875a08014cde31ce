import type { FormSnippet } from './types';

/** Where the words of a form stand: what a button says weighs more than what stands around. */
export type FormPart = 'heading' | 'button' | 'field' | 'around' | 'text';

/** The parts of a form that have words, shortest first, so that a long text cuts off nothing else. */
export function partsOf(form: FormSnippet): { part: FormPart; text: string }[] {
  return [
    { part: 'heading', text: form.heading },
    { part: 'button', text: form.buttons.join(' | ').slice(0, 600) },
    {
      part: 'field',
      text: form.fields
        .map((field) => field.label)
        .join(' | ')
        .slice(0, 900),
    },
    { part: 'around', text: form.around.slice(0, 800) },
    { part: 'text', text: form.text },
  ];
}

/** All words of a form in one text, so that a lexicon reads it once. */
export function wordsOfForm(form: FormSnippet): string {
  return partsOf(form)
    .map(({ text }) => text)
    .join(BETWEEN);
}
export const BETWEEN = ' | ';
