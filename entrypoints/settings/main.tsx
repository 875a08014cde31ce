import '@/components/style.css';
import '@/components/trusted.css';
import '@/components/settings.css';

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { drawScreen } from '@/components/screen';
import { Settings } from '@/components/settings';
import type { Choices } from '@/components/settings-choices';
import { readSetting, writeSetting } from '@/lib/settings';
import { addDismissal, readDismissals, removeDismissal } from '@/lib/store/dismissals';
import { readAllSiteModes, watchModes, writeSiteMode } from '@/lib/store/modes';

async function readChosen() {
  const [modes, choices, siteModes, dismissed] = await Promise.all([
    readSetting('modes'),
    readChoices(),
    readAllSiteModes(),
    // The settings are of use without the log, too.
    readDismissals().catch(() => []),
  ]);
  return { modes, choices, siteModes, dismissed };
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
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const readAgain = (): void => void readChosen().then(setChosen);
    const unwatch = watchModes(readAgain);
    // What came between the first reading and the watch was told to nobody.
    readAgain();
    return unwatch;
  }, []);

  const save = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
      setFailure(undefined);
    } catch {
      setFailure(i18n.t('popup.failed'));
    }
    setChosen(await readChosen());
  };

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
    />
  );
}

const start = await readChosen();
drawScreen(
  browser.i18n.getUILanguage(),
  `${i18n.t('settings.title')} · ${i18n.t('name')}`,
  <App start={start} />,
);
