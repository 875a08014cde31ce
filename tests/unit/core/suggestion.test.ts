import { describe, expect, it } from 'vitest';

import { suggestionOf } from '@/lib/core/suggestion';

type Known = Parameters<typeof suggestionOf>[0];

function suggest(changes: Partial<Known> = {}) {
  return suggestionOf({
    week: {
      pushes: 40,
      byPattern: [
        { pattern: 'countdown', count: 22, before: 0 },
        { pattern: 'gate', count: 9, before: 0 },
      ],
      bySite: [
        { site: 'loud.example', count: 18, asked: 0, before: 0, patterns: [] },
        { site: 'next.example', count: 14, asked: 0, before: 0, patterns: [] },
      ],
    },
    imposedGates: 9,
    brokenSites: [],
    modes: {},
    settledSites: new Set(),
    settledPatterns: new Set(),
    ...changes,
  });
}

describe('the suggestion of a week', () => {
  it('is nothing that an organisation settled', () => {
    const settledPatterns = new Set(['gate', 'countdown'] as const);
    expect(suggest({ settledPatterns })).toMatchObject({ kind: 'calm-site' });
  });

  it('is what stands out most', () => {
    expect(suggest()).toEqual({ kind: 'hide-gates', count: 9 });
    expect(suggest({ imposedGates: 2 })).toEqual({ kind: 'calm-pattern', pattern: 'countdown', count: 22 });
    expect(suggest({ brokenSites: ['liar.example', 'b.example'] })).toEqual({
      kind: 'keep-evidence',
      site: 'liar.example',
    });
  });

  it('is not the one of the week before', () => {
    expect(suggest({ before: 'hide-gates' }).kind).toBe('calm-pattern');
    expect(suggest({ before: 'hide-gates', modes: { countdown: 'calm' } })).toEqual({
      kind: 'calm-site',
      site: 'loud.example',
      count: 18,
    });
  });

  it('leaves alone what is settled', () => {
    const modes = { countdown: 'calm', gate: 'hide' } as const;
    expect(suggest({ modes, settledSites: new Set(['loud.example']) })).toMatchObject({
      site: 'next.example',
    });
    expect(suggest({ modes, settledSites: new Set(['loud.example', 'next.example']) })).toEqual({
      kind: 'write',
      pushes: 40,
    });
  });

  it('asks for words where a week was quiet', () => {
    const week = {
      pushes: 3,
      byPattern: [{ pattern: 'scarcity', count: 3, before: 0 }],
      bySite: [],
    } as const;
    expect(suggest({ week, imposedGates: 0 })).toEqual({ kind: 'write', pushes: 3 });
  });
});
