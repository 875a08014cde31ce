/** The panel a person sees when something lies over the page. */
import { parentOf } from './visible';

/** A box that fills so much of the window both ways is the layer behind a panel, not the panel. */
const LAYER_SHARE = 0.9;

/** The largest box around a form that does not yet fill the window. Reads layout. */
export function panelOf(form: Element): Element {
  let panel = form;
  for (let at = parentOf(form); at && at !== document.body; at = parentOf(at)) {
    const { width, height } = at.getBoundingClientRect();
    const isLayer = width >= innerWidth * LAYER_SHARE && height >= innerHeight * LAYER_SHARE;
    if (isLayer || width === 0 || height === 0) break;
    panel = at;
    if (getComputedStyle(at).position === 'fixed' || at.matches('dialog,[popover]')) break;
  }
  return panel;
}
