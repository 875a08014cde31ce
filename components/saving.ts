import { useState } from 'preact/hooks';

/**
 * Doing something that may fail, and saying so.
 *
 * @param failed what is said where it failed
 */
export function useSaving(failed: string): { failure: string; save: (act: () => Promise<unknown>) => void } {
  const [failure, setFailure] = useState('');
  const save = async (act: () => Promise<unknown>): Promise<void> => {
    try {
      await act();
      setFailure('');
    } catch {
      setFailure(failed);
    }
  };
  return { failure, save: (act) => void save(act) };
}
