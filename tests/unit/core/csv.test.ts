import { describe, expect, it } from 'vitest';

import { CSV_HEADER, csvLines, csvOf } from '../../../lib/core/csv';
import type { Sighting } from '../../../lib/core/types';

const GATE: Sighting = {
  id: 'a',
  pattern: 'gate',
  form: 'discount',
  placement: 'modal',
  trigger: 'imposed',
  site: 'shop.example',
  quote: '10 % für deine E-Mail',
  evidence: 'observed',
  claim: 'c',
  seenAt: Date.UTC(2026, 10, 23, 9, 5),
  day: '2026-11-23',
  hour: 10,
};

describe('sightings as a table', () => {
  it('has a header and a line each, ended as RFC 4180 says', () => {
    expect(csvOf([GATE])).toBe(
      'day,hour,seenAt,site,pattern,form,placement,trigger,evidence,quote\r\n' +
        '2026-11-23,10,2026-11-23T09:05:00.000Z,shop.example,gate,discount,modal,imposed,observed,10 % für deine E-Mail\r\n',
    );
    expect(csvOf([])).toBe(CSV_HEADER);
  });

  it('leaves a cell empty where there is nothing', () => {
    const { form: _form, placement: _placement, trigger: _trigger, ...plain } = GATE;
    expect(csvLines([{ ...plain, quote: '' }])).toContain(',gate,,,,observed,\r\n');
  });

  it.each([
    ['Only "3" left, hurry', '"Only ""3"" left, hurry"'],
    ['two\nlines', '"two\nlines"'],
    ['=HYPERLINK("https://evil.test","x")', `"'=HYPERLINK(""https://evil.test"",""x"")"`],
    ['+49 30 1', "'+49 30 1"],
    ['-20 % nur heute', "'-20 % nur heute"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1+1', "'\t=1+1"],
    ['3 - 2 = 1', '3 - 2 = 1'],
  ])('writes %j so that no spreadsheet runs it', (quote, cell) => {
    expect(csvLines([{ ...GATE, quote }]).split('observed,')[1]).toBe(`${cell}\r\n`);
  });
});
