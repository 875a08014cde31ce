/** What pages, background, popup and command line tell each other about one page. Plain data. */
import type { GivenBefore } from './core/given';
import type { Modes } from './core/modes';
import type { Finding, MarkLook, PageFinding, Placement, Trigger } from './core/types';

/** Why a page is left alone. `snoozed`: trusted for a while. */
export type Silence = 'trusted' | 'snoozed' | 'paused' | 'unreadable';

/** The background's answer to `hello`. */
export type PageStatus = {
  isReading: boolean;
  silence?: Silence;
  /** Nothing of a private window is kept. */
  isPrivate: boolean;
  /** Claims dismissed on this site ("not pressure"). */
  dismissed: readonly string[];
  /** What is done with each pattern here. */
  modes: Modes;
  /** Whether an address that is given is kept in a form that hides it; else it is not kept at all. */
  isMasking: boolean;
  /** Addresses that this site was given; missing where it was given none. */
  given?: GivenBefore;
  /** How marks look. */
  look: MarkLook;
  /** Languages whose words are read; none named: all. */
  languages: readonly string[];
};

/** What one frame of a page shows now. */
export type FrameReport = {
  /** Names the page view: a new document or route is a new one. */
  view: string;
  /** This frame's index in its parent's `window.frames`, outermost first; [] for the top page. */
  path: readonly number[];
  findings: readonly PageFinding[];
  /** A sentence's key when the page was too much to be read whole. */
  isCutShort: boolean;
};

/** Where a frame stands in the page above it, for gates inside it. */
export type FramePlace = { placement: Placement; trigger: Trigger; openedAfterMs?: number };

export type ShowAnswer = { isShown: boolean };

/** What the background knows of a tab, kept for the session only. */
export type TabState = {
  /** Address of the top page without query and fragment, for the popup; never stored on disk. */
  url: string;
  frames: Readonly<Record<number, FrameReport>>;
};

/** One finding as the command line shows it. */
type LookFinding = Finding & { selector: string; isVisible: boolean };

/** One frame as the command line asked for it. */
export type LookRow = {
  /** The frame's index in its parent's `window.frames`, outermost first; [] for the top page. */
  path: readonly number[];
  lang: string;
  scanMs: number;
  findings: readonly LookFinding[];
};
