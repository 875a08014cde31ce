import { describe, expect, it } from 'vitest';

import { areChosenModes, choicesOf, isForAll, modesOf, sameForAll } from '@/lib/core/modes';
import { PATTERNS } from '@/lib/core/types';

describe('modes', () => {
  it('are the nearest word: the site, then the general, then marking', () => {
    const modes = modesOf({ gate: 'calm' }, { gate: 'off', scarcity: 'log' });
    expect(modes).toMatchObject({ gate: 'calm', scarcity: 'log', deadline: 'mark' });
    expect(Object.keys(modes).toSorted()).toEqual([...PATTERNS].toSorted());
  });

  it('never hide a No, nor take a choice for the person', () => {
    expect(choicesOf('confirmshaming')).not.toContain('hide');
    expect(choicesOf('preticked')).toEqual(['off', 'log', 'mark']);
    expect(choicesOf('gate')).toContain('hide');
  });

  it('can be the same for all, as far as each allows', () => {
    expect(sameForAll('mark')).toEqual({});
    expect(modesOf(sameForAll('calm'))).toMatchObject({
      gate: 'calm',
      confirmshaming: 'calm',
      preticked: 'mark',
    });
    expect(isForAll('mark', {})).toBe(true);
    expect(isForAll('calm', sameForAll('calm'))).toBe(true);
    expect(isForAll('calm', { ...sameForAll('calm'), gate: 'hide' })).toBe(false);
    expect(isForAll('mark', { gate: 'hide' })).toBe(false);
  });

  it('can be the same for all where an organisation set what is usual', () => {
    const usual = { gate: 'calm', scarcity: 'off' } as const;
    expect(sameForAll('mark', usual)).toEqual({ gate: 'mark', scarcity: 'mark' });
    expect(isForAll('mark', {}, usual)).toBe(false);
    expect(isForAll('mark', sameForAll('mark', usual), usual)).toBe(true);
    expect(modesOf(sameForAll('calm', usual), usual)).toMatchObject({ gate: 'calm', scarcity: 'calm' });
  });

  it.each([
    [{}, true],
    [{ gate: 'hide' }, true],
    [{ preticked: 'calm' }, false],
    [{ gate: 'loud' }, false],
    [{ nonsense: 'mark' }, false],
    [['mark'], false],
    ['mark', false],
    [null, false],
  ])('%j is a choice: %s', (value, isOne) => {
    expect(areChosenModes(value)).toBe(isOne);
  });
});
