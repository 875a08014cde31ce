/** Each setting with its default, its place and what is a sound value. Adding one is one entry. */
import { browser } from 'wxt/browser';

import { areChosenModes, type ChosenModes } from './core/modes';
import { FIRST_DAYS, type FirstDay } from './core/report';
import { MARK_LOOKS, type MarkLook } from './core/types';

/** A setting: `sync` goes to the person's other devices, `local` stays on this one. */
type Setting<Value> = {
  place: 'sync' | 'local';
  initial: Value;
  isSound: (value: unknown) => value is Value;
};

/** Paused until the person ends it. */
export const UNTIL_RESUMED = Number.MAX_SAFE_INTEGER;

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0;
}

function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isMarkLook(value: unknown): value is MarkLook {
  return MARK_LOOKS.some((look) => look === value);
}

function isListOfWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

function isFirstDay(value: unknown): value is FirstDay {
  return FIRST_DAYS.some((day) => day === value);
}

export type Settings = {
  /** Nothing is read before this time (epoch ms; 0: not paused; `UNTIL_RESUMED`: till the person ends it). */
  pausedUntil: number;
  /** What is done with each pattern, where it is not as usual. */
  modes: ChosenModes;
  /** Whether the icon says how much presses on a page. */
  hasBadge: boolean;
  /** How marks look. */
  look: MarkLook;
  /** Languages whose words are read ("de"); none named: all. */
  languages: readonly string[];
  /** The day a week begins on. */
  firstDay: FirstDay;
};

const SETTINGS: { readonly [Name in keyof Settings]: Setting<Settings[Name]> } = {
  pausedUntil: { place: 'local', initial: 0, isSound: isTime },
  modes: { place: 'sync', initial: {}, isSound: areChosenModes },
  hasBadge: { place: 'sync', initial: true, isSound: isBoolean },
  look: { place: 'sync', initial: 'line-and-tag', isSound: isMarkLook },
  languages: { place: 'sync', initial: [], isSound: isListOfWords },
  firstDay: { place: 'sync', initial: 0, isSound: isFirstDay },
};

function keyOf(name: keyof Settings): string {
  return `setting:${name}`;
}

/** What the person chose, or the default where they did not, or where what is stored is no sound value. */
export async function readSetting<Name extends keyof Settings>(name: Name): Promise<Settings[Name]> {
  const { place, initial, isSound } = SETTINGS[name];
  const { [keyOf(name)]: value } = await browser.storage[place].get(keyOf(name));
  return isSound(value) ? value : initial;
}

/** Keeps what the person chose; the default itself is not kept. Throws where there is no room. */
export async function writeSetting<Name extends keyof Settings>(
  name: Name,
  value: Settings[Name],
): Promise<void> {
  const { place, initial } = SETTINGS[name];
  const area = browser.storage[place];
  const isInitial = JSON.stringify(value) === JSON.stringify(initial);
  await (isInitial ? area.remove(keyOf(name)) : area.set({ [keyOf(name)]: value }));
}

/** Tells when a setting changed, in any window or on another device. Returns what ends the watch. */
export function watchSetting<Name extends keyof Settings>(
  name: Name,
  listener: (value: Settings[Name]) => void,
): () => void {
  const { initial, isSound } = SETTINGS[name];
  const onChanged = (changes: Readonly<Record<string, { newValue?: unknown }>>): void => {
    const change = changes[keyOf(name)];
    if (change) listener(isSound(change.newValue) ? change.newValue : initial);
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
