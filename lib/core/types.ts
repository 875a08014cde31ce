/** The words of the house as types: what a page shows (snippet), what we say of it (finding), what we keep (sighting). */

/** The kinds of pressure. An id is stored for good and never renamed. */
export const PATTERNS = [
  'gate',
  'countdown',
  'deadline',
  'scarcity',
  'social-proof',
  'confirmshaming',
  'preticked',
] as const;
export type Pattern = (typeof PATTERNS)[number];

/** What a gate offers: the first that fits, in this order. */
export const GATE_FORMS = [
  'content-lock',
  'wheel',
  'discount',
  'lead-magnet',
  'teaser',
  'newsletter',
] as const;
export type GateForm = (typeof GATE_FORMS)[number];

/** Where a finding stands on the screen. */
export const PLACEMENTS = ['inline', 'modal', 'bar', 'slide-in'] as const;
export type Placement = (typeof PLACEMENTS)[number];

/** `imposed`: opened without the person's gesture, or over the content on first paint. Else `sought`. */
export const TRIGGERS = ['imposed', 'sought'] as const;
export type Trigger = (typeof TRIGGERS)[number];

/** `claimed`: the wording says so. `observed`: it was seen to happen. `proven`: the claim was shown false. */
export const EVIDENCE = ['claimed', 'observed', 'proven'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** What claims over time say of a promise. */
export const VERDICTS = ['consistent', 'moved', 'restarted', 'expired-still-on', 'frozen', 'random'] as const;
export type Verdict = (typeof VERDICTS)[number];

/**
 * What is done with a pattern: nothing at all; only logged; marked in the page; marked with the push taken out; hidden
 * as far as it can be. The quietest for Manometer first.
 */
export const MODES = ['off', 'log', 'mark', 'calm', 'hide'] as const;
export type Mode = (typeof MODES)[number];

/** How marks look. A tag that is not drawn still shows to who steps to it by keyboard. */
export const MARK_LOOKS = ['line-and-tag', 'tag', 'line'] as const;
export type MarkLook = (typeof MARK_LOOKS)[number];

/** What a text does for the person: reads, or can be pressed or chosen. */
export const ROLES = ['text', 'button', 'link', 'option'] as const;
export type Role = (typeof ROLES)[number];

/** A visible piece of the page as plain data. */
export type Snippet = TextSnippet | ClockSnippet | FormSnippet | CheckboxSnippet;

export type TextSnippet = {
  kind: 'text';
  text: string;
  role: Role;
  /** Primary language subtag ("de"), or '' where the page does not say. */
  lang: string;
  /** Text close by (heading, price, button), for patterns that need an offer. */
  around?: string;
};

/** A clock: its text as one reading, and the readings that were taken of it so far. */
export type ClockSnippet = {
  kind: 'clock';
  /** As a person reads it: "02:13:45", "1 Tag 4 Std.". */
  text: string;
  lang: string;
  /** Words around the clock, which say what ends. */
  around: string;
  /** What was read when, oldest first: remaining time in ms, at epoch ms. */
  readings: readonly ClockReading[];
};
export type ClockReading = { remainingMs: number; at: number; text: string };

/** What the markup says of one field of a form. All text is as a person or an assistive tool reads it. */
export type FieldFacts = {
  /** Lower-case `type`, or the tag for `textarea` and `select`. */
  type: string;
  /** `name`, `id` and `class`, which often say in words what the field is for. */
  name: string;
  /** `autocomplete` and `inputmode`. */
  purpose: string;
  /** Label, `aria-label`, `placeholder`, `title`. */
  label: string;
  isRequired: boolean;
  /** In the markup, but not for people: `type=hidden`, or taken out of sight. */
  isHidden: boolean;
  /** A checkbox or radio button that is ticked now. */
  isChecked: boolean;
};

/** A form, or the smallest box that does the work of one, and what stands around it. */
export type FormSnippet = {
  kind: 'form';
  lang: string;
  fields: readonly FieldFacts[];
  /** Words on the controls that send, close or decline. */
  buttons: readonly string[];
  /** Text inside the form (without options of select fields), at most 2,000 characters. */
  text: string;
  /** The nearest heading above or beside. */
  heading: string;
  /** Text of the box that holds the form, up to the next other form, at most 1,000 characters. */
  around: string;
  /** `id`, `class`, `name`, `action`, `role` of the form and the boxes close by: words of the markup. */
  markup: string;
  placement: Placement;
  trigger: Trigger;
  /** Text behind the form is blurred, cut or faded out until it is filled in. */
  isLocking: boolean;
  /** A wheel, scratch card or the like stands beside it. */
  isPlay: boolean;
  /** Ms from the start of the page view until it opened by itself, where that was seen. */
  openedAfterMs?: number;
};

/** A checkbox or switch outside or inside a form, with its label. */
export type CheckboxSnippet = {
  kind: 'checkbox';
  lang: string;
  label: string;
  /** `name` and `id`. */
  name: string;
  isChecked: boolean;
  /** The person ticked it (a gesture of theirs on it was seen). */
  isByPerson: boolean;
};

/** The longest quote that is shown and kept, in characters. */
export const QUOTE_LENGTH = 160;

/** What was seen, as plain data: the interface puts it in the person's language. */
export type Seen =
  | { what: 'worded' }
  | { what: 'asks-address'; offer: GateForm }
  | { what: 'opened'; afterMs: number }
  | { what: 'over-content' }
  | { what: 'ticked'; from: string; to: string }
  | { what: 'ticked-box' }
  | { what: 'promised'; first: Said; last: Said }
  | { what: 'shames' };

/** What a page said at one time: the end it named, or the number. Times are epoch ms. */
export type Said = { at: number; endsAt: number } | { at: number; count: number };

/**
 * What a page promised, as far as it can be counted. An end that is `isRenewed` may fairly begin anew: a hold on a seat,
 * a room or a cart, a cut-off of delivery.
 */
export type Promised =
  | {
      what: 'end';
      /** Below zero where the end is past. */
      remainingMs: number;
      unitMs: number;
      isRenewed?: true;
      /** The calendar names it ("bis 30. November"), in the time zone of nobody knows whom. */
      isNamed?: true;
    }
  | { what: 'left'; count: number }
  | { what: 'people'; count: number };

/** An end as the calendar names it: a day (without one today), and minutes from its midnight, 1,440 for its end. */
export type NamedEnd = { what: 'until'; month?: number; day?: number; year?: number; minute: number };

/** A pattern seen in a page. */
export type Finding = {
  pattern: Pattern;
  form?: GateForm;
  placement?: Placement;
  trigger?: Trigger;
  evidence: Evidence;
  verdict?: Verdict;
  /** The words that press, at most 160 characters, as they stand on the page. */
  quote: string;
  /** How sure we are that a person would agree, from 0 to 1. */
  confidence: number;
  /** Language of the words that were recognised. */
  lang: string;
  seen: readonly Seen[];
  promised?: Promised | NamedEnd;
};

/** A finding with its place in one page view: what popup, badge and marks share. */
export type PageFinding = Finding & {
  /** Unique in the page view and stable while it lasts. */
  id: string;
  /** The claim: pattern, place and wording with the numbers taken out, as a hash. */
  claim: string;
  /** Names what is kept of the claim (`ClaimRecord.claim`), once its readings say something. */
  record?: string;
};

/** A finding a person could see, kept in IndexedDB. */
export type Sighting = {
  /** One per page view and claim: writing it twice writes it once. */
  id: string;
  pattern: Pattern;
  form?: GateForm;
  placement?: Placement;
  trigger?: Trigger;
  /** Registrable domain ("shop.example"). */
  site: string;
  quote: string;
  evidence: Evidence;
  claim: string;
  /** Epoch ms. */
  seenAt: number;
  /** The person's calendar day then, "2026-11-23". */
  day: string;
  /** The person's hour of the day then, 0 to 23. */
  hour: number;
};

/** What a page promised at one time. */
export type Reading = {
  /** Epoch ms, by the device's clock. */
  at: number;
  promised: Promised;
  /** Names the page view: what was read in one view is one look. */
  view: string;
  /** Ms from when the page view began until this was read. */
  sinceMs: number;
  /** In this view the clock was seen to reach zero before, and to run again. */
  isAfterZero?: true;
  /** The device's clock was set since the reading before. */
  isAfterJump?: true;
};

/** A reading of one claim of a page. */
export type ClaimReading = Pick<PageFinding, 'claim' | 'pattern' | 'quote'> & { reading: Reading };

/** What readings prove or suggest, and the two of them that show it. */
export type Proof = { verdict: Verdict; isProven: boolean; first: Reading; last: Reading };

/** The proof of a claim, and the name of what is kept of it (`ClaimRecord.claim`). */
export type KeptProof = { record: string; proof: Proof };

/** What a page promised over time, for proof. At most a few hundred bytes each; the oldest readings go first. */
export type ClaimRecord = {
  /** Names the claim with its site and page, as a hash. */
  claim: string;
  site: string;
  pattern: Pattern;
  /** The words as they stood there last. */
  quote: string;
  /** Epoch ms of the last reading. */
  lastAt: number;
  /** Oldest first. */
  readings: readonly Reading[];
  /** What the readings say. */
  proof?: Proof;
};

/** Visible browsing on one local day: how long and how many pages, no addresses. */
export type Browsing = { day: string; visibleMs: number; pages: number };

/** That an address was given to a site. The address itself is never kept, at most a form that hides it ("a…@example.org"). */
export type GivenAddress = {
  /** One per site and day: giving it twice is one. */
  id: string;
  site: string;
  /** The person's calendar day then, "2026-11-23". */
  day: string;
  /** Epoch ms. */
  givenAt: number;
  form: GateForm;
  /** What the gate promised, in its own words; at most 160 characters. */
  quote: string;
  /** The address as the person let us keep it ("a…@example.org"); missing: not at all. */
  masked?: string;
  /** What the person wrote beside it. */
  note?: string;
};

/** What a person wrote of a week: how it felt. */
export type WeekNote = {
  /** First day of the week, "2026-11-23". */
  from: string;
  /** In the person's own words. */
  text: string;
  /** Epoch ms of the last change. */
  writtenAt: number;
};
