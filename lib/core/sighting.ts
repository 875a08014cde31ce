/** What is known of a sighting that was told twice. Pure. */
import { EVIDENCE, type Sighting } from './types';

/**
 * Two words on the same sighting as one: it was first seen then, and the stronger evidence stands.
 *
 * @returns `known` itself where the other says nothing new, or is of another site: no page changes what is known of others
 */
export function mergeSightings(known: Sighting, next: Sighting): Sighting {
  const isEarlier = next.seenAt < known.seenAt;
  const isStronger = EVIDENCE.indexOf(next.evidence) > EVIDENCE.indexOf(known.evidence);
  if (known.site !== next.site || (!isEarlier && !isStronger)) return known;
  const { seenAt, hour } = isEarlier ? next : known;
  const { evidence, quote } = isStronger ? next : known;
  return { ...known, seenAt, hour, evidence, quote };
}
