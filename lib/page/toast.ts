/** One line at the foot of the window that says what was just done, with a way to take it back. */
import { i18n } from '#i18n';

import { build, type Overlay } from './overlay';

/** Long enough to read it and to reach the button. */
const SHOWN_MS = 10_000;

export type Toast = {
  /** Whether one stands there now. */
  readonly isShown: boolean;
  /** Says a sentence. @param undo takes back what was done */
  show(text: string, undo?: () => void): void;
  hide(): void;
};

/**
 * @param place  puts the overlay where it can be seen
 * @param onGone it went away by itself
 */
export function createToast(overlay: Overlay, place: () => void, onGone: () => void): Toast {
  let element: HTMLElement | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hide = (): void => {
    clearTimeout(timer);
    element?.remove();
    element = undefined;
  };
  const end = (): void => {
    // Who is on the button is not robbed of it.
    if (element?.contains(overlay.focused())) {
      timer = setTimeout(end, SHOWN_MS);
      return;
    }
    hide();
    onGone();
  };
  return {
    get isShown() {
      return element !== undefined;
    },
    show(text, undo) {
      hide();
      element = build('div', 'toast', build('span', '', text));
      if (undo) {
        const button = overlay.makeButton('act', () => {
          hide();
          undo();
          onGone();
        });
        button.append(i18n.t('button.undo'));
        element.append(button);
      }
      overlay.layer.append(element);
      place();
      overlay.say(text);
      timer = setTimeout(end, SHOWN_MS);
    },
    hide,
  };
}
