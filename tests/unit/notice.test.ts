import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { allowNotice, answerNotice, isNoticeOpen, listenForClicks, tellWeek } from '../../lib/notice';
import { readSetting, writeSetting } from '../../lib/settings';
import { addSightings } from '../../lib/store/sightings';
import { beginAfresh, exampleSighting } from './store/fresh';
import { speak } from './speak';

const MONDAY = 1;
const NINE = new Date('2026-11-23T09:00:00');
const create = vi.fn<(name: string, words: { message: string }) => Promise<string>>();
const request = vi.fn<() => Promise<boolean>>();
let isAllowed = true;

beforeEach(async () => {
  await beginAfresh();
  speak('en');
  isAllowed = true;
  create.mockImplementation((name) => Promise.resolve(name));
  request.mockImplementation(() => Promise.resolve(isAllowed));
  vi.spyOn(fakeBrowser.notifications, 'create').mockImplementation(create as never);
  fakeBrowser.permissions.contains = () => Promise.resolve(isAllowed);
  fakeBrowser.permissions.request = request;
  vi.useFakeTimers({ toFake: ['Date'], now: NINE });
  return () => vi.useRealTimers();
});

async function tell(): Promise<void> {
  await tellWeek(({ pushes }) => `${pushes} pushes`, MONDAY);
}

async function choose(): Promise<void> {
  await writeSetting('notice', { isOn: true, weekday: 1, hour: 9 });
}

describe('the weekly notice', () => {
  it('tells the week once, and sets the alarm for the next', async () => {
    await choose();
    await addSightings([exampleSighting({ day: '2026-11-17' }), exampleSighting({ day: '2026-11-23' })]);
    await tell();
    await tell();
    expect(create.mock.calls).toMatchObject([
      ['week 2026-11-16', { title: 'Your week', message: '1 pushes' }],
    ]);
    expect(await fakeBrowser.alarms.getAll()).toMatchObject([
      { name: 'notice', scheduledTime: new Date('2026-11-30T09:00:00').getTime() },
    ]);
  });

  it('says nothing where there is nothing to say, and does not make up for it later', async () => {
    await choose();
    await tell();
    await addSightings([exampleSighting({ day: '2026-11-17' })]);
    await tell();
    expect(create).not.toHaveBeenCalled();
  });

  it('says nothing where it is off, and wakes nobody', async () => {
    await choose();
    await tell();
    await writeSetting('notice', { isOn: false, weekday: 1, hour: 9 });
    await addSightings([exampleSighting({ day: '2026-11-17' })]);
    await tell();
    expect(create).not.toHaveBeenCalled();
    expect(await fakeBrowser.alarms.getAll()).toEqual([]);
  });

  it('says nothing where the permission was taken back', async () => {
    await choose();
    await addSightings([exampleSighting({ day: '2026-11-17' })]);
    isAllowed = false;
    await tell();
    expect(create).not.toHaveBeenCalled();
  });

  it('opens the report of its week when it is clicked', async () => {
    const tabs = vi.spyOn(fakeBrowser.tabs, 'create');
    vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockImplementation(() => undefined);
    const listened = vi.spyOn(fakeBrowser.notifications.onClicked, 'addListener').mockReturnValue();
    listenForClicks();
    const [click] = listened.mock.calls[0] ?? [];
    click?.('of another program');
    click?.('week 2026-11-16');
    await vi.waitFor(() => expect(tabs).toHaveBeenCalledOnce());
    expect(tabs.mock.calls[0]?.[0].url).toMatch(/\/report\.html#2026-11-16$/u);
  });
});

describe('the question', () => {
  it('is asked once: a Yes switches it on', async () => {
    expect(await isNoticeOpen()).toBe(true);
    expect(await answerNotice(true)).toBe(true);
    expect(await readSetting('notice')).toEqual({ isOn: true, weekday: 1, hour: 9 });
    expect(await isNoticeOpen()).toBe(false);
  });

  it('is asked once: a No is a No, and the browser is not bothered', async () => {
    expect(await answerNotice(false)).toBe(false);
    expect(request).not.toHaveBeenCalled();
    expect(await readSetting('notice')).toMatchObject({ isOn: false });
    expect(await isNoticeOpen()).toBe(false);
  });

  it('leaves it off where the browser does not allow it', async () => {
    isAllowed = false;
    expect(await answerNotice(true)).toBe(false);
    expect(await allowNotice({ isOn: true, weekday: 3, hour: 8 })).toEqual({
      isOn: false,
      weekday: 3,
      hour: 8,
    });
    expect(await readSetting('notice')).toMatchObject({ isOn: false, weekday: 3 });
  });

  it('does not tell at once what was due before it was switched on', async () => {
    await addSightings([exampleSighting({ day: '2026-11-17' })]);
    vi.setSystemTime(new Date('2026-11-23T15:00:00'));
    await answerNotice(true);
    await tell();
    expect(create).not.toHaveBeenCalled();
  });
});
