import '@/components/style.css';
import '@/components/trusted.css';
import '@/components/welcome.css';

import { useEffect, useRef, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { useSaving } from '@/components/saving';
import { drawScreen } from '@/components/screen';
import { Welcome } from '@/components/welcome';
import { modesOf, sameForAll, type Modes } from '@/lib/core/modes';
import { trustValue } from '@/lib/core/trust';
import type { Pattern } from '@/lib/core/types';
import { readSetting, writeSetting } from '@/lib/settings';
import { readPresetModes } from '@/lib/store/policy';
import { addRule, readRules } from '@/lib/store/trusted';

import { readBox, type Reading } from './reading';

async function readChosen() {
  const [modes, preset, look, hasBadge, rules] = await Promise.all([
    readSetting('modes'),
    readPresetModes(),
    readSetting('look'),
    readSetting('hasBadge'),
    readRules(),
  ]);
  return { modes, preset, look, hasBadge, rules };
}

function App({ start }: { start: Awaited<ReturnType<typeof readChosen>> }) {
  const [chosen, setChosen] = useState(start);
  const [found, setFound] = useState<readonly Pattern[]>([]);
  const [isLeft, setIsLeft] = useState(false);
  const [now] = useState(() => Date.now());
  const box = useRef<HTMLElement>(null);
  const [reading, setReading] = useState<Reading>();
  const { modes, preset, look } = chosen;

  useEffect(() => {
    if (!box.current) return undefined;
    const begun = readBox(
      box.current,
      { modes: doneOf(start), look: start.look },
      (patterns) => setFound((last) => (last.join() === patterns.join() ? last : patterns)),
      () => setIsLeft(true),
    );
    setReading(begun);
    return () => begun.stop();
  }, [start]);
  useEffect(() => reading?.change({ modes: doneOf(chosen), look }), [reading, chosen, look]);

  const { failure, save } = useSaving(i18n.t('popup.failed'), async () => setChosen(await readChosen()));

  return (
    <Welcome
      example={{
        box,
        found,
        isLeft,
        onBeginAgain: () => {
          reading?.beginAgain();
          setIsLeft(false);
        },
      }}
      modes={modes}
      preset={preset}
      onModes={(mode) => void save(() => writeSetting('modes', sameForAll(mode, preset.usual)))}
      badge={{
        hasBadge: chosen.hasBadge,
        onChoice: (name, value) => void save(() => writeSetting(name, value)),
      }}
      sites={{
        rules: chosen.rules,
        now,
        onAdd: (scope, address) =>
          void save(() => addRule({ scope, value: trustValue(scope, address), addedAt: Date.now() })),
      }}
      failure={failure}
      onBegin={() => void close()}
    />
  );
}

function doneOf({ modes, preset }: Awaited<ReturnType<typeof readChosen>>): Modes {
  return modesOf(preset.locked, modes, preset.usual);
}

/** Away with this page: what was to be done before goes on. */
async function close(): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id !== undefined) await browser.tabs.remove(tab.id);
}

const start = await readChosen();
drawScreen(
  browser.i18n.getUILanguage(),
  `${i18n.t('welcome.title')} · ${i18n.t('name')}`,
  <App start={start} />,
);
