import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import { answers } from '@/lib/answers';
import { endWhatIsOver } from '@/lib/ends';
import { isSound } from '@/lib/message-shapes';
import { listen } from '@/lib/messages';
import { watchSetting } from '@/lib/settings';
import { stepTo } from '@/lib/stepping';
import { changeTab } from '@/lib/store/tabs';
import { dropPrivateRules, watchRules } from '@/lib/store/trusted';
import { welcome } from '@/lib/welcome';

/** Nothing is known any more of a tab that is gone, nor of private windows once the last is closed. */
async function forgetTab(tabId: number): Promise<void> {
  await changeTab(tabId, () => undefined);
  const tabs = await browser.tabs.query({});
  if (!tabs.some(({ incognito }) => incognito)) await dropPrivateRules();
}

/** As a listener: what it is told matters to none. */
function end(): void {
  void endWhatIsOver();
}

export default defineBackground({
  type: 'module',
  main() {
    listen(answers, isSound);
    browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
    browser.tabs.onReplaced.addListener((_added, removed) => void forgetTab(removed));
    browser.alarms.onAlarm.addListener(end);
    browser.runtime.onStartup.addListener(end);
    browser.runtime.onInstalled.addListener(({ reason }) => {
      end();
      void welcome(reason);
    });
    browser.commands.onCommand.addListener((command, tab) => {
      if (tab?.id !== undefined) void stepTo(tab.id, command === 'previous-finding' ? -1 : 1);
    });
    watchRules(end);
    watchSetting('pausedUntil', end);
  },
});
