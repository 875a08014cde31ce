import { describe, expect, it } from 'vitest';

import { PhraseBook, type Vocabulary } from '@/lib/core/phrases';
import { tokenize } from '@/lib/core/text';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const vocabulary: Vocabulary = {
  numbers: {
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    four: 4,
    twenty: 20,
    dozen: 12,
    half: 0.5,
    million: 1_000_000,
    drei: 3,
  },
  units: {
    s: 1000,
    sec: 1000,
    seconds: 1000,
    m: MINUTE,
    min: MINUTE,
    minutes: MINUTE,
    h: HOUR,
    hour: HOUR,
    hours: HOUR,
    std: HOUR,
    d: DAY,
    day: DAY,
    days: DAY,
    tage: DAY,
  },
  sets: {
    item: 'item|items|seat*|*stück',
    soon: 'today|tonight|<date>|next week',
    weekday: 'sunday|sun|sonntag',
    month: 'dec|december|dezember|may',
    clocktime: 'am|pm|uhr',
    common: 'the|someone',
  },
};

/** What one phrase finds in a text: the words it covers, and what it caught. */
function find(phrase: string, text: string): (string | number)[][] {
  const book = new PhraseBook(vocabulary, { it: [phrase] });
  return book
    .find(tokenize(text))
    .map((hit) => [text.slice(hit.start, hit.end), hit.count, hit.timeMs].filter((v) => v !== undefined));
}

describe('words, groups, sets, gaps', () => {
  it.each([
    ['only left', 'Only left', ['Only left']],
    ['only left', 'only two left', undefined],
    ['(hurry up|only) left', 'Hurry up, left!', ['Hurry up, left']],
    ['only? left', 'left', ['left']],
    ['only {item} left', 'only seats left', ['only seats left']],
    ['only {item} left', 'only Probestück left', ['only Probestück left']],
    ['only {item} left', 'only rooms left', undefined],
    ['sale* ends', 'Sales ends', ['Sales ends']],
    ['*verkauf', 'Der Ausverkauf', ['Ausverkauf']],
    ['*kauf*', 'Verkaufsoffen', ['Verkaufsoffen']],
    ['sale ~ ends', 'sale one two three four ends', ['sale one two three four ends']],
    ['sale ~ ends', 'sale one two three four five ends', undefined],
    ['sale ~1 ends', 'sale – really, ends', ['sale – really, ends']],
    ['sale ~9 ends', 'Sale. It ends', undefined],
    ['sale . ends', 'Sale! Ends', ['Sale! Ends']],
    ['^ hurry $', 'Now. Hurry! Yes', ['Hurry']],
    ['^ hurry $', 'hurry up', undefined],
    ['^ only', '🔥 (only', ['only']],
    ['^ ~2 sold', 'Over 200 sold', ['Over 200 sold']],
    ['^ ~2 sold', 'It was over 200 sold', undefined],
    ['left $', '3 left) – next', undefined],
    ['left $', '3 left) !', ['left']],
    ['ends {soon}', 'Ends next week', ['Ends next week']],
    ['ends {soon}', 'Ends Sunday', ['Ends Sunday']],
    ['- <percent>', '-20 %', ['-20 %']],
    ['off <percent>', 'off: 20%', ['off: 20%']],
    ['at <money>', 'at $5.00', ['at $5.00']],
    ['a <any> day', 'a rainy day', ['a rainy day']],
    ['the <any> day', 'the! rainy day', undefined],
    ['^ <name> bought', 'Anna bought', ['Anna bought']],
    ['^ <name> bought', 'Someone bought', undefined],
    ['^ <name> bought', 'anna bought', undefined],
  ])('%s in "%s"', (phrase, text, expected) => {
    expect(find(phrase, text)[0]).toEqual(expected);
  });
});

describe('numbers', () => {
  it.each([
    ['3', 3],
    ['(3)', 3],
    ['1,142', 1142],
    ['1.142', 1142],
    ['2.5', 2.5],
    ['5k', 5000],
    ['2M', 2_000_000],
    ['two', 2],
    ['twenty-four', 24],
    ['two dozen', 24],
    ['1.2 million', 1_200_000],
  ])('reads %s', (text, count) => {
    expect(find('<n> left', `${text} left`)).toEqual([[expect.any(String), count]]);
  });

  it('does not count an article', () => {
    expect(find('<n> gift', 'a gift')).toEqual([]);
  });

  it('keeps the first number of a phrase', () => {
    expect(find('<n> of <n> left', '2 of 20 left')).toEqual([['2 of 20 left', 2]]);
  });

  it('forgets what a way that failed has caught', () => {
    // The first branch catches the time and then fails on "left".
    expect(find('only (<time> left|<any> <any> more)', 'only 3 hours more')).toEqual([['only 3 hours more']]);
    expect(find('only (<n> seats|<any> rooms)', 'only 7 rooms')).toEqual([['only 7 rooms']]);
  });
});

describe('spans of time', () => {
  it.each([
    ['2 hours', 2 * HOUR, HOUR, 1],
    ['an hour', HOUR, HOUR, 1],
    ['drei Tage', 3 * DAY, DAY, 1],
    ['half an hour', HOUR / 2, HOUR, 1],
    ['a half hour', HOUR / 2, HOUR, 1],
    ['04:37', 4 * MINUTE + 37_000, 1000, 2],
    ['04:37:56', 4 * HOUR + 37 * MINUTE + 56_000, 1000, 3],
    ['1 day 04:37:56', DAY + 4 * HOUR + 37 * MINUTE + 56_000, 1000, 4],
    ['1day04:37:56', DAY + 4 * HOUR + 37 * MINUTE + 56_000, 1000, 4],
    ['1 day, 2 hours and 5 min', DAY + 2 * HOUR + 5 * MINUTE, MINUTE, 3],
    ['2 Std. 5 Min.', 2 * HOUR + 5 * MINUTE, MINUTE, 2],
    ['12h13m56s', 12 * HOUR + 13 * MINUTE + 56_000, 1000, 3],
    ['01DAYS02HOURS03MINUTES04SECONDS', DAY + 2 * HOUR + 3 * MINUTE + 4_000, 1000, 4],
    ['0 4 hours 3 7 min', 4 * HOUR + 37 * MINUTE, MINUTE, 2],
    ['0 0 4 4 hours 3 3 7 7 min', 4 * HOUR + 37 * MINUTE, MINUTE, 2],
    ['04 04 hours 37 37 min', 4 * HOUR + 37 * MINUTE, MINUTE, 2],
    ['1 4 : 4 5', 14 * MINUTE + 45_000, 1000, 2],
  ])('reads %s', (text, timeMs, unitMs, units) => {
    const book = new PhraseBook(vocabulary, { it: ['<time>'] });
    expect(book.find(tokenize(text))).toMatchObject([{ timeMs, unitMs, units }]);
  });

  it.each(['5 m', '3 d', '20 rooms', '4 seats'])('reads none from %s', (text) => {
    expect(find('<time>', text)).toEqual([]);
  });

  it('does not add up units that rise', () => {
    expect(find('<time>', '5 min 2 hours').map(([words]) => words)).toEqual(['5 min', '2 hours']);
  });
});

describe('dates and times of day', () => {
  it.each([
    'Sunday',
    '12/6',
    '12/6/2026',
    '2026-12-31',
    '31.12.',
    '31.12.2026',
    '6.30.26',
    'Dec. 7',
    'Dec 7th, 2026',
    '7th of December',
    '31. Dezember',
    'Sunday, Dec. 6th',
    'So., 6.12.',
  ])('reads the date %s', (text) => {
    const vocabularyWithSo = { ...vocabulary, sets: { ...vocabulary.sets, weekday: 'sunday|so' } };
    const book = new PhraseBook(vocabularyWithSo, { it: ['by <date>'] });
    const [hit] = book.find(tokenize(`by ${text}`));
    expect(hit && `by ${text}`.slice(hit.start, hit.end).length).toBeGreaterThanOrEqual(
      `by ${text}`.length - 1,
    );
  });

  it.each(['May', '45/99', '3-5', '4.5', '12 rooms'])('reads no date from %s', (text) => {
    expect(find('by <date>', `by ${text}`)).toEqual([]);
  });

  it.each(['9pm', '9 p.m.', '11:59 pm', '23:59', '23 Uhr'])('reads the time of day %s', (text) => {
    expect(find('by <hour>', `by ${text}`)).toHaveLength(1);
  });

  it('takes a bare number for no time of day', () => {
    expect(find('by <hour>', 'by 9 people')).toEqual([]);
  });
});

describe('what is found of many', () => {
  it('keeps the longest of one label that lie in each other', () => {
    const book = new PhraseBook(vocabulary, { it: ['only <n>', 'only <n> left', '<n> left', 'left'] });
    const text = 'only 7 left, only 4';
    expect(book.find(tokenize(text)).map((h) => text.slice(h.start, h.end))).toEqual([
      'only 7 left',
      'only 4',
    ]);
  });

  it('keeps labels apart', () => {
    const book = new PhraseBook(vocabulary, { one: ['only <n> left'], two: ['<n> left'] });
    expect(book.find(tokenize('only 7 left')).map((h) => h.label)).toEqual(['one', 'two']);
  });

  it('finds nothing in nothing', () => {
    expect(find('only left', '')).toEqual([]);
    expect(find('only left', '… !? 🔥')).toEqual([]);
  });
});

describe('phrases that are not of the language', () => {
  it.each([
    'only (left',
    'only left)',
    'only | left',
    '{nothing} left',
    '<nothing> left',
    '',
    '? left',
    '~ left',
    '<any> left',
    '<name> left',
    '(a|~) left',
    '~9 a ~9 b ~9 c ~9 d',
    'x ~9 a ~9 b ~9 c ~9 d',
  ])('"%s" is refused', (phrase) => {
    expect(() => new PhraseBook(vocabulary, { it: [phrase] })).toThrow();
  });
});

describe('time', () => {
  const book = new PhraseBook(vocabulary, {
    it: [
      'nur noch ~9 <n> ~9 (übrig|auf lager)',
      '(only|just) ~4 {item} ~4 left',
      '<time> ~9 {soon} ~9 ends',
      '<n> (a|b|c)? (a|b)? (a|b)? (a|b)? $',
    ],
  });

  /** How often tokens are looked at while a text is read: what its time is made of, on any machine. */
  function looksAt(part: string, times: number): number {
    const once = tokenize(part);
    let looks = 0;
    const tokens = new Proxy(Array.from({ length: times }, () => once).flat(), {
      get(target, key, receiver) {
        looks += 1;
        return Reflect.get(target, key, receiver);
      },
    });
    book.find(tokens);
    return looks;
  }

  // Each text makes some phrase begin everywhere and fail late.
  it.each([
    'nur noch ',
    'nur noch 3 ',
    'only item ',
    '0 ',
    '04:37 today ',
    '3 a b a ',
    '- ',
    '. ',
    'only only ',
  ])('grows with the length of "%s" × n, not with its square', (part) => {
    expect(looksAt(part, 2_000)).toBeLessThan(11 * looksAt(part, 200));
  });

  it('reads no more of a text than is allowed', () => {
    expect(tokenize('nur noch '.repeat(4_000)).length).toBeLessThan(1_000);
  });
});
