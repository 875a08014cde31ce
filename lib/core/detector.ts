import type { Hits } from './lexicon';
import type { Finding, Pattern, Snippet } from './types';

/** What a detector says of a snippet it recognises: a finding but for the parts all findings share. */
export type Match = Omit<Finding, 'pattern' | 'lang'>;

/** The code that knows one pattern. */
export type Detector<Kind extends Snippet['kind'] = Snippet['kind']> = {
  /** The pattern, and the name of the file. */
  id: Pattern;
  /** The kinds of snippet it reads. */
  reads: readonly Kind[];
  /**
   * Looks at one snippet through the words of one language.
   *
   * @param snippet a piece of the page
   * @param hits    what the snippet's own words say; for forms and clocks all their texts in one
   * @returns the match, or undefined where this is not the pattern; never throws
   */
  find(snippet: Extract<Snippet, { kind: Kind }>, hits: Hits): Match | undefined;
};

/** Makes a detector; its type narrows the snippet to the kinds it reads. */
export function detector<const Kind extends Snippet['kind']>(definition: Detector<Kind>): Detector<Kind> {
  return definition;
}
