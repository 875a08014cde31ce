import { describe, expect, it } from 'vitest';

import { namedEnd } from '@/lib/core/named-end';
import { tokenize } from '@/lib/core/text';

function endIn(text: string) {
  return namedEnd(tokenize(text));
}

const DAY_END = 1_440;

describe('the end that a text names', () => {
  it.each([
    ['Nur bis 30. November: 20 % auf alles', { month: 11, day: 30, minute: DAY_END }],
    ['Gültig bis 30.11.2026', { month: 11, day: 30, year: 2026, minute: DAY_END }],
    ['Nur noch bis 06.12. um 18 Uhr', { month: 12, day: 6, minute: 18 * 60 }],
    ['Bis einschließlich 3. Mär 2027 sparen', { month: 3, day: 3, year: 2027, minute: DAY_END }],
    ['Endet heute um 18:40 Uhr', { minute: 18 * 60 + 40 }],
    ['Nur heute', { minute: DAY_END }],
    ['Endet um Mitternacht', { minute: DAY_END }],
    ['Ends Dec. 7th, 2026', { month: 12, day: 7, minute: DAY_END }],
    ['Ends today at 6 pm', { minute: 18 * 60 }],
    ['Offer ends tonight at 11:59 p.m. EST', { minute: 23 * 60 + 59 }],
    ['Today only, until 12 am', { minute: 0 }],
  ])('"%s"', (text, end) => {
    expect(endIn(text)).toEqual({ what: 'until', ...end });
  });

  it.each([
    'Vom 20.11. bis 30.11. sparen',
    'Letzte Chance',
    'This weekend only',
    'Ends 12/6',
    'Only 3 left in size 31.5',
    'Heute 9 Uhr bis 18 Uhr',
    '',
  ])('"%s" names none that can be counted', (text) => {
    expect(endIn(text)).toBeUndefined();
  });
});
