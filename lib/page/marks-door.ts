/**
 * How the script that reads a page gets at the script that draws on it. The two share one isolated world, which no page
 * can look into; what is drawn comes only into pages that press, so that all others carry less.
 */
import type { Marks, MarksOptions } from './mark';

export type CreateMarks = (options: MarksOptions) => Marks;

const DOOR = 'manometer:createMarks';

/** The drawing script is there. */
export function putMarks(create: CreateMarks): void {
  Reflect.set(globalThis, DOOR, create);
}

/** What makes marks, once the drawing script is there. */
export function takeMarks(): CreateMarks | undefined {
  const create: unknown = Reflect.get(globalThis, DOOR);
  // Only `putMarks` puts anything there.
  return typeof create === 'function' ? (create as CreateMarks) : undefined;
}
