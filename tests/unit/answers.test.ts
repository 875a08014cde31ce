import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { modesOf } from '../../lib/core/modes';
import { localDay } from '../../lib/core/report';
import type { PageFinding } from '../../lib/core/types';
import background from '../../entrypoints/background';
import type { Answer, Data, Name, SeenFinding, Sender } from '../../lib/messages';
import type { FramePlace } from '../../lib/page-state';
import { UNTIL_RESUMED, writeSetting } from '../../lib/settings';
import { closeDatabase } from '../../lib/store/db';
import { readAddresses } from '../../lib/store/addresses';
import { readBrowsing } from '../../lib/store/browsing';
import { readDismissals } from '../../lib/store/dismissals';
import { readSightings } from '../../lib/store/sightings';
import { readTab } from '../../lib/store/tabs';
import { readSiteModes, writeSiteMode } from '../../lib/store/modes';
import { readTrouble } from '../../lib/store/trouble';
import { addRule, readRules, removeRule } from '../../lib/store/trusted';
import { speak } from './speak';
import { beginAfresh } from './store/fresh';

const TAB = 7;
const ADDRESS = 'https://www.shop.example/a?email=anna@example.org#x';
const OTHER = 'https://other.example/';

/** The other side of a tab: what the page answers when the background asks it. */
const inTab = vi.fn<(tabId: number, message: unknown, options?: object) => Promise<unknown>>();

type Listener = (message: unknown, sender: Sender, answer: (value: unknown) => void) => unknown;
let listener: Listener;
let onReplaced: (added: number, removed: number) => void;

/** The worker begins, or begins again: what it knows is what is stored. */
async function startWorker(): Promise<void> {
  await closeDatabase();
  vi.spyOn(fakeBrowser.runtime.onMessage, 'addListener').mockImplementation((added) => {
    listener = added as Listener;
  });
  vi.spyOn(fakeBrowser.tabs.onReplaced, 'addListener').mockImplementation((added) => {
    onReplaced = added;
  });
  // There are no keys here to press.
  vi.spyOn(fakeBrowser.commands.onCommand, 'addListener').mockImplementation(() => undefined);
  // Nor anybody to give permissions, or to click.
  vi.spyOn(fakeBrowser.permissions.onAdded, 'addListener').mockReturnValue();
  background.main();
}

beforeEach(async () => {
  await beginAfresh();
  speak('de');
  inTab.mockRejectedValue(new Error('nobody there'));
  vi.spyOn(fakeBrowser.tabs, 'sendMessage').mockImplementation(inTab);
  await startWorker();
});

function from(given: Partial<Sender> & { incognito?: boolean; address?: string } = {}): Sender {
  const { incognito = false, address = ADDRESS, ...rest } = given;
  return {
    id: fakeBrowser.runtime.id,
    frameId: 0,
    url: address,
    tab: { id: TAB, url: address, incognito },
    ...rest,
  };
}

/** Sends a message as the browser would hand it over; throws what the page would see. */
async function send<N extends Name>(name: N, data: Data<N>, sender: Sender = from()): Promise<Answer<N>> {
  const answer = await new Promise<unknown>((resolve) => {
    const isTaken = listener({ to: 'manometer', name, data }, sender, resolve);
    if (isTaken !== true) resolve({ failed: 'not answered' });
  });
  if (typeof answer === 'object' && answer !== null && 'failed' in answer)
    throw new Error(String(answer.failed));
  return answer as Answer<N>;
}

function finding(given: Partial<PageFinding> = {}): PageFinding {
  return {
    id: 'f1',
    claim: 'c1',
    pattern: 'scarcity',
    quote: 'Nur noch 3 auf Lager',
    evidence: 'claimed',
    confidence: 0.9,
    lang: 'de',
    seen: [{ what: 'worded' }],
    ...given,
  };
}

function found(findings: readonly PageFinding[], path: readonly number[] = []): Data<'found'> {
  return { view: 'v', path, findings, isCutShort: false };
}

function seen(given: Partial<SeenFinding> = {}): SeenFinding {
  const now = new Date();
  return {
    id: 's1',
    claim: 'c1',
    pattern: 'scarcity',
    quote: 'Nur noch 3 auf Lager',
    evidence: 'claimed',
    seenAt: now.getTime(),
    day: localDay(now),
    hour: now.getHours(),
    ...given,
  };
}

function seenAt(at: number): Partial<SeenFinding> {
  return { seenAt: at, day: localDay(new Date(at)), hour: new Date(at).getHours() };
}

const HELLO = { isTop: true, startedAt: 1_000 };
const GATE = finding({
  id: 'g',
  claim: 'cg',
  pattern: 'gate',
  form: 'newsletter',
  placement: 'inline',
  trigger: 'sought',
});

async function kept(): Promise<unknown> {
  return {
    sightings: await readSightings('', '9999'),
    browsing: await readBrowsing('', '9999'),
    dismissals: await readDismissals(),
    local: await fakeBrowser.storage.local.get(null),
    sync: await fakeBrowser.storage.sync.get(null),
  };
}
const NOTHING = { sightings: [], browsing: [], dismissals: [], local: {}, sync: {} };

async function badge(tabId = TAB): Promise<string> {
  return fakeBrowser.action.getBadgeText({ tabId });
}

describe('who may speak', () => {
  it.each([
    ['another extension', from({ id: 'stranger' })],
    ['the popup, which has no tab', from({ tab: undefined })],
    ['a page of the browser’s own', from({ tab: { id: -1, url: ADDRESS, incognito: false } })],
    ['a page nobody sees yet', from({ documentLifecycle: 'prerender' })],
  ])('not %s', async (_, sender) => {
    await expect(send('hello', HELLO, sender)).rejects.toThrow();
    await expect(send('sighted', { sightings: [seen()] }, sender)).rejects.toThrow();
    await expect(send('trust', {}, sender)).rejects.toThrow();
    expect(await kept()).toEqual(NOTHING);
  });

  it('nor a page whose message has another shape', async () => {
    const forged = { sightings: [{ ...seen(), site: 'victim.example' }] };
    await expect(send('sighted', forged)).rejects.toThrow('wrong shape');
    // @ts-expect-error a page can send what it likes
    await expect(send('constructor', {})).rejects.toThrow();
    await expect(send('look', { withHidden: true, isStatic: false })).rejects.toThrow();
    expect(await kept()).toEqual(NOTHING);
  });

  it('and a page of ours in a tab is no page of the web', async () => {
    const sender = from({ address: 'chrome-extension://abc/report.html' });
    expect(await send('hello', HELLO, sender)).toMatchObject({ isReading: false, silence: 'unreadable' });
    await send('sighted', { sightings: [seen()] }, sender);
    await expect(send('trust', {}, sender)).rejects.toThrow('not a web page');
    expect(await kept()).toEqual(NOTHING);
  });
});

describe('an address that was given', () => {
  const GAVE: Data<'gave'> = { form: 'discount', quote: '10 % für deine E-Mail', masked: 'a…@example.org' };

  it('is noted with the site of its sender, today, and without a hint that nobody wanted', async () => {
    expect(await send('gave', GAVE)).toEqual({ stored: true });
    const day = localDay(new Date());
    expect(await readAddresses()).toEqual([
      {
        id: `shop.example ${day}`,
        site: 'shop.example',
        day,
        givenAt: expect.any(Number),
        form: 'discount',
        quote: '10 % für deine E-Mail',
      },
    ]);
    await writeSetting('addressMask', true);
    await send('gave', { ...GAVE, quote: 'later' });
    expect(await readAddresses()).toMatchObject([
      { quote: '10 % für deine E-Mail', masked: 'a…@example.org' },
    ]);
  });

  it('is told to the next page of that site, and not in a private window', async () => {
    await send('gave', GAVE);
    const given = { day: localDay(new Date()), quote: '10 % für deine E-Mail', days: 1 };
    expect(await send('hello', HELLO)).toMatchObject({ given, isMasking: false });
    expect(await send('hello', HELLO, from({ incognito: true }))).not.toHaveProperty('given');
    expect(await send('hello', HELLO, from({ address: OTHER }))).not.toHaveProperty('given');
  });

  it.each([
    ['a private window', from({ incognito: true })],
    ['a trusted site', from({ address: 'https://good.example/' })],
  ])('is not noted in %s', async (_, sender) => {
    await addRule({ scope: 'domain', value: 'good.example', addedAt: 1 });
    expect(await send('gave', GAVE, sender)).toEqual({ stored: true });
    expect(await readAddresses()).toEqual([]);
  });

  it.each([
    ['a whole address', { ...GAVE, masked: 'anna@example.org' }],
    ['a site', { ...GAVE, site: 'victim.example' }],
    ['another form', { ...GAVE, form: 'log-in' }],
    ['no quote', { form: 'discount' }],
  ])('is refused with %s', async (_, forged) => {
    await expect(send('gave', forged as Data<'gave'>)).rejects.toThrow('wrong shape');
    expect(await readAddresses()).toEqual([]);
  });

  it('says so where there is no room', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await send('gave', GAVE)).toEqual({ stored: false });
    expect(await readTrouble()).toBe('full');
    vi.restoreAllMocks();
  });
});

describe('hello', () => {
  it('lets a page be read', async () => {
    expect(await send('hello', HELLO)).toEqual({
      isReading: true,
      isPrivate: false,
      dismissed: [],
      modes: modesOf(),
      isMasking: false,
      look: 'line-and-tag',
      languages: [],
    });
    expect(await readTab(TAB)).toMatchObject({ url: 'https://www.shop.example/a' });
  });

  it('silences a trusted site, in its frames and in other people’s frames on it, and not elsewhere', async () => {
    await addRule({ scope: 'domain', value: 'shop.example', addedAt: 1 });
    const quiet = { isReading: false, silence: 'trusted' };
    expect(await send('hello', HELLO)).toMatchObject(quiet);
    const frame = from({ frameId: 3, url: 'https://ads.example/' });
    expect(await send('hello', { ...HELLO, isTop: false }, frame)).toMatchObject(quiet);
    const framed = from({ frameId: 3, url: ADDRESS, tab: { id: TAB, url: OTHER, incognito: false } });
    expect(await send('hello', { ...HELLO, isTop: false }, framed)).toMatchObject({ isReading: true });
    await removeRule({ scope: 'domain', value: 'shop.example' });
    expect(await send('hello', HELLO)).toMatchObject({ isReading: true });
  });

  it('silences every page while paused, and none after', async () => {
    await writeSetting('pausedUntil', UNTIL_RESUMED);
    expect(await send('hello', HELLO)).toMatchObject({ isReading: false, silence: 'paused' });
    expect(await badge()).toBe('II');
    await writeSetting('pausedUntil', Date.now() - 1);
    expect(await send('hello', HELLO)).toMatchObject({ isReading: true });
    expect(await badge()).toBe('');
  });

  it('names what was dismissed on this site', async () => {
    await send('dismiss', { claim: 'c1', pattern: 'scarcity', quote: 'x' });
    expect(await send('hello', HELLO)).toMatchObject({ dismissed: ['c1'] });
    expect(await send('hello', HELLO, from({ address: OTHER }))).toMatchObject({ dismissed: [] });
  });

  it('says what is done with each pattern: for the site, else in general, else marked', async () => {
    await writeSetting('modes', { scarcity: 'log', deadline: 'calm' });
    await writeSiteMode('shop.example', 'scarcity', 'hide');
    expect(await send('hello', HELLO)).toMatchObject({
      modes: { scarcity: 'hide', deadline: 'calm', gate: 'mark' },
    });
    const elsewhere = await send('hello', HELLO, from({ address: OTHER }));
    expect(elsewhere).toMatchObject({ modes: { scarcity: 'log' } });
  });

  it('says how marks look and which languages are read', async () => {
    await writeSetting('look', 'tag');
    await writeSetting('languages', ['de']);
    expect(await send('hello', HELLO)).toMatchObject({ look: 'tag', languages: ['de'] });
  });

  it('answers without a database', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', 'UnknownError');
    });
    expect(await send('hello', HELLO)).toEqual({
      isReading: true,
      isPrivate: false,
      dismissed: [],
      modes: modesOf(),
      isMasking: false,
      look: 'line-and-tag',
      languages: [],
    });
  });

  it('of the next page clears what the last one showed', async () => {
    await send('hello', HELLO);
    await send('found', found([finding()]));
    expect(await badge()).toBe('1');
    await send('hello', { isTop: true, startedAt: Date.now() + 1_000 }, from({ address: OTHER }));
    expect(await badge()).toBe('');
    expect(await readTab(TAB)).toMatchObject({ url: OTHER, frames: {} });
  });
});

describe('found', () => {
  it('counts what can be seen over all frames', async () => {
    await send('hello', HELLO);
    await Promise.all([
      send('found', found([finding(), finding({ id: 'f2' })])),
      ...[3, 4, 5].map((frameId) => send('found', found([finding()], [frameId]), from({ frameId }))),
    ]);
    expect(await badge()).toBe('5');
    expect(await fakeBrowser.action.getTitle({ tabId: TAB })).toContain('5');
    await send('found', found([]), from({ frameId: 4 }));
    expect(await badge()).toBe('4');
    await send('found', found(Array.from({ length: 200 }, (_, i) => finding({ id: `f${i}` }))));
    expect(await badge()).toBe('99+');
    expect(await badge(8)).not.toBe('99+');
  });

  it('places a gate of a frame as the page around it does', async () => {
    inTab.mockResolvedValue({ placement: 'modal', trigger: 'imposed' } satisfies FramePlace);
    await send('found', found([GATE, finding()], [2, 5]), from({ frameId: 9 }));
    expect(inTab).toHaveBeenCalledExactlyOnceWith(
      TAB,
      { to: 'manometer', name: 'place', data: { path: [2] } },
      { frameId: 0 },
    );
    expect((await readTab(TAB))?.frames[9]?.findings).toMatchObject([
      { id: 'g', placement: 'modal', trigger: 'imposed' },
      { id: 'f1' },
    ]);
    const sightings = [
      seen({ id: 'sg', claim: 'cg', pattern: 'gate', placement: 'inline', trigger: 'sought' }),
    ];
    await send('sighted', { sightings }, from({ frameId: 9 }));
    expect(await readSightings('', '9999')).toMatchObject([{ placement: 'modal', trigger: 'imposed' }]);
  });

  it('asks nobody about the top page’s own gates, nor about other findings', async () => {
    await send('found', found([GATE]));
    await send('found', found([finding()], [0]), from({ frameId: 3 }));
    expect(inTab).not.toHaveBeenCalled();
  });

  it('takes a gate as it is where the page around does not answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    inTab.mockReturnValue(new Promise(() => undefined));
    const telling = send('found', found([GATE], [0]), from({ frameId: 3 }));
    await vi.waitFor(() => expect(inTab).toHaveBeenCalled());
    await vi.advanceTimersByTimeAsync(1_000);
    await telling;
    vi.useRealTimers();
    expect((await readTab(TAB))?.frames[3]?.findings).toMatchObject([
      { placement: 'inline', trigger: 'sought' },
    ]);
  });

  it('shows nothing of a site that was trusted meanwhile', async () => {
    await send('found', found([finding()]));
    await addRule({ scope: 'domain', value: 'shop.example', addedAt: 1 });
    await send('found', found([finding(), finding({ id: 'f2' })]));
    expect(await badge()).toBe('✓');
    expect((await readTab(TAB))?.frames).toEqual({});
  });

  it('from a page that is being left is of no interest', async () => {
    await send('hello', HELLO, from({ address: OTHER }));
    await send('found', found([finding()]), from({ tab: { id: TAB, url: OTHER, incognito: false } }));
    expect(await readTab(TAB)).toMatchObject({ url: OTHER, frames: {} });
  });
});

describe('sighted', () => {
  it('is answered when it is stored, with the site the browser names', async () => {
    expect(await send('sighted', { sightings: [seen()] })).toEqual({ stored: true });
    expect(await readSightings('', '9999')).toMatchObject([{ id: 's1', site: 'shop.example' }]);
  });

  it('names the top page’s site for what a frame saw', async () => {
    await send('sighted', { sightings: [seen()] }, from({ frameId: 3, url: 'https://ads.example/' }));
    expect(await readSightings('', '9999')).toMatchObject([{ site: 'shop.example' }]);
  });

  it('names the site that is being left for the last word of its page', async () => {
    const next = { id: TAB, url: OTHER, incognito: false };
    await send('hello', HELLO);
    // Firefox keeps the number of the frame; Chromium gives it another one, and says so.
    await send('sighted', { sightings: [seen()] }, from({ tab: next }));
    const leaving = from({ frameId: 4, documentLifecycle: 'pending_deletion', tab: next });
    await send('sighted', { sightings: [seen({ id: 's2' })] }, leaving);
    const frame = { ...leaving, frameId: 3, url: 'https://ads.example/' };
    await send('sighted', { sightings: [seen({ id: 's3' })] }, frame);
    await send('hello', { isTop: true, startedAt: Date.now() }, from({ address: OTHER }));
    await send('sighted', { sightings: [seen({ id: 's4' })] }, leaving);
    const sites = (await readSightings('', '9999')).map(({ site }) => site);
    expect(sites).toEqual(['shop.example', 'shop.example', 'shop.example', 'shop.example']);
    expect(await readTab(TAB)).toMatchObject({ url: OTHER });
  });

  it('keeps nothing of a trusted site that is being left', async () => {
    await addRule({ scope: 'domain', value: 'shop.example', addedAt: 1 });
    await send('hello', HELLO);
    const tab = { id: TAB, url: OTHER, incognito: false };
    await send(
      'sighted',
      { sightings: [seen()] },
      from({ frameId: 4, documentLifecycle: 'pending_deletion', tab }),
    );
    expect(await readSightings('', '9999')).toEqual([]);
  });

  it('stays with the page a frame reported to, when its tab shows the next one', async () => {
    await send('hello', HELLO);
    await send('found', found([finding()], [0]), from({ frameId: 3 }));
    const tab = { id: TAB, url: OTHER, incognito: false };
    await send('sighted', { sightings: [seen()] }, from({ frameId: 3, url: 'https://ads.example/', tab }));
    expect(await readSightings('', '9999')).toMatchObject([{ site: 'shop.example' }]);
  });

  it('survives that the worker is killed after every message', async () => {
    for (let i = 0; i < 5; i += 1) {
      expect(await send('sighted', { sightings: [seen({ id: `s${i}`, claim: `c${i}` })] })).toEqual({
        stored: true,
      });
      await startWorker();
    }
    await send('sighted', { sightings: [seen({ id: 's0', claim: 'c0' })] });
    expect(await readSightings('', '9999')).toHaveLength(5);
  });

  it('is not acknowledged while nothing can be kept, says why, and is kept once it can', async () => {
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    expect(await send('sighted', { sightings: [seen()] })).toEqual({ stored: false });
    expect(await readTrouble()).toBe('full');
    expect(await send('hello', HELLO)).toMatchObject({ isReading: true });
    put.mockRestore();
    expect(await send('sighted', { sightings: [seen()] })).toEqual({ stored: true });
    expect(await readTrouble()).toBeUndefined();
    expect(await readSightings('', '9999')).toHaveLength(1);
  });

  it('leaves nothing of a trusted site, a paused time or a private window', async () => {
    const sightings = [seen()];
    await addRule({ scope: 'domain', value: 'shop.example', addedAt: 1 });
    expect(await send('sighted', { sightings })).toEqual({ stored: true });
    await removeRule({ scope: 'domain', value: 'shop.example' });
    await writeSetting('pausedUntil', UNTIL_RESUMED);
    expect(await send('sighted', { sightings })).toEqual({ stored: true });
    await writeSetting('pausedUntil', 0);
    expect(await send('sighted', { sightings }, from({ incognito: true }))).toEqual({ stored: true });
    expect(await kept()).toEqual(NOTHING);
  });

  it('does not believe a time that cannot be', async () => {
    const now = Date.now();
    await send('sighted', {
      sightings: [
        seen({ id: 'old', ...seenAt(now - 8 * 24 * 3_600_000) }),
        seen({ id: 'late', ...seenAt(now + 2 * 24 * 3_600_000) }),
        seen({ id: 'odd', day: '2020-01-01' }),
        seen({ id: 'good' }),
      ],
    });
    expect((await readSightings('', '9999')).map(({ id }) => id)).toEqual(['good']);
  });
});

describe('browsed', () => {
  const today = { day: localDay(new Date()), visibleMs: 60_000, pages: 2 };

  it('adds up, at most ten minutes a word', async () => {
    expect(await send('browsed', today)).toEqual({ stored: true });
    expect(await send('browsed', { ...today, visibleMs: 9e9, pages: 1 })).toEqual({ stored: true });
    expect(await readBrowsing('', '9999')).toEqual([{ day: today.day, visibleMs: 660_000, pages: 3 }]);
  });

  it('counts the last minute of a page that is being left', async () => {
    const tab = { id: TAB, url: OTHER, incognito: false };
    await send('browsed', today, from({ frameId: 4, documentLifecycle: 'pending_deletion', tab }));
    expect(await readBrowsing('', '9999')).toMatchObject([{ visibleMs: 60_000 }]);
  });

  it('counts neither frames nor another day nor private windows', async () => {
    await expect(send('browsed', today, from({ frameId: 2 }))).rejects.toThrow('top page');
    await expect(send('browsed', { ...today, day: '2020-01-01' })).rejects.toThrow('not today');
    expect(await send('browsed', today, from({ incognito: true }))).toEqual({ stored: true });
    expect(await kept()).toEqual(NOTHING);
  });
});

describe('trust and dismiss', () => {
  it('trusts the whole site the browser names', async () => {
    await send('trust', {}, from({ frameId: 3, url: 'https://ads.example/' }));
    expect(await readRules()).toMatchObject([{ scope: 'domain', value: 'shop.example', place: 'sync' }]);
    expect(await send('hello', HELLO)).toMatchObject({ silence: 'trusted' });
  });

  it('trusts one file, not all of them', async () => {
    await send('trust', {}, from({ address: 'file:///home/anna/shop.html' }));
    expect(await readRules()).toMatchObject([{ scope: 'path', value: 'file/home/anna/shop.html' }]);
  });

  it('dismisses a claim on its site', async () => {
    await send('dismiss', { claim: 'c1', pattern: 'scarcity', quote: 'Nur noch 3' });
    expect(await readDismissals()).toMatchObject([
      { site: 'shop.example', claim: 'c1', quote: 'Nur noch 3' },
    ]);
  });

  it('in a private window keep nothing, hold there alone, and end with it', async () => {
    const secret = from({ incognito: true });
    await send('hello', HELLO, secret);
    await send('dismiss', { claim: 'c1', pattern: 'scarcity', quote: 'x' }, secret);
    expect(await send('hello', HELLO, secret)).toMatchObject({ isReading: true, dismissed: ['c1'] });
    await send('trust', {}, secret);
    expect(await send('hello', HELLO, secret)).toMatchObject({ silence: 'trusted', isPrivate: true });
    expect(
      await send('hello', HELLO, from({ tab: { id: 8, url: ADDRESS, incognito: false } })),
    ).toMatchObject({
      isReading: true,
      dismissed: [],
    });
    expect(await kept()).toEqual(NOTHING);
    await fakeBrowser.tabs.onRemoved.trigger(TAB, { windowId: 1, isWindowClosing: true });
    await vi.waitFor(async () => {
      expect(JSON.stringify(await fakeBrowser.storage.session.get(null))).not.toContain('"trust-private"');
    });
    expect(await readTab(TAB)).toBeUndefined();
    expect(await send('hello', HELLO, secret)).toMatchObject({ isReading: true, dismissed: [] });
  });
});

describe('a tab that is gone', () => {
  it('is forgotten', async () => {
    await send('hello', HELLO);
    await send('found', found([finding()]));
    await fakeBrowser.tabs.onRemoved.trigger(TAB, { windowId: 1, isWindowClosing: false });
    await vi.waitFor(async () => expect(await readTab(TAB)).toBeUndefined());
    await send('found', found([finding()]));
    onReplaced(8, TAB);
    await vi.waitFor(async () => expect(await readTab(TAB)).toBeUndefined());
  });
});

describe('silence', () => {
  it('leaves a kind of pressure unread on the sender’s own site', async () => {
    await send('silence', { pattern: 'scarcity' });
    expect(await readSiteModes('shop.example')).toEqual({ scarcity: 'off' });
    expect(await send('hello', HELLO)).toMatchObject({ modes: { scarcity: 'off' } });
  });

  it('keeps nothing of a private window', async () => {
    const sent = send('silence', { pattern: 'scarcity' }, from({ incognito: true }));
    await expect(sent).rejects.toThrow('nothing may be kept');
    expect(await readSiteModes('shop.example')).toEqual({});
  });
});
