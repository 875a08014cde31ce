import '@/components/style.css';
import '@/components/report.css';

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

import { i18n } from '#i18n';

import { drawScreen } from '@/components/screen';
import { Site } from '@/components/site';
import { siteIn } from '@/components/site-link';
import { saveEvidence } from '@/lib/evidence-file';
import { readClaimsOf } from '@/lib/store/claims';

/** "#shop.example" */
async function readSite() {
  const site = siteIn(location.hash);
  try {
    return { site, claims: await readClaimsOf(site) };
  } catch {
    return { site, claims: [], failure: i18n.t('report.failed') };
  }
}

function App({ start }: { start: Awaited<ReturnType<typeof readSite>> }) {
  const [shown, setShown] = useState(start);
  useEffect(() => {
    const onHash = (): void => void readSite().then(setShown);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return <Site {...shown} onSave={(claim, kind) => saveEvidence(claim, kind)} />;
}

const start = await readSite();
drawScreen(
  browser.i18n.getUILanguage(),
  `${start.site === '' ? i18n.t('proof.claims') : start.site} · ${i18n.t('name')}`,
  <App start={start} />,
);
