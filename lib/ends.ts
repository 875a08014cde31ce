/** What ends by itself: trust for an hour, a pause until tomorrow. Open tabs notice when it does. */
import { browser } from 'wxt/browser';

import { readSetting, UNTIL_RESUMED, writeSetting } from './settings';
import { dropEndedRules } from './store/trusted';

const ALARM = 'ends';

/** Ends what is over, and sets the alarm for what ends next. */
export async function endWhatIsOver(): Promise<void> {
  const now = Date.now();
  const pausedUntil = await readSetting('pausedUntil');
  if (pausedUntil !== 0 && pausedUntil <= now) await writeSetting('pausedUntil', 0);
  const ends = [
    await dropEndedRules(now),
    pausedUntil > now && pausedUntil !== UNTIL_RESUMED ? pausedUntil : undefined,
  ].filter((end) => end !== undefined);
  if (ends.length === 0) await browser.alarms.clear(ALARM);
  else await browser.alarms.create(ALARM, { when: Math.min(...ends) });
}
