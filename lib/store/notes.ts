/** What a person wrote of a week. Written by the report itself: nobody else writes there. */
import type { WeekNote } from '../core/types';
import { withStores } from './db';

/** Longer than this is a diary. */
export const NOTE_LENGTH = 1_000;

/** @param from first day of the week ("2026-11-23"). @throws StoreError */
export async function readNote(from: string): Promise<WeekNote | undefined> {
  return withStores(['notes'], 'readonly', (tx) => tx.objectStore('notes').get(from));
}

/** Keeps the words of a week; empty ones are deleted. @throws StoreError */
export async function writeNote(from: string, text: string): Promise<void> {
  const kept = text.trim().slice(0, NOTE_LENGTH);
  await withStores(['notes'], 'readwrite', async (tx) => {
    const store = tx.objectStore('notes');
    await (kept === '' ? store.delete(from) : store.put({ from, text: kept, writtenAt: Date.now() }));
  });
}
