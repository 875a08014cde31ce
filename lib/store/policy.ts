/**
 * What an organisation set for its people, by the browser's own policies: trusted sites, and modes. Read-only: the
 * browser takes it from its administrator (docs/policy.md says how). Most have none.
 */
import * as v from 'valibot';
import { browser } from 'wxt/browser';

import { isChoice, type ChosenModes, type PresetModes } from '../core/modes';
import { TRUST_SCOPES, trustValue, type TrustRule } from '../core/trust';

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

/** The policy as the browser has it now; empty where there is none, or where this browser knows of none. */
async function readPolicy(): Promise<Policy> {
  let items: unknown;
  try {
    items = await browser.storage.managed.get(Object.keys(policyShape.entries));
  } catch {
    // Firefox refuses where no manifest for us is installed.
    items = {};
  }
  return v.parse(v.fallback(policyShape, { trustedSites: [], modes: {}, areModesLocked: false }), items);
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
  const onChanged = (_changes: unknown, area: string): void => {
    if (area === 'managed') listener();
  };
  browser.storage.onChanged.addListener(onChanged);
  return () => browser.storage.onChanged.removeListener(onChanged);
}
