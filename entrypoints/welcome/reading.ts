/**
 * Reads one box of this page as every other page is read. Our own pages have no script that reads: here the same reader
 * and the same marks run in the page itself, and what they find outside the box is left alone. Nothing is kept.
 */
import type { Modes } from '@/lib/core/modes';
import { PATTERNS, type MarkLook, type Pattern } from '@/lib/core/types';
import { send } from '@/lib/messages';
import { createMarks } from '@/lib/page/mark';
import { Watch } from '@/lib/page/watch';
import { ask } from '@/lib/question';

/** What a person chose to be done with what is found. */
export type Manner = { modes: Modes; look: MarkLook };

export type Reading = {
  /** Marks what is found in another way. */
  change(manner: Manner): void;
  /** Forgets what was called no pressure in the box. */
  beginAgain(): void;
  stop(): void;
};

/**
 * Begins to read a box.
 *
 * @param onFound the patterns found in it now, each once; told anew at each change
 * @param onLeft  the person said something on a card, which takes marks away
 */
export function readBox(
  box: Element,
  manner: Manner,
  onFound: (patterns: readonly Pattern[]) => void,
  onLeft: () => void,
): Reading {
  let { modes, look } = manner;
  let isTrusted = false;
  const dismissed = new Set<string>();
  const silenced = new Set<Pattern>();

  const draw = (): void => {
    const found = watch
      .shown()
      .filter(
        ({ element, finding }) =>
          box.contains(element) && !dismissed.has(finding.claim) && !silenced.has(finding.pattern),
      );
    onFound(PATTERNS.filter((pattern) => found.some(({ finding }) => finding.pattern === pattern)));
    const drawn = found.flatMap((each) => {
      const mode = modes[each.finding.pattern];
      return mode === 'mark' || mode === 'calm' || mode === 'hide' ? [{ ...each, mode }] : [];
    });
    marks.set(isTrusted ? [] : drawn, look);
  };
  const leave = async (): Promise<void> => onLeft();

  const marks = createMarks({
    given: () => undefined,
    onTrust: () => {
      isTrusted = true;
      return leave();
    },
    onDismiss: ({ claim }) => {
      dismissed.add(claim);
      return leave();
    },
    onSilence: ({ pattern }) => {
      silenced.add(pattern);
      return leave();
    },
  });
  const watch = new Watch({
    detect: (snippets) => ask(snippets, (question) => send('detect', question)),
    onChange: draw,
    onSeen: () => undefined,
    onPromise: () => undefined,
    onView: () => undefined,
    isSilent: () => false,
    isOurs: (node) => marks.owns(node),
  });

  return {
    change(next) {
      ({ modes, look } = next);
      draw();
    },
    beginAgain() {
      isTrusted = false;
      dismissed.clear();
      silenced.clear();
      draw();
    },
    stop() {
      watch.stop();
      marks.dispose();
    },
  };
}
