/** The weekly notice: one sentence, on this device, where the person asked for it. */
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { nextNoticeAt, weekToTell, type Notice, type Told } from './core/notice';
import { isDay, type Week } from './core/report';
import { readSetting, writeSetting } from './settings';
import { readWeek } from './store/week';

const NOTICE_PERMISSION = 'notifications';

const ALARM = 'notice';
const KEY = 'noticeTold';
/** A notice is named after the week it tells: "week 2026-11-16". */
const PREFIX = 'week ';

async function readTold(): Promise<Told> {
  const { [KEY]: kept } = await browser.storage.local.get(KEY);
  if (typeof kept !== 'object' || kept === null) return {};
  return {
    ...('week' in kept && typeof kept.week === 'string' && isDay(kept.week) && { week: kept.week }),
    ...('chosenAt' in kept && typeof kept.chosenAt === 'number' && { chosenAt: kept.chosenAt }),
  };
}

/** Keeps what the person chose. What would have been due before is not made up for. */
async function chooseNotice(notice: Notice): Promise<void> {
  await browser.storage.local.set({ [KEY]: { ...(await readTold()), chosenAt: Date.now() } });
  await writeSetting('notice', notice);
}

/**
 * Switches the notice on or off; to be called from a click, for the browser asks the person.
 *
 * @returns the choice as it holds now: off where the browser may not tell
 */
export async function allowNotice(notice: Notice): Promise<Notice> {
  const isAllowed = !notice.isOn || (await browser.permissions.request({ permissions: [NOTICE_PERMISSION] }));
  const held = { ...notice, isOn: notice.isOn && isAllowed };
  await chooseNotice(held);
  return held;
}

/** Whether the person was not yet asked if they want the notice. */
export async function isNoticeOpen(): Promise<boolean> {
  const [wasOffered, { isOn }] = await Promise.all([readSetting('wasNoticeOffered'), readSetting('notice')]);
  return !wasOffered && !isOn;
}

/** Takes the person's answer, and never asks again. Returns whether the week will be told. */
export async function answerNotice(isWanted: boolean): Promise<boolean> {
  // First of all: the browser asks only while the click is fresh.
  const isAllowed = isWanted && (await browser.permissions.request({ permissions: [NOTICE_PERMISSION] }));
  await writeSetting('wasNoticeOffered', true);
  if (isAllowed) await chooseNotice({ ...(await readSetting('notice')), isOn: true });
  return isAllowed;
}

/**
 * Tells the week where it is due and has something to say, and sets the alarm for the next.
 *
 * @param say      the week in one sentence
 * @param firstDay the locale's first day of the week, 1 Monday to 7 Sunday
 */
export async function tellWeek(say: (week: Week) => string, firstDay: number): Promise<void> {
  const notice = await readSetting('notice');
  if (!notice.isOn) {
    await browser.alarms.clear(ALARM);
    return;
  }
  const now = new Date();
  await browser.alarms.create(ALARM, { when: nextNoticeAt(notice, now) });
  if (!(await browser.permissions.contains({ permissions: [NOTICE_PERMISSION] }))) return;
  const told = await readTold();
  const from = weekToTell(notice, now, told, firstDay);
  if (from === undefined) return;
  const week = await readWeek(from, 'alone');
  // Noted first: a worker that is killed in between tells a week never rather than twice.
  await browser.storage.local.set({ [KEY]: { ...told, week: from } });
  if (week.pushes === 0) return;
  await browser.notifications.create(PREFIX + from, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icons/128.png'),
    title: i18n.t('notice.title'),
    message: say(week),
  });
}

async function openReport(name: string): Promise<void> {
  if (!name.startsWith(PREFIX)) return;
  const from = name.slice(PREFIX.length);
  await browser.tabs.create({ url: `${browser.runtime.getURL('/report.html')}#${from}` });
  await browser.notifications.clear(name);
}

/** As a listener: what becomes of it matters to none. */
function onClicked(name: string): void {
  void openReport(name);
}

/** Without the permission there is no such thing yet; a listener that is added twice is there once. */
function listenNow(): void {
  browser.notifications?.onClicked.addListener(onClicked);
}

/** Opens the report when a notice is clicked. To be called at each start of the background, before anything waits. */
export function listenForClicks(): void {
  listenNow();
  browser.permissions.onAdded.addListener(listenNow);
}
