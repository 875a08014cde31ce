/** All findings of one frame, by where they are. Knows which of two boxes tells a claim, and what a person can see. */
import { claimOf } from '../core/claim';
import { withProof } from '../core/proof';
import { hash } from '../core/text';
import type { Finding, KeptProof, PageFinding } from '../core/types';
import { rangeOf } from './snapshot';
import { createSight, isShown } from './visible';

/** A finding in the page. */
export type Found = {
  finding: PageFinding;
  element: Element;
  /** The words that press, where they are text. */
  range: Range | undefined;
  isVisible: boolean;
  /** When it was read, in epoch ms by the device's clock. */
  readAt: number;
};

export type FindingsOptions = {
  /** A person could see this for about a second. Once per page view and claim. */
  onSeen: (found: Found) => void;
  /** A finding that can be seen was just read, and may promise something. */
  onPromise: (found: Found) => void;
  /** Whether a finding is to stay silent: its claim was called no pressure, or its pattern or language is not read here. */
  isSilent: (finding: Pick<PageFinding, 'claim' | 'pattern' | 'lang'>) => boolean;
};

/**
 * No more findings of one pattern are kept than this: a person has seen enough, and all of a page have room in one message.
 */
const MOST_OF_A_PATTERN = 140;

/** Whether a finding is words alone: gates and boxes are things that stand there. */
function isWords({ pattern }: Finding): boolean {
  return pattern !== 'gate' && pattern !== 'preticked';
}

/** A name no other page view has. `crypto.randomUUID` is for secure pages only; most pressing pages are, not all. */
function nameView(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}

/** A clock that was not seen to run is a guess, which is kept but neither shown nor logged. */
export function isGuess({ pattern, evidence }: Finding): boolean {
  return pattern === 'countdown' && evidence === 'claimed';
}

/** A finding with its proof, and where that is kept. */
function proven<F extends Finding>(finding: F, { record, proof }: KeptProof): F & { record: string } {
  return { ...withProof(finding, proof), record };
}

export class Findings {
  readonly #byId = new Map<string, Found>();
  readonly #atElement = new Map<Element, Set<string>>();
  readonly #seenClaims = new Set<string>();
  /** What is known of claims over time. */
  readonly #proofs = new Map<string, KeptProof>();
  readonly #sight = createSight();
  readonly #options: FindingsOptions;
  #view = nameView();
  #count = 0;
  #isFull = false;

  constructor(options: FindingsOptions) {
    this.#options = options;
  }

  /** Names the page view: no two are alike, and nothing can be learnt from it. */
  get view(): string {
    return this.#view;
  }

  /** Whether there was more than is kept. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Elements that have findings. */
  get elements(): Iterable<Element> {
    return this.#atElement.keys();
  }

  /** Findings in the order of the page. */
  inOrder(): Found[] {
    return [...this.#byId.values()].toSorted((a, b) => {
      const order = a.element.compareDocumentPosition(b.element);
      return order & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : order & Node.DOCUMENT_POSITION_PRECEDING ? 1 : 0;
    });
  }

  at(element: Element): Found[] {
    return [...(this.#atElement.get(element) ?? [])].flatMap((id) => this.#byId.get(id) ?? []);
  }

  /**
   * Keeps a finding, unless it is dismissed or a smaller box tells the same. Known ones keep their id.
   *
   * @param findOffer says what it is about; asked only for what is kept, as the page may be long to search for it
   */
  keep(
    element: Element,
    finding: Finding,
    findOffer: () => string,
    { readAt = Date.now(), price = '' } = {},
  ): void {
    const known = this.at(element).find((f) => f.finding.pattern === finding.pattern);
    if (!known && this.#hasEnoughOf(finding)) return;
    // The words of a clock that was seen to run say less than its run.
    if (known && isGuess(finding) && !isGuess(known.finding)) return;
    const claim = claimOf(finding, findOffer(), price);
    if (this.#options.isSilent({ ...finding, claim })) return;
    this.#count += 1;
    const proof = this.#proofs.get(claim);
    const next: Found = {
      finding: {
        ...(proof ? proven(finding, proof) : finding),
        claim,
        id: known?.finding.id ?? hash(`${this.#view} ${claim} ${this.#count}`),
      },
      element,
      range: isWords(finding) ? rangeOf(element, finding.quote) : undefined,
      isVisible: isShown(element),
      readAt,
    };
    if (!known && this.#isToldWithin(next)) return;
    this.#put(next);
    if (!next.isVisible) return;
    this.#watchSight(next);
    if (!isGuess(next.finding)) this.#options.onPromise(next);
  }

  /**
   * Notes what a claim over time says.
   *
   * @returns what is found of it now
   */
  prove(claim: string, proof: KeptProof): Found[] {
    this.#proofs.set(claim, proof);
    const found: Found[] = [];
    for (const item of this.#byId.values()) {
      if (item.finding.claim !== claim) continue;
      item.finding = proven(item.finding, proof);
      found.push(item);
    }
    return found;
  }

  /** Whether there are so many alike that one more says nothing. Guesses take no room from what is more. */
  #hasEnoughOf(next: Finding): boolean {
    let count = 0;
    for (const { finding } of this.#byId.values())
      if (finding.pattern === next.pattern && isGuess(finding) === isGuess(next)) count += 1;
    if (count < MOST_OF_A_PATTERN) return false;
    this.#isFull ||= !isGuess(next);
    return true;
  }

  #put(item: Found): void {
    const { element, finding } = item;
    this.#byId.set(finding.id, item);
    this.#atElement.set(element, (this.#atElement.get(element) ?? new Set()).add(finding.id));
  }

  drop(id: string): void {
    const old = this.#byId.get(id);
    if (!old) return;
    this.#byId.delete(id);
    const ids = this.#atElement.get(old.element);
    ids?.delete(id);
    if (ids && ids.size > 0) return;
    this.#atElement.delete(old.element);
    this.#sight.forget(old.element);
  }

  /**
   * What was found in one element stands in another now.
   *
   * @returns whether there was anything
   */
  move(from: Element, to: Element): boolean {
    const items = this.at(from);
    for (const item of items) {
      this.drop(item.finding.id);
      const next = { ...item, element: to, range: undefined, isVisible: isShown(to) };
      this.#put(next);
      if (next.isVisible) this.#watchSight(next);
    }
    return items.length > 0;
  }

  dropSilent(): void {
    for (const [id, { finding }] of this.#byId) if (this.#options.isSilent(finding)) this.drop(id);
  }

  /**
   * Looks again at what can be seen.
   *
   * @returns whether a gate appeared or went: its trigger must be judged anew
   */
  lookAgain(): boolean {
    let isGateChanged = false;
    for (const [id, item] of this.#byId) {
      if (!item.element.isConnected) {
        this.drop(id);
        continue;
      }
      const isNowShown = isShown(item.element);
      if (isNowShown === item.isVisible) continue;
      if (item.finding.pattern === 'gate') isGateChanged = true;
      if (item.finding.pattern === 'gate' && isNowShown) continue;
      item.isVisible = isNowShown;
      if (isNowShown) this.#watchSight(item);
    }
    return isGateChanged;
  }

  /** A new page view: the same findings under new names, and each can be seen once more. */
  beginView(): void {
    this.#view = nameView();
    this.#seenClaims.clear();
    const all = [...this.#byId.values()];
    this.#byId.clear();
    this.#atElement.clear();
    for (const item of all) {
      const finding = { ...item.finding, id: hash(`${this.#view} ${item.finding.id}`) };
      const next = { ...item, finding };
      this.#put(next);
      if (next.isVisible) this.#watchSight(next);
    }
  }

  stop(): void {
    this.#sight.stop();
    this.#byId.clear();
    this.#atElement.clear();
  }

  /** The same claim in a box inside or around is told once: by the smaller box, unless the larger says much more. */
  #isToldWithin(next: Found): boolean {
    for (const [id, other] of this.#byId) {
      if (other.finding.pattern !== next.finding.pattern || other.element === next.element) continue;
      // A clock that runs is worth more than a guess, wherever the two stand.
      const isNested = other.element.contains(next.element) || next.element.contains(other.element);
      if (isNested && isGuess(next.finding) !== isGuess(other.finding)) {
        if (isGuess(next.finding)) return true;
        this.drop(id);
        continue;
      }
      if (other.element.contains(next.element)) this.drop(id);
      else if (next.element.contains(other.element)) return true;
    }
    return false;
  }

  #watchSight(item: Found): void {
    if (this.#seenClaims.has(item.finding.claim) || isGuess(item.finding)) return;
    this.#sight.watch(item.element, () => {
      for (const now of this.at(item.element)) {
        if (this.#seenClaims.has(now.finding.claim) || isGuess(now.finding)) continue;
        this.#seenClaims.add(now.finding.claim);
        this.#options.onSeen(now);
      }
    });
  }
}
