/** What is kept, as a file for the person. */
import { localDay } from './core/report';
import { saveFile } from './save-file';
import { exportCsv, exportJson } from './store/backup';

/** "manometer-2026-11-25.json" */
export function fileName(kind: 'json' | 'csv'): string {
  return `manometer-${localDay(new Date())}.${kind}`;
}

/**
 * Everything that is kept as JSON, or all sightings as a table.
 *
 * @throws StoreError
 */
export async function saveExport(kind: 'json' | 'csv'): Promise<void> {
  // The mark at the start tells spreadsheets that the umlauts are UTF-8.
  const parts: BlobPart[] = kind === 'csv' ? ['\uFEFF'] : [];
  // A blob at a time: the browser may keep blobs on the disk, texts stand in memory.
  for await (const part of kind === 'csv' ? exportCsv() : exportJson()) parts.push(new Blob([part]));
  const type = kind === 'csv' ? 'text/csv;charset=utf-8' : 'application/json';
  saveFile(fileName(kind), new Blob(parts, { type }));
}
