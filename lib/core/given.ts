/** Addresses that were given to sites: when two words of it are one, what a site is told of, and search. */
import type { GivenAddress } from './types';

/** What a person should know before giving an address to a site again: when they did last, for what, how often. */
export type GivenBefore = {
  /** The last day, "2026-05-03". */
  day: string;
  /** What was promised then, in the gate's own words; may be ''. */
  quote: string;
  /** On how many days. */
  days: number;
};

/** What the person writes to an entry; '' is nothing. */
export type GivenWords = { masked: string; note: string };

/** Names what was given: one a site and day. */
export function givenId({ site, day }: Pick<GivenAddress, 'site' | 'day'>): string {
  return `${site} ${day}`;
}

/**
 * Two words of the same site and day as one: what was promised first, and all that the person wrote beside it.
 *
 * @returns `known` itself where the other says nothing new
 */
export function mergeGiven(known: GivenAddress, next: GivenAddress): GivenAddress {
  const isEarlier = next.givenAt < known.givenAt;
  const masked = known.masked ?? next.masked;
  const note = known.note ?? next.note;
  if (!isEarlier && masked === known.masked && note === known.note) return known;
  const { givenAt, form, quote } = isEarlier ? next : known;
  return { ...known, givenAt, form, quote, ...(masked && { masked }), ...(note && { note }) };
}

/** What is known of one site. @returns undefined where no address was given to it */
export function givenBefore(ofSite: readonly GivenAddress[]): GivenBefore | undefined {
  const last = ofSite.toSorted((a, b) => b.givenAt - a.givenAt)[0];
  return last && { day: last.day, quote: last.quote, days: ofSite.length };
}

/** Those that hold what is searched, in site, promise, masked address or note, in whatever case. */
export function searchGiven(all: readonly GivenAddress[], searched: string): GivenAddress[] {
  const wanted = searched.trim().toLowerCase();
  return all.filter(({ site, quote, masked = '', note = '' }) =>
    [site, quote, masked, note].some((text) => text.toLowerCase().includes(wanted)),
  );
}
