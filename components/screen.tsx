import { render, type ComponentChildren } from 'preact';

import { i18n } from '#i18n';

import { createFormats, FormatsContext } from './formats';

/**
 * Draws a screen into the page's `#app` and says what language it speaks.
 *
 * @param uiLanguage the browser's own language, "de-AT"
 * @param title      of the document
 * @param formats    where the caller made them already
 */
export function drawScreen(
  uiLanguage: string,
  title: string,
  screen: ComponentChildren,
  formats = createFormats(uiLanguage, i18n.t('language')),
): void {
  document.documentElement.lang = formats.language;
  document.title = title;
  const root = document.querySelector('#app');
  if (!root) throw new Error('the page has no #app');
  render(<FormatsContext.Provider value={formats}>{screen}</FormatsContext.Provider>, root);
}
