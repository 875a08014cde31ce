/**
 * What a page asks of its pieces, and what it is answered, as both go over the channel. Browsers take their time over
 * each object of a message: plain texts, by far the most, go as lines of one string, and only what says something comes
 * back.
 */
import type { Detected } from './core/detect';
import { ROLES, type Role, type Snippet, type TextSnippet } from './core/types';

/** `lines` holds a text a line, each "role⇥language⇥text"; `snippets` all else. */
export type Question = { lines: string; snippets: readonly Snippet[] };

/** What the pieces show that show anything, by their place: first those of the lines, then the others. */
export type Reply = readonly (readonly [place: number, said: Detected])[];

const NOTHING: Detected = [];

/** Whether a text goes as a line: alone, and without the marks that end a line or a part of it. */
function isLine(snippet: Snippet): snippet is TextSnippet {
  if (snippet.kind !== 'text' || snippet.around !== undefined) return false;
  const { lang, text } = snippet;
  return !text.includes('\n') && !text.includes('\t') && !lang.includes('\n') && !lang.includes('\t');
}

/** The question for snippets, and which of them is at which place of it. */
function questionFor(snippets: readonly Snippet[]): { question: Question; order: readonly number[] } {
  const lines: string[] = [];
  const others: Snippet[] = [];
  const order: number[] = [];
  for (const [i, snippet] of snippets.entries()) {
    if (!isLine(snippet)) continue;
    lines.push(`${snippet.role}\t${snippet.lang}\t${snippet.text}`);
    order.push(i);
  }
  if (lines.length < snippets.length)
    for (const [i, snippet] of snippets.entries()) {
      if (isLine(snippet)) continue;
      others.push(snippet);
      order.push(i);
    }
  return { question: { lines: lines.join('\n'), snippets: others }, order };
}

function isRole(word: string): word is Role {
  return ROLES.some((role) => role === word);
}

/** The text of a line, or undefined where it is none of ours. */
function textIn(line: string): TextSnippet | undefined {
  const [role = '', lang = '', text, more] = line.split('\t');
  if (!isRole(role) || text === undefined || more !== undefined) return undefined;
  return { kind: 'text', role, lang, text };
}

/** The texts of a question's lines; undefined where one is none of ours. */
export function textsIn(lines: string): TextSnippet[] | undefined {
  if (lines === '') return [];
  const texts: TextSnippet[] = [];
  for (const line of lines.split('\n')) {
    const text = textIn(line);
    if (!text) return undefined;
    texts.push(text);
  }
  return texts;
}

/** Answers a question that was found to be sound. */
export function replyTo({ lines, snippets }: Question, detect: (snippet: Snippet) => Detected): Reply {
  return [...(textsIn(lines) ?? []), ...snippets].flatMap((snippet, place) => {
    const said = detect(snippet);
    return said.length > 0 ? [[place, said] as const] : [];
  });
}

/**
 * Asks what snippets show.
 *
 * @param put takes the question over the channel; where it fails, so does this
 * @returns what each shows, in their order
 */
export async function ask(
  snippets: readonly Snippet[],
  put: (question: Question) => Promise<Reply>,
): Promise<readonly Detected[]> {
  const { question, order } = questionFor(snippets);
  const all = snippets.map(() => NOTHING);
  for (const [place, said] of await put(question)) {
    const i = order[place];
    if (i !== undefined) all[i] = said;
  }
  return all;
}
