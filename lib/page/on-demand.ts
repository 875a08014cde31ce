/**
 * How the script that reads a page gets at what comes only on demand: what draws, and what looks for ways to a person.
 * The two scripts share one isolated world, which no page can look into; pages that do not press carry less.
 */
import type { ContactCandidates } from '../core/contact';
import type { Marks, MarksOptions } from './mark';

export type OnDemand = {
  createMarks: (options: MarksOptions) => Marks;
  collectContacts: () => Promise<ContactCandidates>;
};

const DOOR = 'manometer:onDemand';

/** The script that comes on demand is there. */
export function putOnDemand(all: OnDemand): void {
  Reflect.set(globalThis, DOOR, all);
}

/** What it brought, once it is there. */
export function takeOnDemand(): OnDemand | undefined {
  // Only `putOnDemand` puts anything there.
  const all: OnDemand | undefined = Reflect.get(globalThis, DOOR);
  return all;
}
