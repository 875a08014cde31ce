/**
 * The whole channel between a page and the background: name → (data) → answer.
 * Built on the platform's own promises and `sendResponse`, so that a content script pays for no library.
 */
import type { FrameReport, PageStatus, ShowAnswer, LookRow, FramePlace } from './page-state';
import type { ContactCandidates } from './core/contact';
import type { ClaimReading, GateForm, KeptProof, PageFinding, Sighting } from './core/types';
import type { Question, Reply } from './question';

/** A sighting as the page knows it: the background adds the site from the sender, never from the page's word. */
export type SeenFinding = Omit<Sighting, 'site'>;

type Messages = {
  /**
   * page → background. May this page be read, and how? Asked at start and whenever a setting changed.
   * `startedAt`: when this document came into the tab (epoch ms): what was found before is of the one before.
   */
  hello: (data: { isTop: boolean; startedAt: number }) => PageStatus;
  /**
   * page → background. What do these pieces of the page show? "around" asks for a text again with what stands around it.
   * Nothing of this is kept.
   */
  detect: (data: Question) => Reply;
  /** page → background. There is something to mark: answers once the script that comes on demand is in this frame. */
  draw: (data: Record<never, never>) => void;
  /** page → background. All findings of this frame as they stand now; replaces what it said before. */
  found: (data: FrameReport) => void;
  /**
   * page → background. A person could see these. `stored` when they are safe, or are not to be kept at all (private
   * windows, trusted sites): until then the page keeps them.
   */
  sighted: (data: { sightings: readonly SeenFinding[] }) => { stored: boolean };
  /** page → background. What the page promised, for proof. @returns what is proven of each now, in their order */
  promised: (data: { promises: readonly ClaimReading[] }) => readonly (KeptProof | null)[];
  /** page → background. Visible browsing since the last word, top frame only. */
  browsed: (data: { day: string; visibleMs: number; pages: number }) => { stored: boolean };
  /**
   * page → background. The person sent an address through a gate. Never the address: `masked` is a form that hides it
   * ("a…@example.org"), and only where the person wants it kept.
   */
  gave: (data: { form: GateForm; quote: string; masked?: string }) => { stored: boolean };
  /** page → background. The card's "trust this site": the background takes the site from the sender. */
  trust: (data: Record<never, never>) => void;
  /** page → background. "Not pressure": this claim stays silent on this site. */
  dismiss: (data: { claim: string; pattern: Sighting['pattern']; quote: string }) => void;
  /** page → background. "Not pressure": nothing of this kind is read on this site any more. */
  silence: (data: { pattern: Sighting['pattern'] }) => void;
  /** popup → page. Shows the page as it was, or calms it again; without a word it only answers. */
  calm: (data: { isOn?: boolean }) => { isOn: boolean };
  /** background → page. Where does this frame inside you stand? `path` is its index in `window.frames`, outermost first. */
  place: (data: { path: readonly number[] }) => FramePlace;
  /**
   * background → page. A frame right inside you holds a gate, and lies over you with it (or does no longer: null). Only
   * you can take it away.
   */
  frameGate: (data: { index: number; finding: PageFinding | null }) => void;
  /** popup → page. Scroll to this finding, mark it, open its card. */
  show: (data: { id: string }) => ShowAnswer;
  /** popup → page. What of you may hold a way to a person? Fails where the page is left alone. */
  contacts: (data: Record<never, never>) => ContactCandidates;
  /** command line → page. Look at everything once more and say it all, with selectors. `isStatic`: no script runs here, so a clock counts by its words. */
  look: (data: { withHidden: boolean; isStatic: boolean }) => LookRow;
};

export type Name = keyof Messages;
export type Data<N extends Name> = Parameters<Messages[N]>[0];
export type Answer<N extends Name> = ReturnType<Messages[N]>;
type Envelope<N extends Name = Name> = { to: 'manometer'; name: N; data: Data<N> };
export type Handlers = { [N in Name]?: (data: Data<N>, sender: Sender) => Answer<N> | Promise<Answer<N>> };

/** Who sent a message, as the browser says. */
export type Sender = {
  id?: string | undefined;
  url?: string | undefined;
  origin?: string | undefined;
  frameId?: number | undefined;
  /** "prerender" while nobody sees the page. Chromium only. */
  documentLifecycle?: string | undefined;
  tab?: { id?: number | undefined; url?: string | undefined; incognito: boolean } | undefined;
};

type Port = {
  runtime: {
    id?: string;
    sendMessage(message: unknown): Promise<unknown>;
    onMessage: {
      addListener(
        listener: (message: unknown, sender: Sender, answer: (value: unknown) => void) => boolean | undefined,
      ): void;
    };
  };
  tabs?: { sendMessage(tabId: number, message: unknown, options?: { frameId: number }): Promise<unknown> };
};

/** The platform's own object, looked up when used: Chromium before 148 calls it `chrome`. */
function platform(): Port {
  const { browser, chrome } = globalThis as { browser?: Port; chrome?: Port };
  const port = browser?.runtime ? browser : chrome;
  if (!port) throw new Error('not inside an extension');
  return port;
}

/** What went wrong on the other side, as it comes back over the channel. */
type Failure = { failed: string };
function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'failed' in value;
}

/** Whether the extension this script belongs to is still there: after an update an old script goes quiet. */
export function isAlive(): boolean {
  try {
    return platform().runtime.id !== undefined;
  } catch {
    return false;
  }
}

/**
 * Sends a message to the background and waits for its answer.
 *
 * @throws Error where nobody answers, or the answer is a failure; its message says why
 */
export async function send<N extends Name>(name: N, data: Data<N>): Promise<Answer<N>> {
  const envelope: Envelope<N> = { to: 'manometer', name, data };
  const answer = await platform().runtime.sendMessage(envelope);
  if (isFailure(answer)) throw new Error(answer.failed);
  return answer as Answer<N>;
}

/** Sends a message to one frame of a tab (the top frame unless told). Throws where nobody is there. */
export async function sendToTab<N extends Name>(
  tabId: number,
  name: N,
  data: Data<N>,
  frameId = 0,
): Promise<Answer<N>> {
  const { tabs } = platform();
  if (!tabs) throw new Error('a page cannot speak to tabs');
  const envelope: Envelope<N> = { to: 'manometer', name, data };
  const answer = await tabs.sendMessage(tabId, envelope, { frameId });
  if (isFailure(answer)) throw new Error(answer.failed);
  return answer as Answer<N>;
}

/**
 * Answers messages. A message that is not ours, of another sender, or of the wrong shape gets a failure and no effect.
 *
 * @param handlers what answers which message
 * @param isSound  checks data from the other side by its shape; a page's own side has nothing to fear from ours
 */
export function listen(
  handlers: Handlers,
  isSound: (name: Name, data: unknown) => boolean = () => true,
): void {
  platform().runtime.onMessage.addListener((message, sender, answer) => {
    if (typeof message !== 'object' || message === null) return undefined;
    const { to, name, data } = message as Partial<Envelope>;
    if (to !== 'manometer' || name === undefined || sender.id !== platform().runtime.id) return undefined;
    const handler = handlers[name] as ((data: unknown, sender: Sender) => unknown) | undefined;
    if (!handler) return undefined;
    if (!isSound(name, data)) {
      answer({ failed: `message "${name}" has the wrong shape` } satisfies Failure);
      return undefined;
    }
    void (async () => {
      try {
        answer((await handler(data, sender)) ?? null);
      } catch (error) {
        answer({ failed: error instanceof Error ? error.message : String(error) } satisfies Failure);
      }
    })();
    return true;
  });
}
