/** Frames without an address of their own belong to the page they stand in, as in Chromium. */
import { shopPage } from '../e2e/shop';
import { badgeOf, expect, test } from './fixtures';

const PAGE = 'http://frames.example/';

test('a frame that a page makes from a blob is read', async ({ firefox, web, backroom }) => {
  // "</" would end the script that holds it.
  const inner = JSON.stringify(shopPage()).replaceAll('</', String.raw`<\/`);
  web.put(
    PAGE,
    `<!doctype html><html lang="en"><title>Shop in a frame</title><h1>A frame</h1><script>
      const frame = document.createElement('iframe');
      Object.assign(frame, { width: 800, height: 500 });
      frame.src = URL.createObjectURL(new Blob([${inner}], { type: 'text/html' }));
      document.body.append(frame);
    </script>`,
  );
  await firefox.openAt(PAGE);
  await expect.poll(() => badgeOf(backroom, PAGE)).toBe('3');
});
