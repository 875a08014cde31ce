import { render, type ComponentChildren } from 'preact';

import { createFormats, FormatsContext } from './formats';

/**
 * Draws a screen into the page's `#app` and says what language it speaks.
 *
 * @param uiLanguage the browser's own language, "de-AT"
 * @param title      of the document
 */
export function drawScreen(uiLanguage: string, title: string, screen: ComponentChildren): void {
  const formats = createFormats(uiLanguage);
  document.documentElement.lang = formats.language;
  document.title = title;
  const root = document.querySelector('#app');
  if (!root) throw new Error('the page has no #app');
  render(<FormatsContext.Provider value={formats}>{screen}</FormatsContext.Provider>, root);
}
