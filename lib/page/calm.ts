/** Takes the push out of a finding, without a touch to the page's own nodes: what is drawn over it in its place. */
import { i18n } from '#i18n';

import type { Mode, PageFinding } from '../core/types';
import { dayOrTime, nameOf } from '../sentences';
import { build } from './overlay';
import { loudBoxOf, paperOf } from './paper';
import { parentOf } from './visible';

/** A clock's end is read a little differently each time: less than this is the same end. */
const SAME_END_MS = 60_000;

/** What stands on a cover: in full, and where there is little room. */
type Words = { long: string; short: string };

/**
 * Whether something of ours lies over what was found.
 *
 * @param isLoud the words stand on a colour of their own, so that plain ink alone does not calm them
 */
export function isCoveredBy(
  { pattern, placement }: Pick<PageFinding, 'pattern' | 'placement'>,
  mode: Mode,
  isLoud: boolean,
): boolean {
  if (mode === 'calm') return isLoud || pattern === 'countdown' || pattern === 'confirmshaming';
  // A gate over the page is closed, not covered.
  return mode === 'hide' && (pattern !== 'gate' || placement === undefined || placement === 'inline');
}

/** The end that a clock names, in epoch ms. */
function endOf({ promised }: PageFinding, readAt: number): number | undefined {
  return promised?.what === 'end' ? readAt + promised.remainingMs : undefined;
}

function wordsFor(finding: PageFinding, mode: Mode, endsAt: number | undefined): Words {
  const { pattern } = finding;
  if (pattern === 'confirmshaming') {
    const said = i18n.t('calm.decline');
    return { long: said, short: said };
  }
  if (mode === 'hide') {
    const said = pattern === 'gate' ? i18n.t('calm.hidden', [nameOf(pattern)]) : '';
    return { long: said, short: '' };
  }
  if (pattern !== 'countdown') return { long: finding.quote, short: '' };
  const first = finding.seen.find((seen) => seen.what === 'promised')?.first;
  if (finding.evidence === 'proven' && first) {
    const since = dayOrTime(first.at);
    return { long: i18n.t('calm.proven', [since]), short: i18n.t('calm.proven_short', [since]) };
  }
  if (endsAt === undefined) return { long: nameOf(pattern), short: '' };
  const at = dayOrTime(endsAt);
  const isToday = new Date(endsAt).toDateString() === new Date().toDateString();
  return {
    long: i18n.t(isToday ? 'calm.ends_today' : 'calm.ends', [at]),
    short: i18n.t('calm.ends_short', [at]),
  };
}

/** A cover over one finding. */
export type Cover = {
  readonly element: HTMLElement;
  /** What it lies over. */
  readonly below: Element;
  /** Says what is known now. @param readAt when it was read (epoch ms) */
  update(finding: PageFinding, mode: Mode, readAt: number): void;
};

/** Makes a cover that looks like the page below it. @param show what its button does, where it has one */
export function createCover(target: Element, show?: HTMLButtonElement): Cover {
  const long = build('span', 'long');
  const short = build('span', 'short');
  const element = build('div', 'cover', long, short);
  if (show) element.append(show);
  // The page below still says what it says; who listens is told by the tag.
  element.ariaHidden = show ? null : 'true';
  let endsAt: number | undefined;
  // A badge is covered in the colour of what it stands on; a clock keeps its own.
  const loud = loudBoxOf(target);
  const { paper, ink } = paperOf((loud && parentOf(loud)) ?? target);
  element.style.setProperty('--paper-below', paper);
  element.style.setProperty('--ink-below', ink);
  return {
    element,
    below: target,
    update(finding, mode, readAt) {
      const next = endOf(finding, readAt);
      if (next === undefined || endsAt === undefined || Math.abs(next - endsAt) > SAME_END_MS) endsAt = next;
      const words = wordsFor(finding, mode, endsAt);
      if (long.textContent !== words.long) long.textContent = words.long;
      if (short.textContent !== words.short) short.textContent = words.short;
    },
  };
}
