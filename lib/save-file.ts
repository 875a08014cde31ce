/** Handing a file to the person; nothing but a page of ours and the browser's own download is involved. */

/** The browser has taken a file by then; the page may stay open for days. */
const TAKEN_MS = 60_000;

/** @param name "manometer-2026-11-25.json" */
export function saveFile(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN_MS);
}
