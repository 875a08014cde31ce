/**
 * What an organisation set for its people, by the browser's own policies: trusted sites, and modes. Read-only: the
 * browser takes it from its administrator (docs/policy.md says how). Most have none.
 *
 * The first to ask the browser for it after it started waits for two seconds, and no page may: what was said last is
 * kept at hand, and the background asks anew whenever it wakes.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { isChoice, type ChosenModes, type PresetModes } from '../core/modes';
import { TRUST_SCOPES, trustValue, type TrustRule } from '../core/trust';

/** Where the policy is kept at hand, in the storage of this device. */
const KEPT = 'policy';
/** The longest address of a trusted site. */
const LONGEST_ADDRESS = 2_048;

const siteShape = v.object({
  scope: v.picklist(TRUST_SCOPES),
  value: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_ADDRESS)),
});
/** The whole, one key at a time: what is wrong in one must not take the others along. */
const policyShape = v.object({
  trustedSites: v.fallback(v.array(v.unknown()), []),
  modes: v.fallback(v.record(v.string(), v.unknown()), {}),
  areModesLocked: v.fallback(v.boolean(), false),
});
type Policy = v.InferOutput<typeof policyShape>;

/** The policy as it was last taken from the browser; empty where there is none. */
async function readPolicy(): Promise<Policy> {
  const { [KEPT]: items } = await browser.storage.local.get(KEPT);
  return v.parse(v.fallback(policyShape, { trustedSites: [], modes: {}, areModesLocked: false }), items);
}

/** Takes the policy from the browser; open pages hear of it where it is another. For the background. */
export async function takePolicy(): Promise<void> {
  const { managed, local } = browser.storage;
  // Firefox refuses where no manifest for us is installed.
  const said: object = await managed.get(Object.keys(policyShape.entries)).catch(() => ({}));
  const items = Object.fromEntries(Object.entries(said ?? {}).filter(([, value]) => value !== undefined));
  const { [KEPT]: kept } = await local.get(KEPT);
  if (Object.keys(items).length === 0) {
    if (kept !== undefined) await local.remove(KEPT);
  } else if (JSON.stringify(items) !== JSON.stringify(kept)) await local.set({ [KEPT]: items });
}

/** Takes the policy anew whenever it changes. For the background. */
export function followPolicy(): void {
  void takePolicy();
  browser.storage.onChanged.addListener((_changes, area) => {
    if (area === 'managed') void takePolicy();
  });
}

/** "https://Intranet.example/" and "intranet.example" are the same to who writes a policy. */
function toRule(entry: unknown): TrustRule | undefined {
  const read = v.safeParse(siteShape, entry);
  if (!read.success) return undefined;
  const { scope, value: said } = read.output;
  const value = trustValue(scope, said.includes('://') ? said : `https://${said}`);
  return value === '' ? undefined : { scope, value, addedAt: 0 };
}

/** The sites that are trusted by policy, in its order; an entry that is none is passed over. They have no time of their own. */
export async function readPresetRules(): Promise<TrustRule[]> {
  const { trustedSites } = await readPolicy();
  return trustedSites.map(toRule).filter((rule) => rule !== undefined);
}

/** The modes that are set by policy; an entry that is none is passed over. */
export async function readPresetModes(): Promise<PresetModes> {
  const { modes, areModesLocked } = await readPolicy();
  const sound: ChosenModes = Object.fromEntries(Object.entries(modes).filter(isChoice));
  return areModesLocked ? { usual: {}, locked: sound } : { usual: sound, locked: {} };
}

/** Tells when the policy changed. Returns what ends the watch. */
export function watchPolicy(listener: () => void): () => void {
  const onChanged = (changes: object, area: string): void => {
    if (area === 'local' && KEPT in changes) listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
