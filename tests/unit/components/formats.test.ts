import { afterEach, describe, expect, it, vi } from 'vitest';

import { createFormats } from '@/components/formats';

afterEach(() => vi.unstubAllEnvs());

const plain = (text: string): string => text.split(/[\u00a0\u202f\u2009]/u).join(' ');

describe('createFormats', () => {
  it('speaks the language of the sentences around it, and keeps the person’s week', () => {
    const canadian = createFormats('fr-CA', 'en-GB');
    expect(canadian.language).toBe('en-GB');
    expect(canadian.firstDay).toBe(7);
    expect(createFormats('de-AT', 'de').language).toBe('de-AT');
    expect(createFormats('de-AT', 'de').firstDay).toBe(1);
    expect(createFormats('fr-CA', 'fr').language).toBe('fr-CA');
  });

  it('begins the week on the day that was chosen', () => {
    expect(createFormats('de-AT', 'de', 6).firstDay).toBe(6);
    expect(createFormats('de-AT', 'de', 0).firstDay).toBe(1);
  });

  it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin'])('moves no day in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    const { day, days, weekday } = createFormats('en-GB', 'en-GB');
    expect(plain(day('2026-11-23'))).toBe('Monday 23 November');
    expect(plain(days('2026-03-23', '2026-03-29'))).toMatch(/^23.+29 March 2026$/u);
    expect(weekday('2026-03-29', 'short')).toBe('Sun');
  });

  it.each([
    [0, '0 secs'],
    [29_000, '29 secs'],
    [40 * 60_000, '40 mins'],
    [3_600_000, '1 hr'],
    [59.7 * 60_000, '1 hr'],
    [400 * 60_000, '6 hrs 40 mins'],
  ])('says %i ms as %s', (ms, said) => {
    expect(plain(createFormats('en-GB', 'en-GB').span(ms))).toBe(said);
  });

  it('says hours as people there do', () => {
    expect(createFormats('de', 'de').hour(14)).toBe('14:00');
    expect(plain(createFormats('en-US', 'en-US').hour(14))).toBe('2:00 PM');
    expect(plain(createFormats('en-US', 'en-US').shortHour(0))).toBe('12 AM');
  });

  it('keeps a moment in one piece', () => {
    const said = createFormats('de', 'de').moment(Date.UTC(2026, 10, 23, 12));
    expect(said).not.toContain(' ');
    expect(plain(said)).toContain('23. Nov.');
  });
});
