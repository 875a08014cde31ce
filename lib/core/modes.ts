/** What is done with each pattern. Pure: what the person chose comes in. */
import { MODES, PATTERNS, type Mode, type Pattern } from './types';

/** What a person chose, in general or for one site; what is missing is as usual. */
export type ChosenModes = Readonly<Partial<Record<Pattern, Mode>>>;
export type Modes = Readonly<Record<Pattern, Mode>>;

/** What an organisation set: in the place of what is usual, and what nobody else can change. */
export type PresetModes = { usual: ChosenModes; locked: ChosenModes };

/** What is done where the person chose nothing. */
const USUAL_MODE: Mode = 'mark';

/** A No must stay in reach, and a consent in sight: these two are never hidden, nor is a tick taken for the person. */
const CHOICES: Readonly<Partial<Record<Pattern, readonly Mode[]>>> = {
  confirmshaming: ['off', 'log', 'mark', 'calm'],
  preticked: ['off', 'log', 'mark'],
};

/** The modes one can choose from for a pattern, the quietest first. */
export function choicesOf(pattern: Pattern): readonly Mode[] {
  return CHOICES[pattern] ?? MODES;
}

/**
 * What is done with each pattern, the nearest word first.
 *
 * @param chosen what was said for the site, then what was said in general
 */
export function modesOf(...chosen: readonly ChosenModes[]): Modes {
  const said = (pattern: Pattern): Mode =>
    chosen.find((each) => each[pattern] !== undefined)?.[pattern] ?? USUAL_MODE;
  // One mode for each pattern: `fromEntries` forgets that its keys are known.
  return Object.fromEntries(PATTERNS.map((pattern) => [pattern, said(pattern)])) as Modes;
}

/** Patterns that can be calmed, and are neither calm nor quieter. */
function toCalm(chosen: ChosenModes): readonly Pattern[] {
  return PATTERNS.filter(
    (pattern) => choicesOf(pattern).includes('calm') && (chosen[pattern] ?? 'mark') === 'mark',
  );
}

/** Calm for every pattern that can be calmed; what is quieter already stays as it is. */
export function allCalm(chosen: ChosenModes): ChosenModes {
  return { ...chosen, ...Object.fromEntries(toCalm(chosen).map((pattern) => [pattern, 'calm' as const])) };
}

/** Whether every pattern that can be calmed is calm or quieter. */
export function areAllCalm(chosen: ChosenModes): boolean {
  return toCalm(chosen).length === 0;
}

/**
 * The same for every pattern; those it is not for stay as usual.
 *
 * @param usual what is done where nothing is chosen, where an organisation set that
 */
export function sameForAll(mode: Mode, usual: ChosenModes = {}): ChosenModes {
  const done = modesOf(usual);
  const patterns = PATTERNS.filter((pattern) => done[pattern] !== mode && choicesOf(pattern).includes(mode));
  return Object.fromEntries(patterns.map((pattern) => [pattern, mode]));
}

/** Whether this is what was chosen for every pattern. @param usual as for `sameForAll` */
export function isForAll(mode: Mode, chosen: ChosenModes, usual: ChosenModes = {}): boolean {
  const wanted = modesOf(sameForAll(mode, usual), usual);
  const modes = modesOf(chosen, usual);
  return PATTERNS.every((pattern) => modes[pattern] === wanted[pattern]);
}

/** Whether stored or sent data is a pattern and a mode one can choose for it. */
export function isChoice([id, mode]: readonly [string, unknown]): boolean {
  const pattern = PATTERNS.find((known) => known === id);
  return pattern !== undefined && choicesOf(pattern).some((choice) => choice === mode);
}

/** Whether stored or sent data is what a person can choose. */
export function areChosenModes(value: unknown): value is ChosenModes {
  return typeof value === 'object' && value !== null && Object.entries(value).every(isChoice);
}
