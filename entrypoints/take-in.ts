import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';

import { toStoreError } from '@/lib/store/db';
import { ImportError, takeIn } from '@/lib/store/take-in';

import type { TakeInWord } from './settings/take-in-apart';

/** So often is said how far it is: each hundredth. */
const STEPS = 100;

function say(word: TakeInWord): void {
  postMessage(word);
}

/** A worker of the settings page: takes in the one file it is sent. */
export default defineUnlistedScript(() => {
  let told = -1;
  const onShare = (share: number): void => {
    const step = Math.floor(share * STEPS);
    if (step > told) say({ share: step / STEPS });
    told = Math.max(told, step);
  };
  addEventListener('message', ({ data }: MessageEvent<Blob>) => {
    data
      .text()
      .then((text) => takeIn(text, onShare))
      .then(
        (taken) => say({ taken }),
        (error: unknown) =>
          say(
            error instanceof ImportError
              ? { importFault: error.fault }
              : { storeFault: toStoreError(error).fault },
          ),
      );
  });
});
