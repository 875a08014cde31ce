import { StoreError, type StoreFault } from '@/lib/store/db';
import { ImportError, type ImportFault, type TakenIn } from '@/lib/store/take-in';

/** What the worker says: how far it is, from 0 to 1, and at last how it went. */
export type TakeInWord =
  | { share: number }
  | { taken: TakenIn }
  | { importFault: ImportFault }
  | { storeFault: StoreFault };

/**
 * `takeIn` in a worker, so that the page can be used meanwhile. Where the page is closed before it is done, nothing was
 * changed.
 *
 * @param onShare told how much is done, from 0 to 1
 * @throws ImportError, StoreError
 */
export async function takeInApart(file: Blob, onShare: (share: number) => void): Promise<TakenIn> {
  const worker = new Worker('/take-in.js');
  try {
    return await new Promise<TakenIn>((resolve, reject) => {
      worker.addEventListener('error', (event) => reject(new StoreError('broken', event.message)));
      worker.addEventListener('message', ({ data: word }: MessageEvent<TakeInWord>) => {
        if ('share' in word) onShare(word.share);
        else if ('taken' in word) resolve(word.taken);
        else if ('importFault' in word) reject(new ImportError(word.importFault));
        else reject(new StoreError(word.storeFault));
      });
      // A worker has no origin to name.
      // oxlint-disable-next-line require-post-message-target-origin
      worker.postMessage(file);
    });
  } finally {
    worker.terminate();
  }
}
