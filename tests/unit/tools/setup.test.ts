import { describe, expect, it } from 'vitest';

import { adviceOnNode } from '../../../tools/node-version.mjs';
import { isInstalled } from '../../../tools/setup.mjs';

describe('adviceOnNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('has none for %s', (version) => {
    expect(adviceOnNode(version)).toBe('');
  });
  it.each(['20.18.9', '18.20.0', '4.9.1'])('says in one sentence what to do with %s', (version) => {
    expect(adviceOnNode(version)).toContain(`This is Node ${version}`);
    expect(adviceOnNode(version)).toContain('20.19');
  });
});

describe('isInstalled', () => {
  const lock = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/idb': { version: '8.0.4' },
      'node_modules/only-on-a-mac': { version: '1.0.0', optional: true },
    },
  };

  it.each([
    ['all is there', { 'node_modules/idb': { version: '8.0.4' } }, true],
    ['one is missing', {}, false],
    ['one is of another version', { 'node_modules/idb': { version: '8.0.3' } }, false],
    [
      'an optional one is of another version',
      { 'node_modules/idb': { version: '8.0.4' }, 'node_modules/only-on-a-mac': { version: '0.9.0' } },
      false,
    ],
  ])('tells whether %s', (_, packages, isThere) => {
    expect(isInstalled(lock, { packages })).toBe(isThere);
  });

  it('takes a record it cannot read for nothing', () => {
    expect(isInstalled(lock, {})).toBe(false);
    expect(isInstalled(lock, null)).toBe(false);
  });
});
