/** What a text is written on: the colours to draw on a page so that it looks like the page. */
import { parentOf } from './visible';

export type Paper = {
  /** Background, opaque. */
  paper: string;
  /** Plain ink that reads well on it. */
  ink: string;
};

const DARK = '#1f1d1a';
const LIGHT = '#f1ede4';
/** So far up a background is looked for. */
const DEEPEST = 24;

/** "rgb(250, 247, 240)", "rgba(0, 0, 0, 0.4)": red, green, blue from 0 to 255, and opacity from 0 to 1. */
function parseColor(color: string): [number, number, number, number] | undefined {
  const from = color.indexOf('(');
  if (!color.startsWith('rgb') || from < 0) return undefined;
  const [red, green, blue, alpha = 1] = color
    .slice(from + 1, -1)
    .split(',')
    .map(Number);
  return red === undefined || green === undefined || blue === undefined
    ? undefined
    : [red, green, blue, alpha];
}

/** One colour's light, from 0 to 255, as the eye adds it up. */
function linear(part = 0): number {
  const share = part / 255;
  return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance from 0 to 1 (WCAG 2.2). */
function luminance([red, green, blue]: readonly number[]): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Colours further apart than this, from 0 to 255, shout. */
const LOUD_SPREAD = 70;

/**
 * The box of its own colour that a text shouts from (a red badge): the nearest with a background that is strongly
 * coloured, up to the box of the block. Undefined where the text stands on the page's own paper. Reads style.
 */
export function loudBoxOf(element: Element): Element | undefined {
  for (let at: Element | null = element, depth = 0; at && depth < 3; at = parentOf(at), depth += 1) {
    const parts = parseColor(getComputedStyle(at).backgroundColor);
    if (!parts || parts[3] < 0.5) continue;
    const [red, green, blue] = parts;
    return Math.max(red, green, blue) - Math.min(red, green, blue) > LOUD_SPREAD ? at : undefined;
  }
  return undefined;
}

/** At this luminance dark and light ink read equally well. */
const MIDDLE = 0.18;

/** The nearest opaque background at or above an element, and ink for it. Reads style. */
export function paperOf(element: Element): Paper {
  let at: Element | null = element;
  for (let depth = 0; at && depth < DEEPEST; at = parentOf(at), depth += 1) {
    const color = getComputedStyle(at).backgroundColor;
    const parts = parseColor(color);
    if (parts && parts[3] >= 0.95) return { paper: color, ink: luminance(parts) > MIDDLE ? DARK : LIGHT };
  }
  // The browser's own canvas: white, unless the page asked for the dark one.
  const isDark =
    getComputedStyle(document.documentElement).colorScheme.includes('dark') &&
    matchMedia('(prefers-color-scheme: dark)').matches;
  return isDark ? { paper: '#121212', ink: LIGHT } : { paper: '#ffffff', ink: DARK };
}
