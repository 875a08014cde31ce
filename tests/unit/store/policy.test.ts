import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

import { choicesOf } from '@/lib/core/modes';
import { TRUST_SCOPES } from '@/lib/core/trust';
import { PATTERNS } from '@/lib/core/types';
import { writeSetting } from '@/lib/settings';
import { exportJson, importBackup } from '@/lib/store/backup';
import { readModes, watchModes, writeSiteMode } from '@/lib/store/modes';
import { readPresetModes, readPresetRules, takePolicy } from '@/lib/store/policy';
import { addSightings, readSightings } from '@/lib/store/sightings';
import { takeIn } from '@/lib/store/take-in';
import { addRule, readRules, removeRule, ruleFor, watchRules } from '@/lib/store/trusted';

import schema from '../../../public/policy.schema.json';
import { beginAfresh, collect, exampleSighting } from './fresh';

beforeEach(beginAfresh);

const { managed } = fakeBrowser.storage;

/** What an administrator would do; then the background wakes. */
async function setPolicy(policy: object): Promise<void> {
  await managed.set({ ...policy });
  await takePolicy();
}

const WORK = { scope: 'domain', value: 'work.example' } as const;
const NO_MODES = { usual: {}, locked: {} };

describe('a policy', () => {
  it('is nothing where there is none, and where the browser refuses to say', async () => {
    expect(await readPresetRules()).toEqual([]);
    expect(await readPresetModes()).toEqual(NO_MODES);
    vi.spyOn(managed, 'get').mockRejectedValue(new Error('Managed storage manifest not found'));
    await takePolicy();
    expect(await readPresetRules()).toEqual([]);
    expect(await readPresetModes()).toEqual(NO_MODES);
    vi.restoreAllMocks();
  });

  it('is at hand: nobody who reads it waits for the browser', async () => {
    await setPolicy({ trustedSites: [WORK] });
    vi.spyOn(managed, 'get').mockReturnValue(new Promise(() => undefined) as never);
    expect(await readPresetRules()).toMatchObject([WORK]);
    vi.restoreAllMocks();
  });

  it('may name sites as addresses', async () => {
    await setPolicy({
      trustedSites: [
        { scope: 'host', value: 'https://WWW.Work.example/' },
        { scope: 'domain', value: 'wiki.work.example' },
        { scope: 'path', value: 'http://news.example:8080/sport/' },
      ],
    });
    expect(await readPresetRules()).toMatchObject([
      { scope: 'host', value: 'www.work.example' },
      { scope: 'domain', value: 'work.example' },
      { scope: 'path', value: 'news.example:8080/sport' },
    ]);
  });

  it.each([
    ['a site of no scope', { trustedSites: [{ scope: 'planet', value: 'earth' }, WORK] }],
    ['a site that is none', { trustedSites: ['work.example', null, { scope: 'host', value: 'a b' }, WORK] }],
    ['a site without an address', { trustedSites: [{ scope: 'host' }, { scope: 'host', value: '' }, WORK] }],
    ['modes that are none', { trustedSites: [WORK], modes: 'calm' }],
    ['a lock that is none', { trustedSites: [WORK], areModesLocked: 'yes' }],
    ['a key of another version', { trustedSites: [WORK], colour: 'red' }],
  ])('with %s is taken without it', async (_, policy) => {
    await setPolicy(policy);
    expect(await readPresetRules()).toEqual([{ ...WORK, addedAt: 0 }]);
    expect(await readPresetModes()).toEqual(NO_MODES);
  });

  it('is taken mode by mode', async () => {
    await setPolicy({ modes: { gate: 'loud', preticked: 'hide', nonsense: 'off', scarcity: 'calm' } });
    expect(await readPresetModes()).toEqual({ usual: { scarcity: 'calm' }, locked: {} });
  });

  it.each([[null], ['text'], [{ trustedSites: 'all' }], [{ modes: ['gate'] }]])(
    'that is %j sets nothing',
    async (policy) => {
      vi.spyOn(managed, 'get').mockResolvedValue(policy as never);
      await takePolicy();
      expect(await readPresetRules()).toEqual([]);
      expect(await readPresetModes()).toEqual(NO_MODES);
      vi.restoreAllMocks();
    },
  );

  it('is described by the schema that the browser is given', () => {
    const { trustedSites, modes, areModesLocked } = schema.properties;
    expect(Object.keys(schema.properties)).toEqual(['trustedSites', 'modes', 'areModesLocked']);
    expect(areModesLocked.type).toBe('boolean');
    expect(Object.keys(trustedSites.items.properties)).toEqual(['scope', 'value']);
    for (const scope of TRUST_SCOPES)
      expect(trustedSites.items.properties.scope.description).toContain(scope);
    expect(Object.keys(modes.properties)).toEqual(PATTERNS);
    for (const pattern of PATTERNS)
      expect(modes.properties[pattern].description.split(/, | or /u)).toEqual(choicesOf(pattern));
  });
});

describe('trusted sites that are set', () => {
  it('hold like the person’s own, and cannot be removed', async () => {
    await setPolicy({ trustedSites: [WORK] });
    await addRule({ scope: 'domain', value: 'mine.example', addedAt: 5 });
    expect(await readRules()).toMatchObject([{ value: 'mine.example' }, { ...WORK, place: 'managed' }]);
    await removeRule(WORK);
    expect(await ruleFor('https://www.work.example/a', false)).toMatchObject({ place: 'managed' });
  });

  it('leave the person’s own as they are: in a backup, and when the policy is gone', async () => {
    await addRule({ ...WORK, addedAt: 5 });
    await setPolicy({ trustedSites: [WORK, { scope: 'domain', value: 'other.example' }] });
    const text = await collect(exportJson());
    expect(JSON.parse(text).trusted).toEqual([{ ...WORK, addedAt: 5 }]);
    await removeRule(WORK);
    expect(await importBackup(() => takeIn(text))).toMatchObject({ trusted: 1 });
    await managed.clear();
    await takePolicy();
    expect(await readRules()).toEqual([{ ...WORK, addedAt: 5, place: 'sync' }]);
  });

  it('are told of when they change', async () => {
    const heard = vi.fn<() => void>();
    const stop = watchRules(heard);
    await setPolicy({ trustedSites: [WORK] });
    expect(heard).toHaveBeenCalled();
    stop();
    heard.mockClear();
    await setPolicy({ trustedSites: [] });
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('modes that are set', () => {
  it('are what is usual: the person’s own choice wins, in general and on a site', async () => {
    await setPolicy({ modes: { gate: 'hide', scarcity: 'calm', deadline: 'off' } });
    await writeSetting('modes', { scarcity: 'mark' });
    await writeSiteMode('shop.example', 'deadline', 'log');
    expect(await readModes('shop.example')).toMatchObject({
      gate: 'hide',
      scarcity: 'mark',
      deadline: 'log',
      countdown: 'mark',
    });
  });

  it('win where they are locked; what they do not name stays the person’s', async () => {
    await setPolicy({ modes: { gate: 'hide' }, areModesLocked: true });
    await writeSetting('modes', { gate: 'mark', scarcity: 'log' });
    await writeSiteMode('shop.example', 'gate', 'off');
    await addSightings([exampleSighting({ pattern: 'gate', form: 'newsletter' })]);
    expect(await readModes('shop.example')).toMatchObject({ gate: 'hide', scarcity: 'log' });
    // What is read again counts again.
    expect(await readSightings('', '9999')).toHaveLength(1);
    await managed.clear();
    await takePolicy();
    expect(await readModes('shop.example')).toMatchObject({ gate: 'off' });
    expect(await readSightings('', '9999')).toHaveLength(0);
  });

  it('are told of when they change', async () => {
    const heard = vi.fn<() => void>();
    const stop = watchModes(heard);
    await setPolicy({ modes: { gate: 'calm' } });
    expect(heard).toHaveBeenCalled();
    stop();
  });
});
