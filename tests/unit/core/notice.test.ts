import { afterAll, afterEach, describe, expect, it } from 'vitest';

import { isNotice, nextNoticeAt, weekToTell, type Notice } from '../../../lib/core/notice';

const HOUR = 3_600_000;
const MONDAY = 1;
const home = process.env['TZ'];

/** Monday at nine. */
const notice: Notice = { isOn: true, weekday: 1, hour: 9 };

function at(local: string): Date {
  return new Date(local);
}

function live(zone: string): void {
  process.env['TZ'] = zone;
}

afterEach(() => live('Europe/Berlin'));
afterAll(() => {
  if (home === undefined) delete process.env['TZ'];
  else process.env['TZ'] = home;
});
live('Europe/Berlin');

describe('a week', () => {
  it.each([
    ['a minute before the hour', '2026-11-23T08:59:00', undefined],
    ['at the hour', '2026-11-23T09:00:00', '2026-11-16'],
    ['at a start within a day', '2026-11-24T08:59:00', '2026-11-16'],
    ['a day later', '2026-11-24T09:00:00', undefined],
    ['three days later', '2026-11-26T10:00:00', undefined],
  ])('is told or not, %s', (_, now, week) => {
    expect(weekToTell(notice, at(now), {}, MONDAY)).toBe(week);
  });

  it('is itself on its last day, else the one before', () => {
    const sunday = { ...notice, weekday: 7, hour: 18 };
    expect(weekToTell(sunday, at('2026-11-22T18:00:00'), {}, MONDAY)).toBe('2026-11-16');
    const saturday = { ...notice, weekday: 6 };
    expect(weekToTell(saturday, at('2026-11-21T09:00:00'), {}, MONDAY)).toBe('2026-11-09');
    // Where weeks begin on Sunday, Saturday is the last day.
    expect(weekToTell(saturday, at('2026-11-21T09:00:00'), {}, 7)).toBe('2026-11-15');
  });

  it('is not told where nobody asked', () => {
    expect(weekToTell({ ...notice, isOn: false }, at('2026-11-23T09:00:00'), {}, MONDAY)).toBeUndefined();
  });

  it('is told once, also where day, hour or the language of the week change', () => {
    const told = { week: '2026-11-16' };
    expect(weekToTell(notice, at('2026-11-23T12:00:00'), told, MONDAY)).toBeUndefined();
    const later = { ...notice, hour: 14 };
    expect(weekToTell(later, at('2026-11-23T14:00:00'), told, MONDAY)).toBeUndefined();
    expect(weekToTell(later, at('2026-11-23T14:00:00'), told, 7)).toBeUndefined();
    expect(weekToTell(notice, at('2026-11-30T09:00:00'), told, MONDAY)).toBe('2026-11-23');
  });

  it('that was due before the person chose is not made up for', () => {
    const chosenAt = at('2026-11-23T15:00:00').getTime();
    expect(weekToTell(notice, at('2026-11-23T15:00:01'), { chosenAt }, MONDAY)).toBeUndefined();
    expect(weekToTell(notice, at('2026-11-30T09:00:00'), { chosenAt }, MONDAY)).toBe('2026-11-23');
  });

  it('is told again where a wrong clock had told one to come', () => {
    expect(weekToTell(notice, at('2026-11-23T09:00:00'), { week: '2031-01-06' }, MONDAY)).toBe('2026-11-16');
  });
});

describe('where the hour changes', () => {
  // Berlin: 29 March 2026, two becomes three; 25 October 2026, three becomes two.
  const sundayNight: Notice = { isOn: true, weekday: 7, hour: 2 };

  it('an hour that is left out strikes at the one after it, once', () => {
    const next = nextNoticeAt(sundayNight, at('2026-03-28T12:00:00'));
    expect(new Date(next).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    expect(weekToTell(sundayNight, new Date(next), {}, MONDAY)).toBe('2026-03-23');
    expect(new Date(nextNoticeAt(sundayNight, new Date(next))).toISOString()).toBe(
      '2026-04-05T00:00:00.000Z',
    );
  });

  it('an hour that comes twice strikes once', () => {
    const first = nextNoticeAt(sundayNight, at('2026-10-24T12:00:00'));
    const told = { week: weekToTell(sundayNight, new Date(first), {}, MONDAY) ?? '' };
    expect(told.week).toBe('2026-10-19');
    expect(weekToTell(sundayNight, new Date(first + HOUR), told, MONDAY)).toBeUndefined();
    expect(new Date(nextNoticeAt(sundayNight, new Date(first + HOUR))).toISOString()).toBe(
      '2026-11-01T01:00:00.000Z',
    );
  });

  it('it stays nine on the wall', () => {
    expect(new Date(nextNoticeAt(notice, at('2026-10-24T12:00:00'))).getHours()).toBe(9);
    expect(new Date(nextNoticeAt(notice, at('2026-03-28T12:00:00'))).getHours()).toBe(9);
  });
});

describe('a traveller', () => {
  const told = { week: '2026-11-16' };
  const struck = at('2026-11-23T09:00:00');

  it.each(['America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata'])(
    'is told once, on to %s',
    (zone) => {
      live(zone);
      let count = 0;
      let known: { week: string } = told;
      for (let hours = 0; hours < 48; hours += 1) {
        const week = weekToTell(notice, new Date(struck.getTime() + hours * HOUR), known, MONDAY);
        if (week === undefined) continue;
        known = { week };
        count += 1;
      }
      expect(count).toBe(0);
    },
  );

  it('is told at nine where they are, not where they were', () => {
    live('America/New_York');
    // The alarm that was set in Berlin wakes us at three in the morning.
    expect(weekToTell(notice, struck, {}, MONDAY)).toBeUndefined();
    expect(new Date(nextNoticeAt(notice, struck)).toISOString()).toBe('2026-11-23T14:00:00.000Z');
  });
});

it.each([
  [{ isOn: true, weekday: 7, hour: 23 }, true],
  [{ isOn: true, weekday: 0, hour: 9 }, false],
  [{ isOn: true, weekday: 8, hour: 9 }, false],
  [{ isOn: true, weekday: 1, hour: 24 }, false],
  [{ isOn: true, weekday: 1, hour: 9.5 }, false],
  [{ isOn: 'yes', weekday: 1, hour: 9 }, false],
  [{ weekday: 1 }, false],
  [null, false],
])('%o can be chosen: %s', (value, isSound) => {
  expect(isNotice(value)).toBe(isSound);
});
