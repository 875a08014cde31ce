import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';
import type { Finding, Role } from '@/lib/core/types';

function shameIn(text: string, role: Role, around?: string): Finding | undefined {
  return detect({ kind: 'text', text, role, lang: 'en', ...(around !== undefined && { around }) }).find(
    (finding) => finding.pattern === 'confirmshaming',
  );
}

describe('a No that is made to hurt', () => {
  it.each<[string, Role]>([
    ['No thanks, I prefer to pay full price', 'button'],
    ['No thanks, I prefer to pay full price', 'link'],
    ['I’d rather not save a penny', 'option'],
    ['Skip my free gift', 'button'],
    ['No, I don’t feel lucky today', 'link'],
    ['I don’t want 20% off', 'button'],
    ['Continue without my discount', 'link'],
  ])('"%s" on a %s', (text, role) => {
    expect(shameIn(text, role)).toMatchObject({
      evidence: 'claimed',
      quote: text,
      seen: [{ what: 'shames' }],
    });
  });

  it('counts in a plain box only as an answer beside an offer', () => {
    const answer = 'No, I’ll pay the full price';
    expect(shameIn(answer, 'text', `Get 10% off when you sign up ${answer}`)).toBeDefined();
    expect(shameIn(answer, 'text', `What the old farmer used to say: ${answer}`)).toBeUndefined();
    expect(shameIn(answer, 'text')).toBeUndefined();
    expect(shameIn('Why I’ll never pay full price again', 'text', 'Get 10% off')).toBeUndefined();
    expect(shameIn('No, I have not tried that', 'text', 'Get 10% off')).toBeUndefined();
  });

  it('is less sure of a link that begins with no No', () => {
    const link = shameIn('I’ll take my chances and pay full price', 'link')?.confidence ?? 1;
    expect(link).toBeLessThan(shameIn('No, I’ll pay the full price', 'link')?.confidence ?? 0);
  });
});

describe('a plain No, and other controls in the first person', () => {
  it.each([
    'No, thank you',
    'No thanks.',
    'Not now',
    'Maybe later',
    'No thanks, I’m just looking',
    'No thanks, I’m not interested',
    'I don’t want to receive emails',
    'No, I don’t have an account',
    'No, I am under 18',
    'I don’t accept cookies',
    'I’ll do it later',
    'Continue without saving',
    'I already have an account',
    'Remind me later',
    'I’d like to learn more',
    'No, take me to the home page',
    'I forgot my password',
    'I’m a new customer',
    'Skip intro',
    'Cancel my order',
    'I want to pay by card',
    'I prefer to pay at the hotel',
  ])('"%s" is none', (text) => {
    for (const role of ['button', 'link', 'option'] as const) expect(shameIn(text, role)).toBeUndefined();
  });

  it('is not looked for in a card that is one long link', () => {
    const card =
      'No, I don’t want to save the world: why the last optimist of Silicon Valley gave up his job, moved to an island ' +
      'and now grows potatoes, free of debt';
    expect(shameIn(card, 'link')).toBeUndefined();
  });
});
