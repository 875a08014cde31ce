/** What people have labelled: short texts and forms, a line each, with tabs between. Reads strictly: a wrong line is an error. */
import { readFileSync } from 'node:fs';

import { OFFERED } from '@/lib/core/form-judge';
import { PATTERNS, ROLES, type FormSnippet, type Pattern, type Role } from '@/lib/core/types';

/** A short text as pages show it, and the pattern it is of. */
export type LabelledText = {
  expect: Pattern | 'none';
  role: Role;
  group: string;
  text: string;
  /** From the name of the file ("written.de.tsv"); '' where it does not say. */
  lang: string;
};

/** A form that takes an e-mail address, and what it offers if it is a gate. */
export type LabelledForm = { offer: (typeof OFFERED)[number] | 'none'; snippet: FormSnippet };

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8').trimEnd().split('\n');
}

/** The language of a file: "written.de.tsv" is "de". */
function languageOfFile(file: string): string {
  return /\b(?<lang>[a-z]{2})\.tsv$/u.exec(file)?.groups?.['lang'] ?? '';
}

/**
 * The labelled texts of a file: expect, role, group, text.
 *
 * @throws Error with the line that is not of this form
 */
export function readTexts(file: string): LabelledText[] {
  const lang = languageOfFile(file);
  return linesOf(file).map((line) => {
    const [expected, named, group = '', text = ''] = line.split('\t');
    const expect = expected === 'none' ? expected : PATTERNS.find((each) => each === expected);
    const role = ROLES.find((each) => each === named);
    if (!expect || !role || text === '') throw new Error(`${file}: "${line}"`);
    return { expect, role, group, text, lang };
  });
}

/**
 * The labelled forms of a file: gate or none, what is offered, language, heading, text, buttons, fields, text around,
 * markup. Buttons have a bar between them, fields too, each as type:name:label.
 *
 * @throws Error with the line that is not of this form
 */
export function readForms(file: string): LabelledForm[] {
  return linesOf(file).map((line, i) => {
    const [
      label,
      form,
      lang = '',
      heading = '',
      body = '',
      pressed = '',
      fields = '',
      around = '',
      markup = '',
    ] = line.split('\t');
    const offer = label === 'none' ? label : OFFERED.find((each) => each === form);
    if (!offer || (label !== 'gate' && label !== 'none') || fields === '')
      throw new Error(`${file}: "${line}"`);
    const buttons = partsOf(pressed);
    const taken = partsOf(fields).map(fieldOf);
    const labels = taken.map((field) => field.label).filter((words) => words !== '');
    // The heading stands in the form as often as above it.
    const text = [...(i % 2 === 0 ? [heading] : []), body, ...labels, ...buttons].filter(
      (words) => words !== '',
    );
    return {
      offer,
      snippet: {
        kind: 'form',
        lang,
        fields: taken,
        buttons,
        text: text.join(' '),
        heading,
        around,
        markup,
        placement: 'inline',
        trigger: 'sought',
        isLocking: false,
        isPlay: false,
      },
    };
  });
}

function partsOf(words: string): string[] {
  return words
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** "email:EMAIL:Your address" */
function fieldOf(words: string): FormSnippet['fields'][number] {
  const [type = 'text', name = '', ...label] = words.split(':');
  return {
    type: type.trim(),
    name: name.trim(),
    purpose: '',
    label: type.trim() === 'hidden' ? '' : label.join(':').trim(),
    isRequired: false,
    isHidden: type.trim() === 'hidden',
    isChecked: false,
  };
}
