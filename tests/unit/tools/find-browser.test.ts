import { describe, expect, it } from 'vitest';

import { findBrowser, packageCommands, type Machine } from '../../../tools/find-browser.mjs';
import { findFirefox } from '../../../tools/find-firefox.mjs';

/** A machine with these files; a value is what the file's `--version` prints, or its first lines for a script. */
function machine(files: Record<string, string>, extra: Partial<Machine> = {}): Machine {
  return {
    platform: 'linux',
    env: { PATH: '/usr/local/bin:/usr/bin' },
    home: '/home/ada',
    exists: (path) => path in files,
    head: (path) => (files[path]?.startsWith('#!') ? files[path] : '\u007fELF'),
    version: (path) => (files[path] === 'broken' ? undefined : files[path]),
    ...extra,
  };
}

const NEW = 'Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)';
const OWN = '/home/ada/.cache/ms-playwright/chromium-1255/chrome-linux/chrome';

describe('findBrowser', () => {
  it.each([
    ['one on the PATH', { '/usr/bin/chromium': NEW }, '/usr/bin/chromium'],
    ['one under its other name', { '/usr/bin/chromium-browser': NEW }, '/usr/bin/chromium-browser'],
    ['one beside the PATH', { '/usr/lib/chromium/chromium': NEW }, '/usr/lib/chromium/chromium'],
    ['Playwright’s own where there is none', { [OWN]: NEW }, OWN],
    [
      'an installed one rather than Playwright’s',
      { '/usr/bin/chromium': NEW, [OWN]: NEW },
      '/usr/bin/chromium',
    ],
    ['no branded Chrome, which takes no extension', { '/usr/bin/google-chrome': NEW }, undefined],
    ['none that is too old', { '/usr/bin/chromium': 'Chromium 122.0.6261.57', [OWN]: NEW }, OWN],
    ['none that does not start', { '/usr/bin/chromium': 'broken', [OWN]: NEW }, OWN],
    [
      'none locked up in a snap',
      { '/usr/bin/chromium-browser': '#!/bin/sh\nexec /snap/bin/chromium "$@"' },
      undefined,
    ],
    ['none on an empty machine', {}, undefined],
  ])('finds %s', (_, files, path) => {
    expect(findBrowser(OWN, machine(files))).toBe(path);
  });

  it('takes the one that is named before all others', () => {
    const env = { PATH: '/usr/bin', CHROMIUM: '/opt/mine/chrome' };
    const files = { '/opt/mine/chrome': NEW, '/usr/bin/chromium': NEW };
    expect(findBrowser(OWN, machine(files, { env }))).toBe('/opt/mine/chrome');
  });

  it.each([
    ['is not there', {}],
    ['does not start', { '/opt/mine/chrome': 'broken' }],
    ['oldest that will do', { '/opt/mine/chrome': 'Chromium 99.0.1' }],
  ])('says so where the one that is named %s', (words, files) => {
    const env = { CHROMIUM: '/opt/mine/chrome' };
    const there = machine({ ...files, '/usr/bin/chromium': NEW }, { env });
    expect(() => findBrowser(OWN, there)).toThrow(words);
  });

  it('knows where a Mac and a Windows keep theirs', () => {
    const mac = '/Applications/Chromium.app/Contents/MacOS/Chromium';
    expect(findBrowser(undefined, machine({ [mac]: NEW }, { platform: 'darwin' }))).toBe(mac);
    const windows = String.raw`C:\Users\Ada\AppData\Local\Chromium\Application\chrome.exe`;
    const env = { LOCALAPPDATA: String.raw`C:\Users\Ada\AppData\Local`, Path: String.raw`C:\Windows` };
    expect(findBrowser(undefined, machine({ [windows]: '' }, { platform: 'win32', env }))).toBe(windows);
  });
});

describe('findFirefox', () => {
  const ESR = 'Mozilla Firefox 153.7.0esr';

  it.each([
    ['one on the PATH', { '/usr/bin/firefox': 'Mozilla Firefox 160.0' }, '/usr/bin/firefox'],
    ['the one with long support', { '/usr/bin/firefox-esr': ESR }, '/usr/bin/firefox-esr'],
    [
      'none that is too old',
      { '/usr/bin/firefox': 'Mozilla Firefox 141.0', '/usr/bin/firefox-esr': ESR },
      '/usr/bin/firefox-esr',
    ],
    ['none locked up in a snap', { '/usr/bin/firefox': '#!/bin/sh\nexec /snap/bin/firefox "$@"' }, undefined],
    ['none on an empty machine', {}, undefined],
  ])('finds %s', (_, files, path) => {
    expect(findFirefox(machine(files))).toBe(path);
  });

  it('takes the one that is named, and says so where it cannot', () => {
    const env = { PATH: '/usr/bin', FIREFOX: '/opt/mine/firefox' };
    const files = { '/opt/mine/firefox': ESR, '/usr/bin/firefox': ESR };
    expect(findFirefox(machine(files, { env }))).toBe('/opt/mine/firefox');
    expect(() => findFirefox(machine({ '/usr/bin/firefox': ESR }, { env }))).toThrow('is not there');
  });
});

describe('packageCommands', () => {
  const debian = machine({ '/usr/bin/apt-get': '' });

  it('uses the package manager as root, or by sudo that asks nothing', () => {
    const asRoot = packageCommands(debian, { isRoot: true, maySudo: () => false });
    expect(asRoot?.at(-1)).toEqual(expect.arrayContaining(['apt-get', 'install', 'chromium']));
    const bySudo = packageCommands(debian, { isRoot: false, maySudo: () => true });
    expect(bySudo?.every(([first]) => first === 'sudo')).toBe(true);
  });

  it('installs nothing where it may not, or knows no manager', () => {
    expect(packageCommands(debian, { isRoot: false, maySudo: () => false })).toBeUndefined();
    expect(packageCommands(machine({}), { isRoot: true, maySudo: () => true })).toBeUndefined();
    const mac = machine({ '/usr/bin/apt-get': '' }, { platform: 'darwin' });
    expect(packageCommands(mac, { isRoot: true, maySudo: () => true })).toBeUndefined();
  });
});
