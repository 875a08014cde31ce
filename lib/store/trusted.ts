/**
 * Trusted sites: the person's own list, one item a rule, carried to their other devices by the browser, and what their
 * organisation added.
 */
import { browser } from 'wxt/browser';

import { covers, TRUST_SCOPES, type TrustRule, type TrustScope } from '../core/trust';
import { StoreError } from './db';
import { readPresetRules, watchPolicy } from './policy';
import { renewPages } from './renew';
import { readSynced, removeSynced, writeSynced, type SyncedPlace } from './synced';

/**
 * Where a rule is: `sync`: on all devices; `local`: on this device, since the browser took no more for the others;
 * `session`: in memory, until the browser is closed; `private`: in memory, until the last private window is closed;
 * `managed`: set by the organisation, and not ours to change.
 */
type TrustPlace = OwnPlace | 'managed';
type OwnPlace = SyncedPlace | SessionPlace;
export type OwnRule = TrustRule & { place: OwnPlace };
export type KeptRule = TrustRule & { place: TrustPlace };

const PREFIX = 'trust:';
/** All rules of a session in one item: the session also holds what tabs show. */
const SESSION_KEYS = { session: 'trust', private: 'trust-private' } as const;
type SessionPlace = keyof typeof SESSION_KEYS;
/** So many rules are written at once. */
const BATCH = 50;

type Item = { addedAt: number; until?: number };
type Items = Record<string, Item>;

function keyOf({ scope, value }: Pick<TrustRule, 'scope' | 'value'>): string {
  return `${PREFIX}${scope}:${value}`;
}

function itemOf({ addedAt, until }: TrustRule): Item {
  return { addedAt, ...(until !== undefined && { until }) };
}

function isItem(value: unknown): value is Item {
  if (typeof value !== 'object' || value === null || !('addedAt' in value)) return false;
  return typeof value.addedAt === 'number' && (!('until' in value) || typeof value.until === 'number');
}

function isScope(scope: string): scope is TrustScope {
  return TRUST_SCOPES.some((known) => known === scope);
}

/** Rules among stored items; what is no rule (another version's, a broken one) is passed over. */
function rulesIn(items: Readonly<Record<string, unknown>>, place: OwnPlace): OwnRule[] {
  return Object.entries(items).flatMap(([key, item]) => {
    if (!key.startsWith(PREFIX) || !isItem(item)) return [];
    const name = key.slice(PREFIX.length);
    const scope = name.slice(0, name.indexOf(':'));
    const value = name.slice(scope.length + 1);
    return isScope(scope) && value !== ''
      ? [{ scope, value, ...itemOf({ scope, value, ...item }), place }]
      : [];
  });
}

async function readSession(place: SessionPlace): Promise<Items> {
  const key = SESSION_KEYS[place];
  const { [key]: items } = await browser.storage.session.get(key);
  if (typeof items !== 'object' || items === null) return {};
  return Object.fromEntries(
    Object.entries(items).filter((entry): entry is [string, Item] => isItem(entry[1])),
  );
}

/** All rules of the person's own, ended ones too, each once: where two places hold one, the one that lasts longer counts. */
async function readOwn(): Promise<OwnRule[]> {
  const [{ sync, local }, session, privately] = await Promise.all([
    readSynced(null),
    readSession('session'),
    readSession('private'),
  ]);
  const rules = new Map<string, OwnRule>();
  for (const rule of [
    ...rulesIn(privately, 'private'),
    ...rulesIn(session, 'session'),
    ...rulesIn(local, 'local'),
    ...rulesIn(sync, 'sync'),
  ])
    rules.set(keyOf(rule), rule);
  return [...rules.values()];
}

/** All rules, ended ones too, each once; the organisation's first. */
async function readAll(): Promise<KeptRule[]> {
  const [preset, own] = await Promise.all([readPresetRules(), readOwn()]);
  const rules = new Map<string, KeptRule>();
  for (const rule of preset) rules.set(keyOf(rule), { ...rule, place: 'managed' });
  for (const rule of own) if (!rules.has(keyOf(rule))) rules.set(keyOf(rule), rule);
  return [...rules.values()];
}

function holdingNow<Rule extends TrustRule>(rules: readonly Rule[]): Rule[] {
  const now = Date.now();
  return rules
    .filter(({ until }) => until === undefined || until > now)
    .toSorted((a, b) => b.addedAt - a.addedAt);
}

/** The rules that hold now, the latest first. */
export async function readRules(): Promise<KeptRule[]> {
  return holdingNow(await readAll());
}

/** The person's own rules that hold now, the latest first. */
export async function readOwnRules(): Promise<OwnRule[]> {
  return holdingNow(await readOwn());
}

/** The rule that covers an address now, or undefined. What was said in private windows holds in these alone. */
export async function ruleFor(address: string, isPrivate: boolean): Promise<KeptRule | undefined> {
  const now = Date.now();
  return (await readAll()).find(
    (rule) => (isPrivate || rule.place !== 'private') && covers(rule, address, now),
  );
}

async function writeSession(place: SessionPlace, items: Items): Promise<void> {
  await browser.storage.session.set({ [SESSION_KEYS[place]]: items });
}

/** Removes rules from a place in memory. Returns whether any was there. */
async function removeFromSession(place: SessionPlace, keys: readonly string[]): Promise<boolean> {
  const items = await readSession(place);
  const rest = Object.fromEntries(Object.entries(items).filter(([key]) => !keys.includes(key)));
  if (Object.keys(rest).length === Object.keys(items).length) return false;
  await writeSession(place, rest);
  return true;
}

/** Removes rules from both places in memory. Returns whether any was there. */
async function removeFromSessions(keys: readonly string[]): Promise<boolean> {
  const isRemoved = await Promise.all([
    removeFromSession('session', keys),
    removeFromSession('private', keys),
  ]);
  return isRemoved.includes(true);
}

/**
 * Adds a rule, or changes until when it holds.
 *
 * @param lasts `session`: in memory only, for "this visit"; `private`: in memory only, said in a private window
 * @returns the rule and where it went: `local` where the browser takes no more for the other devices
 * @throws StoreError where this device has no room either
 */
export async function addRule(rule: TrustRule, lasts: 'kept' | SessionPlace = 'kept'): Promise<OwnRule> {
  if (lasts === 'kept') {
    const [kept] = await addRules([rule]);
    if (!kept) throw new StoreError('broken');
    return kept;
  }
  const key = keyOf(rule);
  // What is said in a private window leaves what is kept as it is.
  if (lasts === 'session') await removeSynced([key]);
  await writeSession(lasts, { ...(await readSession(lasts)), [key]: itemOf(rule) });
  await renewPages();
  return { ...rule, place: lasts };
}

/**
 * Adds many rules, each as `addRule` does.
 *
 * @throws StoreError where this device has no room; some may have been added
 */
export async function addRules(rules: readonly TrustRule[]): Promise<OwnRule[]> {
  const kept: OwnRule[] = [];
  let place: SyncedPlace = 'sync';
  for (let i = 0; i < rules.length; i += BATCH) {
    const batch = rules.slice(i, i + BATCH);
    const items = Object.fromEntries(batch.map((rule) => [keyOf(rule), itemOf(rule)]));
    // One after the other: the browser counts how often it is written to, and how much.
    // oxlint-disable-next-line no-await-in-loop
    place = await writeSynced(items, place);
    const went = place;
    kept.push(...batch.map((rule) => ({ ...rule, place: went })));
  }
  await removeFromSessions(rules.map(keyOf));
  return kept;
}

/** Removes rules of the person's own. Put back with `addRule`, a removed rule is as it was. */
export async function removeRules(rules: readonly Pick<TrustRule, 'scope' | 'value'>[]): Promise<void> {
  const keys = rules.map(keyOf);
  await removeSynced(keys);
  if (await removeFromSessions(keys)) await renewPages();
}

/** Removes one rule. */
export async function removeRule(rule: Pick<TrustRule, 'scope' | 'value'>): Promise<void> {
  await removeRules([rule]);
}

/** Removes what was said in private windows, once the last of them is closed. */
export async function dropPrivateRules(): Promise<void> {
  await browser.storage.session.remove(SESSION_KEYS.private);
}

/**
 * Removes rules whose time is over, so that open tabs notice.
 *
 * @returns when the next one ends (epoch ms), or undefined
 */
export async function dropEndedRules(now: number): Promise<number | undefined> {
  const rules = await readOwn();
  const ended = rules.filter(({ until }) => until !== undefined && until <= now);
  if (ended.length > 0) await removeRules(ended);
  const ends = rules.flatMap(({ until }) => (until !== undefined && until > now ? [until] : []));
  return ends.length > 0 ? Math.min(...ends) : undefined;
}

function isTrustKey(key: string): boolean {
  return key.startsWith(PREFIX) || Object.values(SESSION_KEYS).some((known) => known === key);
}

/** Tells when any rule came, went or changed, here, on another device or by policy. Returns what ends the watch. */
export function watchRules(listener: () => void): () => void {
  const onChanged = (changes: Readonly<Record<string, unknown>>): void => {
    if (Object.keys(changes).some(isTrustKey)) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  const unwatchPolicy = watchPolicy(listener);
  return () => {
    browser.storage.onChanged.removeListener(onChanged);
    unwatchPolicy();
  };
}
