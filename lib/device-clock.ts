/** Whether the device's clock was set while we were awake: what was read before it and after it cannot be compared. */
import { browser } from 'wxt/browser';

/** Clocks are corrected by less than this all the time. */
const SET_MS = 2_000;
const KEY = 'clockSetAt';

let offsetMs: number | undefined;

/** When the device's clock was last seen to be set (epoch ms), in this session of the browser; 0 for never. */
export async function readClockSetAt(): Promise<number> {
  const now = Date.now();
  const nextOffsetMs = now - performance.now();
  const isSet = offsetMs !== undefined && Math.abs(nextOffsetMs - offsetMs) > SET_MS;
  offsetMs = nextOffsetMs;
  if (isSet) await browser.storage.session.set({ [KEY]: now });
  const { [KEY]: setAt } = await browser.storage.session.get(KEY);
  return typeof setAt === 'number' ? setAt : 0;
}
