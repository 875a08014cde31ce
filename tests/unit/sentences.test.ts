import { beforeEach, describe, expect, it } from 'vitest';

import { localDay } from '@/lib/core/report';
import { EVIDENCE, GATE_FORMS, PATTERNS, VERDICTS, type Finding, type Seen } from '@/lib/core/types';
import {
  evidenceName,
  evidenceOf,
  formName,
  nameOf,
  sayGivenBefore,
  sureOf,
  whatOf,
  whyOf,
} from '@/lib/sentences';

import { speak } from './speak';

function said(...seen: Seen[]): string {
  return evidenceOf({ seen });
}

describe.each(['en', 'de'] as const)('in %s', (language) => {
  beforeEach(() => speak(language));

  it('has a name, a what and a why for each pattern', () => {
    const names = PATTERNS.map(nameOf);
    expect(new Set(names).size).toBe(PATTERNS.length);
    for (const pattern of PATTERNS) {
      expect(whatOf({ pattern })).toMatch(/\.$/u);
      expect(whyOf(pattern)).toMatch(/\.$/u);
    }
  });

  it('has a name and a what for each form of gate', () => {
    expect(new Set(GATE_FORMS.map(formName)).size).toBe(GATE_FORMS.length);
    const sentences = GATE_FORMS.map((form) => whatOf({ pattern: 'gate', form }));
    expect(new Set(sentences).size).toBe(GATE_FORMS.length);
  });

  it('has a word for each step of evidence and of sureness', () => {
    expect(new Set(EVIDENCE.map(evidenceName)).size).toBe(EVIDENCE.length);
    expect(new Set([0.95, 0.7, 0.5].map(sureOf)).size).toBe(3);
  });

  it('has a sentence for each verdict', () => {
    const sentences = VERDICTS.map((verdict) => evidenceOf({ seen: [{ what: 'worded' }], verdict }));
    expect(new Set(sentences).size).toBe(VERDICTS.length);
  });

  it('says nothing twice and nothing empty', () => {
    const twice = said({ what: 'over-content' }, { what: 'over-content' });
    expect(twice).toBe(said({ what: 'over-content' }));
    expect(said()).toBe(said({ what: 'worded' }));
  });
});

describe('evidence', () => {
  beforeEach(() => speak('en'));

  it.each<[number, string]>([
    [200, 'Opened by itself as soon as the page was there.'],
    [1_100, 'Opened by itself after one second.'],
    [8_200, 'Opened by itself after 8 seconds.'],
    [119_000, 'Opened by itself after 119 seconds.'],
    [180_000, 'Opened by itself after 3 minutes.'],
  ])('opened after %i ms: %s', (afterMs, sentence) => {
    expect(said({ what: 'opened', afterMs })).toBe(sentence);
  });

  it('names both readings of a clock', () => {
    expect(said({ what: 'ticked', from: '14:12', to: '14:09' })).toBe(
      'Ran from 14:12 to 14:09 while the page was open.',
    );
    speak('de');
    expect(said({ what: 'ticked', from: '14:12', to: '14:09' })).toBe(
      'Lief von 14:12 auf 14:09, während die Seite offen war.',
    );
  });

  it('leaves the wording out where more was seen', () => {
    expect(said({ what: 'worded' }, { what: 'opened', afterMs: 8_000 })).toBe(
      'Opened by itself after 8 seconds.',
    );
    expect(said({ what: 'worded' })).not.toBe('');
  });

  it('does not speak of a field that is not there yet', () => {
    expect(said({ what: 'asks-address', offer: 'teaser' })).not.toBe(
      said({ what: 'asks-address', offer: 'newsletter' }),
    );
  });

  it('tells the proof besides what was seen', () => {
    const finding: Pick<Finding, 'seen' | 'verdict'> = {
      seen: [{ what: 'ticked', from: '00:01', to: '20:00' }],
      verdict: 'restarted',
    };
    expect(evidenceOf(finding)).toMatch(/00:01 to 20:00.+started again\.$/u);
  });
});

describe('that an address was given before', () => {
  const year = new Date().getFullYear();
  it.each([
    ['en', { day: `${year}-05-03`, quote: '', days: 1 }, 'You already gave this site an address on 3 May.'],
    [
      'en',
      { day: '2020-05-03', quote: '10 % off', days: 3 },
      'You already gave this site an address on 3 May 2020. On 3 days in all. Promised then: “10 % off”',
    ],
    [
      'de',
      { day: `${year}-05-03`, quote: '10 % Rabatt', days: 1 },
      'Du hast dieser Website schon am 3. Mai eine Adresse gegeben. Versprochen war: „10 % Rabatt“',
    ],
    [
      'de',
      { day: localDay(new Date()), quote: '', days: 1 },
      'Du hast dieser Website heute schon eine Adresse gegeben.',
    ],
  ] as const)('in %s of %o is "%s"', (language, before, sentence) => {
    speak(language);
    expect(sayGivenBefore(before)).toBe(sentence);
  });
});
