import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';

import { i18n } from '#i18n';

import { createFormats } from '@/components/formats';
import { sayWeek } from '@/components/week-sentence';
import { answers } from '@/lib/answers';
import { endWhatIsOver } from '@/lib/ends';
import { isSound } from '@/lib/message-shapes';
import { listen } from '@/lib/messages';
import { listenForClicks, tellWeek } from '@/lib/notice';
import { readSetting, watchSetting } from '@/lib/settings';
import { stepTo } from '@/lib/stepping';
import { shareWeek } from '@/lib/store/devices';
import { followPolicy } from '@/lib/store/policy';
import { changeTab } from '@/lib/store/tabs';
import { dropPrivateRules, watchRules } from '@/lib/store/trusted';
import { keepUp } from '@/lib/upkeep';
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

async function seeToWhatIsDue(): Promise<void> {
  const formats = createFormats(
    browser.i18n.getUILanguage(),
    i18n.t('language'),
    await readSetting('firstDay'),
  );
  await Promise.allSettled([
    endWhatIsOver(),
    keepUp(Date.now()),
    shareWeek(formats.firstDay, Date.now()),
    tellWeek((week) => sayWeek(week, formats), formats.firstDay),
  ]);
}

let waking: Promise<unknown> = Promise.resolve();

/** Sees to what is due, one round after the other: a start and an alarm may come at once. */
function wake(): void {
  waking = waking.then(seeToWhatIsDue, seeToWhatIsDue);
}

export default defineBackground({
  type: 'module',
  main() {
    listen(answers, isSound);
    browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
    browser.tabs.onReplaced.addListener((_added, removed) => void forgetTab(removed));
    listenForClicks();
    followPolicy();
    browser.alarms.onAlarm.addListener(wake);
    browser.runtime.onStartup.addListener(wake);
    browser.runtime.onInstalled.addListener(({ reason }) => {
      wake();
      void welcome(reason);
    });
    browser.commands.onCommand.addListener((command, tab) => {
      if (tab?.id !== undefined) void stepTo(tab.id, command === 'previous-finding' ? -1 : 1);
    });
    watchRules(end);
    watchSetting('pausedUntil', end);
    for (const name of ['notice', 'hasWeeklyFile'] as const) watchSetting(name, wake);
  },
});
