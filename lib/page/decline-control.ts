/** A page's own way to say no to a gate: which control surely is one, and how it is pressed so that nothing is sent. */
import { agrees, isCross, saysClose, saysNo } from './decline-words';
import { drawnWithin, viewOf } from './layer';
import { textOf } from './snapshot';
import { isVisible } from './visible';

/** What a control does, the surest first. A cross that would send its form is the last resort. */
const KINDS = ['close', 'decline', 'sending'] as const;
type Kind = (typeof KINDS)[number];

const CONTROLS = 'button,[role=button],a,input[type=button],input[type=submit]';
const WORDS_MOST = 120;

/** "btn-close", "modalClose", "data-bs-dismiss", "data-a11y-dialog-hide"; not "disclose", "enclosed" or "closet" */
const CLOSE_NAME = /(?<!dis|en)close(?!d|t|st)|dismiss|-hide\b/iu;
/** The browser itself closes a dialog or popover by these: "hide", "close", "request-close", "hide-popover". */
const NATIVE_ATTRIBUTES = ['popovertargetaction', 'command'];
const NATIVE = /^(?:hide|(?:request-)?close)/iu;

/**
 * Whether a control of a gate surely closes it or declines, by what it is and says. Reads no layout.
 *
 * @param isKnownNo whether it is known from elsewhere to decline, as shaming ones are
 */
export function kindOf(control: Element, isKnownNo = false): Kind | undefined {
  if (!control.matches(CONTROLS) || control.matches(':disabled,[aria-disabled=true]')) return undefined;
  if (control.querySelector('input,button,a,form') || leadsAway(control)) return undefined;
  const text = (control as Partial<HTMLInputElement>).value || textOf(control, WORDS_MOST);
  const label = ['aria-label', 'title', 'alt']
    .flatMap((name) => [control, ...control.children].map((at) => at.getAttribute(name) ?? ''))
    .join(' ')
    .trim();
  if (text.length >= WORDS_MOST || label.length >= WORDS_MOST || agrees(`${text} ${label}`)) return undefined;
  const said = text || label;
  // A lone letter may also be the name of a network.
  const isX = /^x$/iu.test(text) && (label === '' || saysClose(label));
  const isIcon = text === '' || isX || isCross(text);
  const isClose = (isIcon && (text !== '' || namesClose(control))) || saysClose(said);
  if (sends(control)) return isClose && isIcon ? 'sending' : undefined;
  const isNative = NATIVE_ATTRIBUTES.some((name) => NATIVE.test(control.getAttribute(name) ?? ''));
  if (isClose || isNative) return 'close';
  return isKnownNo || saysNo(said) ? 'decline' : undefined;
}

/** Whether its classes, or attributes that libraries know, say that it closes. A word on it has to say so itself. */
function namesClose(control: Element): boolean {
  return [control, ...control.children].some((at) =>
    [...at.attributes].some(({ name, value }) =>
      CLOSE_NAME.test(name === 'class' || name === 'id' ? value : name),
    ),
  );
}

/** Whether it is a link to somewhere, or stands in one. "#", and "#name" where nothing has that name, lead nowhere. */
function leadsAway(control: Element): boolean {
  const href = control.closest('a[href]')?.getAttribute('href') ?? '#';
  return !href.startsWith('#') || control.ownerDocument.getElementById(href.slice(1)) !== null;
}

/** Whether a press would send a form elsewhere than to its dialog. */
function sends(control: Element): boolean {
  const { form, type } = control as Partial<HTMLButtonElement>;
  return form !== null && form !== undefined && type === 'submit' && !isForDialog(form, control);
}

function isForDialog(form: Element, submitter: Element | null): boolean {
  const method = submitter?.getAttribute('formmethod') ?? form.getAttribute('method');
  return method?.toLowerCase() === 'dialog';
}

/**
 * The control of a layer that surely closes it or declines, if there is one. Reads layout.
 *
 * @param declines controls that are known to decline
 */
export function findDecline(layer: Element, declines: ReadonlySet<Element>): Element | undefined {
  const controls = drawnWithin(layer).filter(isVisible);
  for (const kind of KINDS) {
    const best = controls.find((control) => kindOf(control, declines.has(control)) === kind);
    if (best) return best;
  }
  return undefined;
}

/** Presses a control once. Nothing is sent and nowhere is gone to, whatever the page's own listeners leave undone. */
export function press(control: Element): void {
  const view = viewOf(control);
  // As late as can be: many listeners do nothing where the default is already prevented.
  const onClick = (event: Event): void => {
    const isLast = event.cancelBubble || event.currentTarget === view;
    if (isLast && (sends(control) || control.closest('a'))) event.preventDefault();
  };
  view.addEventListener('submit', stopSubmit, true);
  for (const at of [control, view]) at.addEventListener('click', onClick);
  (control as HTMLElement).click();
  for (const at of [control, view]) at.removeEventListener('click', onClick);
  view.removeEventListener('submit', stopSubmit, true);
}

function stopSubmit(event: SubmitEvent): void {
  if (isForDialog(event.target as Element, event.submitter)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
