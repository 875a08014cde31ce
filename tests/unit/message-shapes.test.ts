import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isSound } from '../../lib/message-shapes';
import type { Data, SeenFinding } from '../../lib/messages';

const FINDING: Data<'found'>['findings'][number] = {
  id: 'f1',
  claim: '2b9x4v7t5ql',
  pattern: 'countdown',
  quote: 'Offer ends in 00:14:59',
  evidence: 'observed',
  verdict: 'moved',
  confidence: 0.95,
  lang: 'en',
  seen: [{ what: 'ticked', from: '00:15:02', to: '00:14:59' }],
  promised: { what: 'end', remainingMs: 899_000, unitMs: 1_000 },
};
const FOUND: Data<'found'> = { view: 'v', path: [0, -1], findings: [FINDING], isCutShort: false };
const SEEN: SeenFinding = {
  id: 's1',
  pattern: 'gate',
  form: 'discount',
  placement: 'modal',
  trigger: 'imposed',
  quote: '10 % für deine E-Mail',
  evidence: 'observed',
  claim: 'c1',
  seenAt: 1_795_516_200_000,
  day: '2026-11-24',
  hour: 11,
};

const TEXT: Data<'detect'>['snippets'][number] = {
  kind: 'text',
  text: 'Nur noch 3',
  role: 'text',
  lang: 'de',
};

function found(given: object): object {
  return { ...FOUND, findings: [{ ...FINDING, ...given }] };
}
function sighted(given: object): object {
  return { sightings: [{ ...SEEN, ...given }] };
}

describe('messages as our own pages send them', () => {
  it.each([
    ['hello', { isTop: true, startedAt: 1_795_516_200_000 }],
    ['found', FOUND],
    ['found', { ...FOUND, path: [], findings: [] }],
    ['sighted', { sightings: [SEEN] }],
    ['sighted', { sightings: [] }],
    [
      'detect',
      { lines: 'text\tde\tNur noch 3\nlink\t\tMehr', snippets: [{ ...TEXT, around: '20 % Rabatt' }] },
    ],
    ['detect', { lines: '', snippets: [] }],
    ['browsed', { day: '2026-11-24', visibleMs: 59_999.5, pages: 1 }],
    ['gave', { form: 'newsletter', quote: '' }],
    ['gave', { form: 'wheel', quote: 'Spin', masked: 'a…@example.org' }],
    ['trust', {}],
    ['dismiss', { claim: 'c1', pattern: 'gate', quote: '' }],
  ] as const)('%s %o is sound', (name, data) => {
    expect(isSound(name, data)).toBe(true);
  });
});

describe('messages as a page could forge them', () => {
  it.each([
    ['detect', { lines: '', snippets: Array.from({ length: 2_001 }, () => TEXT) }],
    ['detect', { lines: '', snippets: [{ ...TEXT, text: 'x'.repeat(20_001) }] }],
    ['detect', { lines: '', snippets: [{ ...TEXT, kind: 'page' }] }],
    ['detect', { lines: '', snippets: [{ ...TEXT, site: 'victim.example' }] }],
    ['detect', { lines: 'text\tde\tx\n'.repeat(2_001).trim(), snippets: [] }],
    ['detect', { lines: `text\tde\t${'x'.repeat(20_001)}`, snippets: [] }],
    ['detect', { lines: 'page\tde\tNur noch 3', snippets: [] }],
    ['detect', { lines: 'text\tde\tNur noch 3\tvictim.example', snippets: [] }],
    ['detect', { lines: 'Nur noch 3', snippets: [] }],
    ['detect', { snippets: [TEXT] }],
    ['hello', undefined],
    ['hello', null],
    ['hello', { isTop: 'yes', startedAt: 1 }],
    ['hello', { isTop: true }],
    ['hello', { isTop: true, startedAt: Number.NaN }],
    ['hello', { isTop: true, startedAt: -1 }],
    ['hello', { isTop: true, startedAt: 1, site: 'other.example' }],
    ['found', { ...FOUND, view: 'v'.repeat(65) }],
    ['found', { ...FOUND, path: Array.from({ length: 65 }, () => 0) }],
    ['found', { ...FOUND, path: [0.5] }],
    ['found', { ...FOUND, findings: Array.from({ length: 2_001 }, () => FINDING) }],
    ['found', { ...FOUND, findings: { length: 1 } }],
    ['found', found({ pattern: 'constructor' })],
    ['found', found({ quote: 'x'.repeat(161) })],
    ['found', found({ quote: ['x'] })],
    ['found', found({ evidence: 'sure' })],
    ['found', found({ confidence: 2 })],
    ['found', found({ confidence: Number.POSITIVE_INFINITY })],
    ['found', found({ claim: '' })],
    ['found', found({ seen: [{ what: 'ticked', from: 'x'.repeat(201), to: '' }] })],
    ['found', found({ seen: [{ what: 'told', by: 'me' }] })],
    ['found', found({ seen: Array.from({ length: 65 }, () => ({ what: 'worded' })) })],
    ['found', found({ promised: { what: 'left', count: 1.5 } })],
    ['found', found({ form: 'bribe' })],
    ['sighted', sighted({ site: 'other.example' })],
    ['sighted', sighted({ day: '2026-02-30' })],
    ['sighted', sighted({ day: '2026-11-24T00:00' })],
    ['sighted', sighted({ hour: 24 })],
    ['sighted', sighted({ seenAt: 1.5 })],
    ['sighted', sighted({ seenAt: '1795516200000' })],
    ['sighted', { sightings: Array.from({ length: 2_001 }, () => SEEN) }],
    ['browsed', { day: '2026-11-24', visibleMs: -1, pages: 1 }],
    ['browsed', { day: '2026-11-24', visibleMs: Number.POSITIVE_INFINITY, pages: 1 }],
    ['browsed', { day: '2026-11-24', visibleMs: 1, pages: 1, day2: '' }],
    ['trust', { site: 'other.example' }],
    ['dismiss', { claim: 'c1', pattern: 'gate', quote: '', site: 'other.example' }],
    ['show', { id: 'f1' }],
    ['place', { path: [] }],
    ['look', { withHidden: true, isStatic: true }],
    ['constructor', {}],
    ['__proto__', {}],
    ['', {}],
  ])('%s %o is not', (name, data) => {
    expect(isSound(name, data)).toBe(false);
  });

  it('never throw, whatever they hold', () => {
    const names = fc.constantFrom('hello', 'found', 'sighted', 'browsed', 'trust', 'dismiss', 'toString');
    fc.assert(
      fc.property(names, fc.anything({ withNullPrototype: true, withBigInt: true }), (name, data) => {
        expect(typeof isSound(name, data)).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
