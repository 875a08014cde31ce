import '@/components/style.css';
import '@/components/trusted.css';

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { useSaving } from '@/components/saving';
import { drawScreen } from '@/components/screen';
import { Trusted } from '@/components/trusted';
import { trustValue } from '@/lib/core/trust';
import { addRule, readRules, removeRule, watchRules, type KeptRule } from '@/lib/store/trusted';

function App({ start }: { start: readonly KeptRule[] }) {
  const [rules, setRules] = useState(start);
  const [now] = useState(() => Date.now());
  useEffect(() => {
    const readAgain = (): void => void readRules().then(setRules);
    const unwatch = watchRules(readAgain);
    // What came between the first reading and the watch was told to nobody.
    readAgain();
    return unwatch;
  }, []);

  const { failure, save } = useSaving(i18n.t('trusted.failed'), async () => setRules(await readRules()));

  return (
    <Trusted
      rules={rules}
      now={now}
      failure={failure}
      onAdd={(scope, address) =>
        void save(() => addRule({ scope, value: trustValue(scope, address), addedAt: Date.now() }))
      }
      onRemove={(rule) => void save(() => removeRule(rule))}
      onRestore={(rule) =>
        void save(() =>
          addRule(rule, rule.place === 'session' || rule.place === 'private' ? rule.place : 'kept'),
        )
      }
    />
  );
}

const start = await readRules();
drawScreen(
  browser.i18n.getUILanguage(),
  `${i18n.t('trusted.title')} · ${i18n.t('name')}`,
  <App start={start} />,
);
