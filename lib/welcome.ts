/** The first word to a person, once after the installation. */
import { browser } from 'wxt/browser';

import { isFirstWelcome } from './store/welcomed';

/** Opens the welcome page where the extension is new here, and never again. @param reason why the browser wakes us */
export async function welcome(reason: string): Promise<void> {
  if (reason === 'install' && (await isFirstWelcome(Date.now())))
    await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}
