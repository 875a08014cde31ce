import { describe, expect, it } from 'vitest';

import { detect } from '@/lib/core/detect';

function isFound(label: string, isChecked = true, isByPerson = false): boolean {
  return detect({ kind: 'checkbox', lang: 'en', label, name: '', isChecked, isByPerson }).length > 0;
}

describe('a consent that arrives ticked', () => {
  it.each([
    'Send me the newsletter',
    'Yes, I would like to receive special offers by email',
    'Keep me updated on more events',
    'I agree to receive marketing communications',
    'Sign me up for news and exclusive offers',
    'Share my details with selected partners',
  ])('"%s"', (label) => {
    expect(isFound(label)).toBe(true);
  });

  it('is none without its tick, or with one the person set', () => {
    expect(isFound('Send me the newsletter', false)).toBe(false);
    expect(isFound('Send me the newsletter', true, true)).toBe(false);
  });

  it.each([
    'Remember me',
    'Keep me signed in',
    'I accept the terms and conditions',
    'Billing address is the same as shipping address',
    'Only show items in stock',
    'Notify me of follow-up comments by email',
    'Strictly necessary cookies',
    'Save my card for next time',
    'I do not want to receive the newsletter',
    'Gift wrap this order',
    '',
  ])('"%s" is none', (label) => {
    expect(isFound(label)).toBe(false);
  });

  it('says what was seen', () => {
    expect(
      detect({
        kind: 'checkbox',
        lang: 'en',
        label: 'Send me the newsletter',
        name: '',
        isChecked: true,
        isByPerson: false,
      })[0],
    ).toMatchObject({ pattern: 'preticked', evidence: 'observed', seen: [{ what: 'ticked-box' }] });
  });
});
