import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';
import type { ClockSnippet, Finding } from '@/lib/core/types';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function inText(text: string, around?: string): Finding | undefined {
  return detect({
    kind: 'text',
    text,
    role: 'text',
    lang: 'en',
    ...(around !== undefined && { around }),
  }).find((finding) => finding.pattern === 'countdown');
}

/** A clock ("#" in the text around it) that was read once a second: `stepMs` is how far it moved from one reading to the next. */
function clock(around: string, startMs: number, stepMs: number, times = 4): ClockSnippet {
  const readings = Array.from({ length: times }, (_, i) => ({
    remainingMs: startMs + i * stepMs,
    at: 1_700_000_000_000 + i * SECOND,
    text: new Date(startMs + i * stepMs).toISOString().slice(11, 19),
  }));
  const text = readings.at(-1)?.text ?? '';
  return { kind: 'clock', text, lang: 'en', around: around.replace('#', text), readings };
}

function ofClock(snippet: ClockSnippet): Finding | undefined {
  return detect(snippet).find((finding) => finding.pattern === 'countdown');
}

describe('a clock in words', () => {
  it.each([
    ['Offer ends in 04:37:12', 4 * HOUR + 37 * MINUTE + 12 * SECOND],
    ['Your basket is reserved for 09:58', 9 * MINUTE + 58 * SECOND],
    ['Voucher expires in 1 day 2 hrs 3 mins 4 secs', DAY + 2 * HOUR + 3 * MINUTE + 4 * SECOND],
    ['Summer sale 00DAYS05HOURS06MINUTES07SECONDS', 5 * HOUR + 6 * MINUTE + 7 * SECOND],
    ['Order within 2 hrs 3 mins 9 secs for delivery tomorrow', 2 * HOUR + 3 * MINUTE + 9 * SECOND],
  ])('"%s" promises its end', (text, remainingMs) => {
    expect(inText(text)).toMatchObject({
      evidence: 'claimed',
      quote: text,
      promised: { what: 'end', remainingMs, unitMs: SECOND },
    });
  });

  it.each([
    'Flash sale ends in',
    '40% off ends in DAYS HOURS MINUTES SECONDS',
    'Deal ends in: HRS MINS SECS',
  ])('"%s" is the shell of a clock', (text) => {
    expect(inText(text)?.promised).toBeUndefined();
    expect(inText(text)).toBeDefined();
  });

  it('counts alone in days and to the second, less surely in hours', () => {
    expect(inText('2 days 03:04:05')?.confidence).toBeGreaterThan(inText('03:04:05')?.confidence ?? 1);
  });

  it('counts alone on a page only beside an offer', () => {
    expect(inText('03:04:05', 'Winter coat, now $49 instead of $99 03:04:05 Add to cart')).toBeDefined();
    expect(inText('03:04:05', 'Tokyo 03:04:05 London 19:04:05')).toBeUndefined();
    expect(inText('2 days 03:04:05', 'The crew has been up for 2 days 03:04:05')).toBeUndefined();
    expect(inText('10:10', '$55.00 10:10 Back to product')).toBeUndefined();
  });

  it.each([
    'Sale ends in 3 hours',
    'Offer ends in store on Sunday',
    'Prices ending in .99',
    'Your verification code expires in 04:59',
    'You will be logged out in 01:59',
    'Your session ends in 02:00',
    'Auction ends in 02:11:09',
    'Exam ends in 00:45:00',
    'Race starts in 01:10:00',
    'Tutorial (duration 01:12:45)',
    '12/06/2026 14:32:10',
    'Published 10:23:45 on Monday',
    '09:41:07 pm',
  ])('"%s" is none', (text) => {
    expect(inText(text)).toBeUndefined();
  });

  it('is one finding, whatever else the words around it say', () => {
    const patterns = detect({
      kind: 'text',
      text: 'Last chance! 30% off ends in 00:09:59',
      role: 'text',
      lang: 'en',
    });
    expect(patterns.map((finding) => finding.pattern)).toEqual(['countdown']);
  });

  it('does not mind what is sold', () => {
    expect(inText('Watch sale ends in 02:11:09')).toBeDefined();
    expect(inText('Match set deal ends in 02:11:09')).toBeDefined();
    expect(inText('Match ends in 02:11:09')).toBeUndefined();
  });

  it('is not looked for in long prose', () => {
    const story = 'We left at dawn and drove the whole day through the hills. '.repeat(5);
    expect(inText(`${story} The sale ends in 02:11:09.`)).toBeUndefined();
  });
});

describe('a clock that was seen to tick', () => {
  it('is observed where the words tie it to an offer', () => {
    const found = ofClock(clock('Spring deal ends in #', 2 * HOUR, -SECOND));
    expect(found).toMatchObject({
      evidence: 'observed',
      seen: [{ what: 'ticked' }],
      promised: { what: 'end', remainingMs: 2 * HOUR - 3 * SECOND, unitMs: SECOND },
    });
    expect(found?.quote).toContain('Spring deal ends in');
    expect(found?.quote).toContain('01:59:57');
  });

  it('is observed beside a price, less surely', () => {
    const tied = ofClock(clock('Your cart is reserved for #', 10 * MINUTE, -SECOND));
    const beside = ofClock(clock('Trail shoes $49 # Add to cart', 10 * MINUTE, -SECOND));
    expect(beside?.evidence).toBe('observed');
    expect(beside?.confidence).toBeLessThan(tied?.confidence ?? 0);
  });

  it.each([
    'Next episode plays in #',
    'Resend code in #',
    'You will be signed out, session ends in #',
    'Kick-off: Rovers against City',
    'Question 3 of 20, time left #',
    'Simmer for #',
    'Auction ends in, current bid $20',
    '',
    'Weather in Oslo',
  ])('is none beside "%s"', (around) => {
    expect(ofClock(clock(around, 10 * MINUTE, -SECOND))).toBeUndefined();
  });

  it('is not silenced by a word far from it', () => {
    const far = 'Read our story and watch the video. '.repeat(6);
    const near = `Lamp $49, this price ends in # Add to cart. ${far}`;
    expect(ofClock(clock(near, 10 * MINUTE, -SECOND))?.evidence).toBe('observed');
  });

  it('is none where it rises, and only claimed where it stands still', () => {
    expect(ofClock(clock('Spring deal ends in #', HOUR, SECOND))).toBeUndefined();
    expect(ofClock(clock('Spring deal ends in #', HOUR, 0))?.evidence).toBe('claimed');
    expect(ofClock(clock('Spring jacket $49', HOUR, 0))).toBeUndefined();
    expect(ofClock(clock('Spring deal ends in #', HOUR, -SECOND, 1))?.evidence).toBe('claimed');
  });

  it('is none where it falls at another pace than time does', () => {
    expect(ofClock(clock('Spring jacket $49', HOUR, -10 * SECOND))).toBeUndefined();
  });
});
