/**
 * Notices that a person sends an address through a gate: the fact alone. What was typed is looked at where it stands,
 * when it is sent, and goes nowhere. Only the browser's own events count: what a script presses or sends does not.
 */
import { isAddress, maskAddresses } from '../core/address-mask';
import type { Finding } from '../core/types';
import type { Data } from '../messages';
import type { Found } from './findings';
import { BUTTONS } from './forms';
import { textOf } from './snapshot';
import { isVisible } from './visible';

/** What may be told of an address that was given. */
type Given = Data<'gave'>;

type GivenOptions = {
  /** The gates of this frame as they stand now. */
  gates: () => readonly Found[];
  /** Whether the person wants the address kept in a form that hides it. */
  isMasking: () => boolean;
  onGiven: (given: Given) => void;
};

/** A page may think for so long between the press and the sending: it asks whether this is a robot, or checks the address. */
const SENT_MS = 3_000;

/** Fields a line is typed into. */
const LINES = new Set(['email', 'text', 'search', 'tel']);
const SUBMITS = new Set(['submit', 'image']);
/** Opens or turns something, and sends nothing. */
const TURNS = '[aria-expanded],[aria-haspopup],[aria-pressed],[type=reset]';

/** A press that may send, and the form it would send. */
type Press = { control: Element; form: HTMLFormElement | null; isSubmit: boolean };

/** Watches until the returned function is called. */
export function watchGiven({ gates, isMasking, onGiven }: GivenOptions): () => void {
  const ending = new AbortController();
  let waiting: AbortController | undefined;

  const onPress = (event: Event): void => {
    const press = event.isTrusted ? pressOf(event) : undefined;
    if (!press) return;
    const path = event.composedPath();
    const gate = gates().find(({ element }) => element === press.form || path.includes(element));
    const field = gate && fieldWithAddress(gate.element);
    const given = field && givenThrough(gate.finding, field, isMasking());
    if (!given) return;
    waiting?.abort();
    const { control, form, isSubmit } = press;
    const isSender = control === field || control === senderOf(gate.element, field);
    // A form that can be submitted is sent by that; in others a press is all there is.
    if (!form || (!isSubmit && !hasSubmit(form))) {
      if (isSender) onGiven(given);
      return;
    }
    if (!isSubmit && control !== field) return;
    waiting = new AbortController();
    const { signal } = waiting;
    const tell = (): void => {
      waiting?.abort();
      onGiven(given);
    };
    const onSubmit = (sent: SubmitEvent): void => {
      // A form for a dialog is closed by any of its buttons.
      if (sent.target === form && (isSender || !isForDialog(form, sent.submitter))) tell();
    };
    // The event does not leave a shadow tree.
    const root = form.getRootNode();
    const heardAt = root === document ? globalThis : root;
    heardAt.addEventListener('submit', onSubmit as EventListener, { capture: true, signal });
    setTimeout(() => {
      // The page stopped the press, to send the address in its own way.
      const isTaken = isSubmit && isSender && event.defaultPrevented;
      if (isTaken && !signal.aborted && form.matches('[novalidate],:valid')) tell();
    });
    setTimeout(() => waiting?.signal === signal && waiting.abort(), SENT_MS);
  };
  for (const type of ['click', 'keydown'])
    addEventListener(type, onPress, { capture: true, passive: true, signal: ending.signal });
  return () => {
    ending.abort();
    waiting?.abort();
  };
}

/** A press on a button, or of the enter key in a field. */
function pressOf(event: Event): Press | undefined {
  const [target] = event.composedPath();
  if (!(target instanceof Element)) return undefined;
  if (event instanceof KeyboardEvent) {
    const isEnter = event.key === 'Enter' && !event.isComposing;
    if (!isEnter || !(target instanceof HTMLInputElement) || !LINES.has(target.type)) return undefined;
    return { control: target, form: target.form, isSubmit: false };
  }
  const control = target.closest(BUTTONS);
  // Some boxes around a field are named like buttons.
  if (!control || control.querySelector('input,textarea,select')) return undefined;
  const { form = null, type = '' } = control as Partial<HTMLButtonElement>;
  return { control, form, isSubmit: SUBMITS.has(type) };
}

/** Whether a form has a button of its own that submits it. */
function hasSubmit(form: HTMLFormElement): boolean {
  return form.querySelector('button:not([type=button],[type=reset]),[type=submit],[type=image]') !== null;
}

function isForDialog(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
  const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method');
  return method?.toLowerCase() === 'dialog';
}

/** What sends a gate by its looks: the first button with words after the field, else the first after it. */
function senderOf(gate: Element, field: Element): Element | undefined {
  for (const selector of ['button,input[type=button],[role=button]', BUTTONS]) {
    const after = [...gate.querySelectorAll(selector)].filter((control) => {
      const isAfter = field.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING;
      return isAfter && !control.matches(TURNS) && isVisible(control);
    });
    // A lone sign empties the field, or closes the box.
    const worded = after.find(
      (control) => ((control as Partial<HTMLInputElement>).value || textOf(control, 2)).length > 1,
    );
    if (after.length > 0) return worded ?? after[0];
  }
  return undefined;
}

/** The field of a gate that holds an address now. */
function fieldWithAddress(gate: Element): HTMLInputElement | undefined {
  return [...gate.querySelectorAll('input')].find(
    (field) => LINES.has(field.type) && isAddress(field.value.trim()) && isVisible(field),
  );
}

/** What may be told of a gate whose field holds an address. */
function givenThrough(
  { form, quote }: Finding,
  { value }: HTMLInputElement,
  isMasked: boolean,
): Given | undefined {
  if (!form) return undefined;
  const typed = value.trim();
  // Some pages say again what was typed.
  const isRepeated = quote.toLowerCase().includes(typed.toLowerCase());
  return { form, quote: isRepeated ? '' : quote, ...(isMasked && { masked: maskAddresses(typed) }) };
}
