import '@/components/style.css';
import '@/components/trusted.css';
import '@/components/own-data.css';
import '@/components/settings.css';

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { useSaving } from '@/components/saving';
import { drawScreen } from '@/components/screen';
import { Settings } from '@/components/settings';
import type { Choices } from '@/components/settings-choices';
import { readSetting, writeSetting } from '@/lib/settings';
import { addDismissal, readDismissals, removeDismissal } from '@/lib/store/dismissals';
import { readAllSiteModes, watchModes, writeSiteMode } from '@/lib/store/modes';
import { readPresetModes } from '@/lib/store/policy';
import { keepUpInView } from '@/lib/upkeep';

import { OwnDataSections } from './own-data';

const uiLanguage = browser.i18n.getUILanguage();

async function readChosen() {
  const [modes, preset, choices, siteModes, dismissed] = await Promise.all([
    readSetting('modes'),
    readPresetModes(),
    readChoices(),
    readAllSiteModes(),
    // The settings are of use without the log, too.
    readDismissals().catch(() => []),
  ]);
  return { modes, preset, choices, siteModes, dismissed };
}

async function readChoices(): Promise<Choices> {
  const [look, hasBadge, languages, firstDay] = await Promise.all([
    readSetting('look'),
    readSetting('hasBadge'),
    readSetting('languages'),
    readSetting('firstDay'),
  ]);
  return { look, hasBadge, languages, firstDay };
}

function App({ start }: { start: Awaited<ReturnType<typeof readChosen>> }) {
  const [chosen, setChosen] = useState(start);
  useEffect(() => {
    const readAgain = (): void => void readChosen().then(setChosen);
    const unwatch = watchModes(readAgain);
    // What came between the first reading and the watch was told to nobody.
    readAgain();
    return unwatch;
  }, []);

  const { failure, save } = useSaving(i18n.t('popup.failed'), async () => setChosen(await readChosen()));

  return (
    <Settings
      {...chosen}
      failure={failure}
      onMode={(pattern, mode) => void save(() => writeSetting('modes', { ...chosen.modes, [pattern]: mode }))}
      onChoice={(name, value) => void save(() => writeSetting(name, value))}
      onSiteMode={(site, pattern, mode) => void save(() => writeSiteMode(site, pattern, mode))}
      onDismissed={(dismissal, isGone) =>
        void save(() => (isGone ? removeDismissal(dismissal) : addDismissal(dismissal)))
      }
    >
      <OwnDataSections uiLanguage={uiLanguage} />
    </Settings>
  );
}

const start = await readChosen();
drawScreen(uiLanguage, `${i18n.t('settings.title')} · ${i18n.t('name')}`, <App start={start} />);
keepUpInView(Date.now());
