/**
 * What a page asks the background, where the words are: each wording once, what said nothing never again, and the
 * text close by, which is long to read, only where the answer hangs on it.
 */
import type { Detected } from '../core/detect';
import type { Finding, Snippet } from '../core/types';
import { aroundOf, type Piece } from './snapshot';

/** Says what each snippet shows, in their order. Rejects where nobody answers. */
export type Detect = (snippets: readonly Snippet[]) => Promise<readonly Detected[]>;

/** A step of work that is cut into slices: what it has to wait for, if anything. */
export type Step = Promise<void> | undefined;

/** More snippets than this do not go into one question. */
export const MOST_ASKED = 1_000;
/** Every pattern needs a word, or a clock that is one by its marks. */
const SAYS_ANYTHING = /[\p{L}:]/u;
/** Wordings that are known to say nothing, at most. */
const MOST_SILENT = 5_000;

export class Questions {
  readonly #detect: Detect;
  readonly #silent = new Set<string>();
  /** What is to be asked, by wording. */
  #open = new Map<string, Piece[]>();

  constructor(detect: Detect) {
    this.#detect = detect;
  }

  /** Questions that are not asked yet. */
  get size(): number {
    return this.#open.size;
  }

  /** Notes a piece to ask for, unless its wording says nothing, whatever stands around it. */
  add(piece: Piece): void {
    const { snippet } = piece;
    if (snippet.kind === 'text' && !SAYS_ANYTHING.test(snippet.text)) return;
    const key = snippet.kind === 'text' ? `${snippet.role} ${snippet.lang} ${snippet.text}` : `#${this.size}`;
    if (this.#silent.has(key)) return;
    const same = this.#open.get(key);
    if (same) same.push(piece);
    else this.#open.set(key, [piece]);
  }

  /**
   * Asks what was noted.
   *
   * @param onFound called for each piece that shows something
   * @returns whether there was an answer to all
   */
  *ask(onFound: (piece: Piece, findings: readonly Finding[]) => void): Generator<Step, boolean> {
    const asked = [...this.#open];
    this.#open = new Map();
    const answers = yield* this.put(asked.flatMap(([, [first]]) => first?.snippet ?? []));
    if (!answers) return false;
    const unclear: Piece[] = [];
    for (const [i, [key, same]] of asked.entries()) {
      const answer = answers[i];
      if (answer === 'around') unclear.push(...same);
      else if (answer && answer.length > 0) {
        // A thousand products may say the same: what is found is looked at, and each look takes its time.
        for (const piece of same) {
          onFound(piece, answer);
          yield undefined;
        }
      } else if (same[0]?.snippet.kind === 'text') this.#keepSilent(key);
    }
    const whole: Snippet[] = [];
    for (const { element, snippet } of unclear) {
      whole.push(snippet.kind === 'text' ? { ...snippet, around: aroundOf(element) } : snippet);
      yield undefined;
    }
    const second = yield* this.put(whole);
    for (const [i, piece] of unclear.entries()) {
      const answer = second?.[i];
      if (!answer || answer === 'around' || answer.length === 0) continue;
      onFound(piece, answer);
      yield undefined;
    }
    return second !== undefined;
  }

  /** Puts snippets to the background as they are, a few hundred at a time. @returns the answers, or undefined without */
  *put(snippets: readonly Snippet[]): Generator<Step, readonly Detected[] | undefined> {
    const answers: Detected[] = [];
    for (let from = 0; from < snippets.length; from += MOST_ASKED) {
      let some: readonly Detected[] | undefined;
      const asking = this.#detect(snippets.slice(from, from + MOST_ASKED)).catch(() => undefined);
      yield (async () => {
        some = await asking;
      })();
      if (!some) return undefined;
      answers.push(...some);
    }
    return answers;
  }

  #keepSilent(key: string): void {
    if (this.#silent.size > MOST_SILENT) this.#silent.clear();
    this.#silent.add(key);
  }
}
