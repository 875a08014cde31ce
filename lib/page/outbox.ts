/** What the page tells the background for good: sightings until they are acknowledged, and visible browsing. */
import { hash } from '../core/text';
import { isAlive, send, type SeenFinding } from '../messages';
import type { Found } from './findings';

/** First wait after a failed attempt; each further one doubles it up to the last. */
const RETRY_MS = 500;
const LAST_RETRY_MS = 64_000;
/** What is seen within this goes together: a message costs more than what is in it. */
const TOGETHER_MS = 150;
/**
 * Visible browsing is told this often, and whenever the tab is hidden. A worker sleeps after 30 s, and does not wake
 * for the last word of a page that is being left: told more often than that, it is awake to hear it.
 */
const TELL_EVERY_MS = 20_000;

/** The person's calendar day, "2026-11-23". */
function localDay(at: Date): string {
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`;
}

/** Keeps sightings until the background says that they are stored: a worker that was killed is asked again. */
export class Outbox {
  readonly #unsent = new Map<string, SeenFinding>();
  #isSending = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Notes that a finding was seen. One page view and claim is one sighting, however often it is added. */
  add({ finding }: Found, view: string): void {
    const at = new Date();
    const { pattern, form, placement, trigger, quote, evidence, claim } = finding;
    const id = hash(`${view} ${claim}`);
    this.#unsent.set(id, {
      id,
      pattern,
      quote,
      evidence,
      claim,
      seenAt: at.getTime(),
      day: localDay(at),
      hour: at.getHours(),
      ...(form && { form }),
      ...(placement && { placement }),
      ...(trigger && { trigger }),
    });
    this.#timer ??= setTimeout(() => void this.flush(), TOGETHER_MS);
  }

  async flush(retryMs = RETRY_MS): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isSending || this.#unsent.size === 0) return;
    this.#isSending = true;
    const sightings = [...this.#unsent.values()];
    let isStored = false;
    try {
      isStored = (await send('sighted', { sightings })).stored;
    } catch {
      isStored = false;
    }
    this.#isSending = false;
    if (isStored) {
      // What was said anew meanwhile, with stronger evidence, is still to be told.
      for (const sighting of sightings)
        if (this.#unsent.get(sighting.id) === sighting) this.#unsent.delete(sighting.id);
      void this.flush();
    } else if (isAlive() && retryMs <= LAST_RETRY_MS) setTimeout(() => void this.flush(retryMs * 2), retryMs);
  }

  clear(): void {
    this.#unsent.clear();
  }
}

/** Counts how long the page is in view. For the top page alone: frames are in view with it. */
export class Stopwatch {
  #since = 0;
  #visibleMs = 0;
  #pages = 1;
  #isOn = false;
  readonly #timer = setInterval(() => this.tell(), TELL_EVERY_MS);

  constructor() {
    document.addEventListener('visibilitychange', () => this.tell());
    this.#count();
  }

  /** Counts only while the page may be read: a trusted site is not logged. */
  set isOn(isOn: boolean) {
    this.#count();
    if (isOn !== this.#isOn) this.#visibleMs = 0;
    this.#isOn = isOn;
  }

  addPage(): void {
    this.#pages += 1;
  }

  tell(): void {
    this.#count();
    if (!this.#isOn || this.#visibleMs < 1_000) return;
    const data = { day: localDay(new Date()), visibleMs: Math.round(this.#visibleMs), pages: this.#pages };
    this.#visibleMs = 0;
    this.#pages = 0;
    send('browsed', data).catch(() => {
      if (!isAlive()) {
        clearInterval(this.#timer);
        return;
      }
      this.#visibleMs += data.visibleMs;
      this.#pages += data.pages;
    });
  }

  #count(): void {
    const now = performance.now();
    // A device that slept wakes with hours on the clock that nobody browsed.
    if (this.#since > 0) this.#visibleMs += Math.min(now - this.#since, 2 * TELL_EVERY_MS);
    this.#since = document.visibilityState === 'visible' ? now : 0;
  }
}
