/** Each setting with its default, its place and what is a sound value. Adding one is one entry. */
import { browser } from 'wxt/browser';

import { areChosenModes, type ChosenModes } from './core/modes';
import { isNotice, type Notice } from './core/notice';
import { isRetentionDays, type RetentionDays } from './core/retention';
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

function isSuggested(value: unknown): value is Settings['suggested'] {
  if (typeof value !== 'object' || value === null) return false;
  return ['week', 'kind', 'before'].every((name) => typeof Reflect.get(value, name) === 'string');
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
  /** The last suggestion of a report and its week (its first day), so that the next one is another. */
  suggested: { week: string; kind: string; before: string };
  /** An address that is given is kept in a form that hides it ("a…@example.org"); else only that one was given. */
  addressMask: boolean;
  /** How long the log is kept, in days; 0: all of it. For this device, where the log is. */
  retentionDays: RetentionDays;
  /** Whether a backup is written to the downloads folder once a week. */
  hasWeeklyFile: boolean;
  /** When the week is told. For this device, which has to be allowed to. */
  notice: Notice;
  /** Whether the report has asked if it should tell the week: it asks once. */
  wasNoticeOffered: boolean;
  /** Whether this device's weekly total goes to the person's other devices. */
  isDeviceShared: boolean;
  /** What the person calls this device; '': nothing of its own. */
  deviceName: string;
  /** Whether the icon says how much presses on a page. */
  hasBadge: boolean;
  /** How marks look. */
  look: MarkLook;
  /** Languages whose words are read ("de"); none named: all. */
  languages: readonly string[];
  /** The day a week begins on. */
  firstDay: FirstDay;
};

/** The longest name a device may have, in characters. */
export const LONGEST_DEVICE_NAME = 40;

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

function isDeviceName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_DEVICE_NAME;
}

const SETTINGS: { readonly [Name in keyof Settings]: Setting<Settings[Name]> } = {
  pausedUntil: { place: 'local', initial: 0, isSound: isTime },
  modes: { place: 'sync', initial: {}, isSound: areChosenModes },
  suggested: { place: 'local', initial: { week: '', kind: '', before: '' }, isSound: isSuggested },
  addressMask: { place: 'sync', initial: false, isSound: isFlag },
  retentionDays: { place: 'local', initial: 730, isSound: isRetentionDays },
  hasWeeklyFile: { place: 'local', initial: false, isSound: isFlag },
  notice: { place: 'local', initial: { isOn: false, weekday: 1, hour: 9 }, isSound: isNotice },
  wasNoticeOffered: { place: 'local', initial: false, isSound: isFlag },
  isDeviceShared: { place: 'local', initial: false, isSound: isFlag },
  deviceName: { place: 'local', initial: '', isSound: isDeviceName },
  hasBadge: { place: 'sync', initial: true, isSound: isFlag },
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
