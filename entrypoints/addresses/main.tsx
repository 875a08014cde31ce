import '@/components/style.css';
import '@/components/trusted.css';
import '@/components/addresses.css';

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { Addresses } from '@/components/addresses';
import { drawScreen } from '@/components/screen';
import type { GivenAddress } from '@/lib/core/types';
import { readSetting, watchSetting, writeSetting } from '@/lib/settings';
import { addAddresses, editAddress, readAddresses, removeAddresses } from '@/lib/store/addresses';

type Shown = { isMasking: boolean; addresses: readonly GivenAddress[]; failure?: string };

async function readShown(): Promise<Shown> {
  const isMasking = await readSetting('addressMask');
  try {
    return { isMasking, addresses: await readAddresses() };
  } catch {
    return { isMasking, addresses: [], failure: i18n.t('given.failed') };
  }
}

function App({ start }: { start: Shown }) {
  const [shown, setShown] = useState(start);
  useEffect(() => {
    // What was given meanwhile stands here when the person comes back.
    const onVisible = (): void => void (document.hidden || readShown().then(setShown));
    document.addEventListener('visibilitychange', onVisible);
    const unwatch = watchSetting('addressMask', (isMasking) => setShown((last) => ({ ...last, isMasking })));
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      unwatch();
    };
  }, []);

  const save = async (act: () => Promise<unknown>): Promise<void> => {
    const failure = await act().then(
      () => undefined,
      () => i18n.t('given.failed'),
    );
    setShown({ ...(await readShown()), ...(failure !== undefined && { failure }) });
  };

  return (
    <Addresses
      {...shown}
      onMasking={(isMasking) => void save(() => writeSetting('addressMask', isMasking))}
      onEdit={(id, words) => void save(() => editAddress(id, words))}
      onForget={(addresses) => void save(() => removeAddresses(addresses.map(({ id }) => id)))}
      onRestore={(addresses) => void save(() => addAddresses(addresses))}
    />
  );
}

const start = await readShown();
drawScreen(
  browser.i18n.getUILanguage(),
  `${i18n.t('given.title')} · ${i18n.t('name')}`,
  <App start={start} />,
);
