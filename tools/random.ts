/** Chance that can be repeated: the same seed gives the same choices on every machine. */

export type Random = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from 0 up to, but not including, `end`. */
  below(end: number): number;
  /** One of several. @throws RangeError where there is none */
  pick<T>(choices: readonly T[]): T;
  /** Whether something so likely (0 to 1) happens. */
  chance(likely: number): boolean;
};

/** @param seed any whole number. The generator is mulberry32 (Tommy Ettinger, public domain) */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    next,
    below,
    chance: (likely) => next() < likely,
    pick(choices) {
      const index = below(choices.length);
      if (!(index in choices)) throw new RangeError('there is nothing to choose from');
      return choices[index] as (typeof choices)[number];
    },
  };
}
