// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';

import { evidenceHtml, evidenceJson } from '@/lib/evidence-file';
import type { ClaimRecord } from '@/lib/core/types';

import { speak } from './speak';

const AT = Date.UTC(2026, 10, 24, 13, 3, 10);
const CLAIM: ClaimRecord = {
  claim: 'k1',
  site: 'shop.example',
  pattern: 'countdown',
  quote: 'Ends in <script>alert(1)</script> 20:00 & "more"',
  lastAt: AT + 120_000,
  readings: [
    { at: AT, view: 'a', sinceMs: 900, promised: { what: 'end', remainingMs: 1_200_000, unitMs: 1_000 } },
    {
      at: AT + 120_000,
      view: 'b',
      sinceMs: 900,
      promised: { what: 'end', remainingMs: 1_200_000, unitMs: 1_000 },
    },
  ],
};
const [first, last] = CLAIM.readings;
const PROVEN: ClaimRecord = {
  ...CLAIM,
  ...(first && last && { proof: { verdict: 'moved', isProven: true, first, last } }),
};
const ORIGIN = { version: '0.1.0', browser: 'Browser 1', madeAt: AT + 200_000, zone: 'Europe/Berlin' };

function pageWith(picture: string): Document {
  return new DOMParser().parseFromString(evidenceHtml(PROVEN, { ...ORIGIN, picture }), 'text/html');
}

describe.each(['en', 'de'] as const)('the evidence of a broken promise (%s)', (lang) => {
  beforeEach(() => speak(lang));

  it('is a page that stands alone, and no word of a page becomes markup in it', () => {
    const html = evidenceHtml(PROVEN, ORIGIN);
    const page = new DOMParser().parseFromString(html, 'text/html');
    expect(page.querySelector('blockquote')?.textContent).toBe(CLAIM.quote);
    expect(page.querySelectorAll('script,link,img,iframe')).toHaveLength(0);
    expect(page.querySelectorAll('ol li')).toHaveLength(2);
    expect(page.body.textContent).toContain('shop.example');
    expect(page.body.textContent).toContain('2005/29/E');
    expect(page.body.textContent).toContain('Europe/Berlin');
  });

  it('holds a picture that the browser made, and no other address', () => {
    const ours = pageWith('data:image/jpeg;base64,AAAA').querySelector('img');
    expect(ours?.getAttribute('alt')).toContain('shop.example');
    expect(pageWith('https://shop.example/pixel.gif').querySelector('img')).toBeNull();
  });

  it('is data with the same times', () => {
    expect(JSON.parse(evidenceJson(PROVEN, ORIGIN))).toMatchObject({
      manometer: 'evidence',
      site: 'shop.example',
      verdict: 'moved',
      readings: [
        { readAt: '2026-11-24T13:03:10.000Z', endsAt: '2026-11-24T13:23:10.000Z' },
        { readAt: '2026-11-24T13:05:10.000Z', endsAt: '2026-11-24T13:25:10.000Z' },
      ],
    });
  });
});
