/** The one suggestion of a week, chosen from what happened in it. Pure. */
import type { ChosenModes } from './modes';
import { modesOf } from './modes';
import type { Week } from './report';
import type { Pattern } from './types';

/** What to do, and the figures that say why. */
export type Suggestion =
  /** One pattern makes up much of the week: calm it. */
  | { kind: 'calm-pattern'; pattern: Pattern; count: number }
  /** One site pushed much more than the others: calm it there. */
  | { kind: 'calm-site'; site: string; count: number }
  /** Gates kept opening by themselves: have them out of the way. */
  | { kind: 'hide-gates'; count: number }
  /** A promise was broken: keep the evidence. */
  | { kind: 'keep-evidence'; site: string }
  /** A quiet week: write down what was good about it. */
  | { kind: 'write'; pushes: number };

type Known = {
  week: Pick<Week, 'pushes' | 'byPattern' | 'bySite' | 'usual'>;
  /** Imposed gates of the week. */
  imposedGates: number;
  /** Sites whose promises were broken in it, the latest first. */
  brokenSites: readonly string[];
  /** What is done in general. */
  modes: ChosenModes;
  /** Sites where something is done already: trusted ones, and those with modes of their own. */
  settledSites: ReadonlySet<string>;
  /** Patterns whose modes are not the person's to choose. */
  settledPatterns: ReadonlySet<Pattern>;
  /** What was suggested the week before: it varies. */
  before?: string;
};

/** So many pushes are worth a word at all. */
const FEW = 6;
const PATTERN_SHARE = 0.35;
const SITE_SHARE = 0.3;
const GATES_LEAST = 4;

/** Each with how much it matters, from 0 to 1. */
function candidatesOf({
  week,
  imposedGates,
  brokenSites,
  modes,
  settledSites,
  settledPatterns,
}: Known): [number, Suggestion][] {
  const done = modesOf(modes);
  const { pushes } = week;
  const candidates: [number, Suggestion][] = [];
  const [brokenSite] = brokenSites;
  if (brokenSite !== undefined) candidates.push([0.95, { kind: 'keep-evidence', site: brokenSite }]);
  const pattern = week.byPattern.find(
    (each) =>
      each.pattern !== 'gate' &&
      each.pattern !== 'preticked' &&
      done[each.pattern] === 'mark' &&
      !settledPatterns.has(each.pattern),
  );
  if (pattern && pushes >= FEW && pattern.count >= PATTERN_SHARE * pushes)
    candidates.push([
      pattern.count / pushes,
      { kind: 'calm-pattern', pattern: pattern.pattern, count: pattern.count },
    ]);
  const site = week.bySite.find((each) => !settledSites.has(each.site));
  if (site && pushes >= FEW && site.count >= SITE_SHARE * pushes)
    candidates.push([site.count / pushes, { kind: 'calm-site', site: site.site, count: site.count }]);
  if (imposedGates >= GATES_LEAST && done.gate !== 'hide' && !settledPatterns.has('gate'))
    candidates.push([Math.min(0.9, imposedGates / 12), { kind: 'hide-gates', count: imposedGates }]);
  return candidates;
}

/** Chooses one suggestion; not the kind of the week before where there is another. */
export function suggestionOf(known: Known): Suggestion {
  const ranked = candidatesOf(known).toSorted(([a], [b]) => b - a);
  const other = ranked.find(([, { kind }]) => kind !== known.before) ?? ranked[0];
  return other?.[1] ?? { kind: 'write', pushes: known.week.pushes };
}
