/** What the person wants done with each pattern: in general a setting, for one site an item of its own. */
import { browser } from 'wxt/browser';

import { areChosenModes, modesOf, type ChosenModes, type Modes } from '../core/modes';
import type { Mode, Pattern } from '../core/types';
import { readSetting, watchSetting } from '../settings';
import { readPresetModes, watchPolicy } from './policy';
import { readSynced, removeSynced, writeSynced } from './synced';

const PREFIX = 'modes:';

type Items = Readonly<Record<string, unknown>>;

/** What was chosen for one site. */
export async function readSiteModes(site: string): Promise<ChosenModes> {
  const key = PREFIX + site;
  const { sync, local } = await readSynced(key);
  const value = sync[key] ?? local[key];
  return areChosenModes(value) ? value : {};
}

/** The sites that something was chosen for, in the order of their names. */
export async function readAllSiteModes(): Promise<{ site: string; modes: ChosenModes }[]> {
  const { sync, local } = await readSynced(null);
  return Object.entries({ ...local, ...sync })
    .flatMap(([key, modes]) =>
      key.startsWith(PREFIX) && areChosenModes(modes) ? [{ site: key.slice(PREFIX.length), modes }] : [],
    )
    .toSorted((a, b) => (a.site < b.site ? -1 : 1));
}

/** What is done with each pattern on a site. */
export async function readModes(site: string): Promise<Modes> {
  const [own, general, preset] = await Promise.all([
    readSiteModes(site),
    readSetting('modes'),
    readPresetModes(),
  ]);
  return modesOf(preset.locked, own, general, preset.usual);
}

/**
 * Chooses what is done with a pattern on a site; undefined: as usual again.
 *
 * @throws StoreError where neither the browser's sync nor this device has room
 */
export async function writeSiteMode(site: string, pattern: Pattern, mode: Mode | undefined): Promise<void> {
  const { [pattern]: _, ...others } = await readSiteModes(site);
  await writeSiteModes(site, mode === undefined ? others : { ...others, [pattern]: mode });
}

/** Chooses all that is done on a site in the place of what was; nothing: as usual again. @throws StoreError */
export async function writeSiteModes(site: string, modes: ChosenModes): Promise<void> {
  const key = PREFIX + site;
  await (Object.keys(modes).length === 0 ? removeSynced(key) : writeSynced({ [key]: modes }));
}

/** Tells when any mode changed, in general, for a site or by policy. Returns what ends the watch. */
export function watchModes(listener: () => void): () => void {
  const onChanged = (changes: Items): void => {
    if (Object.keys(changes).some((key) => key.startsWith(PREFIX))) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  const unwatchSetting = watchSetting('modes', listener);
  const unwatchPolicy = watchPolicy(listener);
  return () => {
    browser.storage.onChanged.removeListener(onChanged);
    unwatchSetting();
    unwatchPolicy();
  };
}
