/** Taking a saved file in, in the real Firefox: its worker, and settings without any policy of an organisation. */
import { expect, test } from './fixtures';

test('a saved file is taken in, and one that is none is refused with a sentence', async ({ firefox }) => {
  const settings = await firefox.openAt(firefox.page('settings.html'));
  const choose = (text: string): Promise<void> =>
    settings.evaluate((content) => {
      const files = new DataTransfer();
      files.items.add(new File([content], 'saved.json', { type: 'application/json' }));
      const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true });
      document.querySelector('.import')?.dispatchEvent(drop);
    }, text);
  const said = (): Promise<string> =>
    settings.evaluate(() => document.querySelector('.import output')?.textContent ?? '');
  await expect.poll(() => settings.evaluate(() => document.querySelector('.import') !== null)).toBe(true);
  await choose('{"version":"6.4"}');
  await expect.poll(said).toContain('This file was not saved by Manometer.');
  const browsing = [{ day: '2025-11-23', visibleMs: 60_000, pages: 4 }];
  const rest = { sightings: [], dismissals: [], claims: [], trusted: [] };
  await choose(JSON.stringify({ manometer: 'backup', format: 1, ...rest, browsing }));
  await expect.poll(said).toContain('New here: one day of browsing.');
  await settings.close();
});
