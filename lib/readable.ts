/** Pages no extension may read, and why. */
import { webAddress } from './core/trust';

export type Unreadable = 'browser' | 'store';

// Hosts the browsers keep extensions out of, as of November 2026.
const STORES = [
  'chromewebstore.google.com',
  'microsoftedge.microsoft.com',
  'addons.mozilla.org',
  'addons.opera.com',
];

/**
 * Why a tab's page cannot be read.
 *
 * @param address the tab's address; undefined where the browser hides it from us
 * @returns undefined for a page that can be read
 */
export function whyUnreadable(address: string | undefined): Unreadable | undefined {
  const url = address === undefined ? undefined : webAddress(address);
  if (!url) return 'browser';
  const isStore =
    STORES.includes(url.hostname) ||
    (url.hostname === 'chrome.google.com' && url.pathname.startsWith('/webstore'));
  return isStore ? 'store' : undefined;
}
