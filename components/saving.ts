import { useState } from 'preact/hooks';

type Saving = { failure: string | undefined; save: (act: () => Promise<unknown>) => Promise<void> };

/**
 * Doing something that may fail, and saying so.
 *
 * @param failed what is said where it failed
 * @param after  runs in either case: reads again what may have changed
 */
export function useSaving(failed: string, after?: () => Promise<unknown>): Saving {
  const [failure, setFailure] = useState<string>();
  const save = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
      setFailure(undefined);
    } catch {
      setFailure(failed);
    }
    await after?.();
  };
  return { failure, save };
}
