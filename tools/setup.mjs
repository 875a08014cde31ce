// @ts-check
/**
 * Gets a fresh clone ready: packages, a browser, generated types, the build. What is done is not done again.
 * All it says goes to stderr, so that a command's own output stays clean.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

import { findBrowser, packageCommands, thisMachine } from './find-browser.mjs';
import { findFirefox } from './find-firefox.mjs';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The browsers there is a build for. @typedef {'chrome' | 'firefox' | 'safari'} Target */

/** What people call them. @type {Readonly<Record<Target, string>>} */
export const TARGETS = { chrome: 'Chromium', firefox: 'Firefox', safari: 'Safari' };

/**
 * Where the build for a browser goes.
 *
 * @param {Target} target
 */
export function buildFolder(target) {
  return join(ROOT, '.output', `${target}-mv3`);
}

/** Where the Chromium build goes. */
export const BUILD = buildFolder('chrome');

/** A download without an end is given up after this. */
const DOWNLOAD_MS = 10 * 60_000;

/** A sentence for the person at the terminal; no stack belongs to it. */
export class Advice extends Error {
  /** @override */
  name = 'Advice';
}

/** @param {string} sentence */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

/**
 * Runs a Node script of an installed package in the project's folder.
 *
 * @param {string} name package name
 * @param {readonly string[]} args
 * @param {{ bin?: string, stdio?: import('node:child_process').StdioOptions, env?: Record<string, string> }} [options]
 */
export function runPackage(name, args, { bin = name, stdio = 'inherit', env = {} } = {}) {
  return spawnSync(process.execPath, [binOf(name, bin), ...args], {
    cwd: ROOT,
    stdio,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });
}

/**
 * The script behind a package's command, without a shell in between.
 *
 * @param {string} name
 * @param {string} bin
 */
export function binOf(name, bin) {
  const folder = join(ROOT, 'node_modules', ...name.split('/'));
  /** @type {unknown} */
  const bins = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin;
  const path = typeof bins === 'string' ? bins : /** @type {Record<string, string>} */ (bins ?? {})[bin];
  if (path === undefined) throw new Error(`${name} has no command ${bin}`);
  return join(folder, path);
}

/**
 * Whether the installed packages are those of the lock file, by npm's own record of what it installed.
 *
 * @param {unknown} lock      package-lock.json
 * @param {unknown} installed node_modules/.package-lock.json
 */
export function isInstalled(lock, installed) {
  const wanted = packagesOf(lock);
  const there = packagesOf(installed);
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '') return true;
    const found = there[path];
    if (!found) return optional === true || devOptional === true || peer === true;
    return found.version === version;
  });
}

/**
 * @param {unknown} lock
 * @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>}
 */
function packagesOf(lock) {
  if (typeof lock !== 'object' || lock === null || !('packages' in lock)) return {};
  return typeof lock.packages === 'object' && lock.packages !== null ? { ...lock.packages } : {};
}

/**
 * Runs npm, the one that runs us where there is one, in the project's folder.
 *
 * @param {readonly string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 */
export function runNpm(args, stdio) {
  const npm = process.env['npm_execpath'];
  return npm !== undefined && npm.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio, encoding: 'utf8' })
    : spawnSync('npm', args, { cwd: ROOT, stdio, encoding: 'utf8', shell: process.platform === 'win32' });
}

function installPackages() {
  const record = join(ROOT, 'node_modules', '.package-lock.json');
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  if (existsSync(record) && isInstalled(lock, JSON.parse(readFileSync(record, 'utf8')))) return;
  say('Installing packages (npm ci) …');
  const { status } = runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], ['ignore', 2, 2]);
  if (status !== 0) {
    throw new Advice(
      'The packages could not be installed (npm ci failed, see above): mend that, then run this again.',
    );
  }
}

/** Where Playwright keeps its own Chromium, whether it is there or not. */
function ownBrowser() {
  const require = createRequire(join(ROOT, 'package.json'));
  /** @type {{ chromium: { executablePath(): string } }} */
  const { chromium } = require('@playwright/test');
  return chromium.executablePath();
}

/**
 * Finds a Chromium, or gets one. Its path is left in `CHROMIUM` for what runs after.
 *
 * @returns {string}
 */
export function setUpBrowser() {
  /** @type {string | undefined} */
  let path;
  try {
    path = findBrowser(ownBrowser());
  } catch (error) {
    throw new Advice(error instanceof Error ? error.message : String(error));
  }
  path ??= downloadBrowser() ?? installBrowserPackage();
  if (path === undefined) {
    throw new Advice(
      'There is no Chromium here and none could be installed: install one (Debian: apt-get install chromium; elsewhere: npx playwright install --with-deps chromium), or name yours in CHROMIUM, and run this again.',
    );
  }
  process.env['CHROMIUM'] = path;
  return path;
}

/**
 * Finds a Firefox; where there is none, none is fetched. Its path, or '', is left in `FIREFOX` for what runs after.
 *
 * @returns {boolean} whether there is one
 */
export function setUpFirefox() {
  try {
    const path = findFirefox() ?? '';
    process.env['FIREFOX'] = path;
    return path !== '';
  } catch (error) {
    throw new Advice(error instanceof Error ? error.message : String(error));
  }
}

function downloadBrowser() {
  say('No Chromium here. Downloading one (playwright install chromium) …');
  spawnSync(
    process.execPath,
    [binOf('@playwright/test', 'playwright'), 'install', 'chromium', '--no-shell'],
    {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
      timeout: DOWNLOAD_MS,
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000', ...process.env },
    },
  );
  return findBrowser(ownBrowser());
}

function installBrowserPackage() {
  const commands = packageCommands(thisMachine, {
    isRoot: process.getuid?.() === 0,
    maySudo: () => spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0,
  });
  if (!commands) return undefined;
  say(`That did not work. Installing the distribution's (${commands.at(-1)?.join(' ')}) …`);
  for (const [command = '', ...args] of commands) {
    spawnSync(command, args, {
      stdio: ['ignore', 2, 2],
      timeout: DOWNLOAD_MS,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return findBrowser(ownBrowser());
}

/**
 * Names the state of files and folders: any change of content or name changes it.
 *
 * @param {readonly string[]} paths relative to the root; missing ones are passed over
 */
function fingerprint(paths) {
  const sum = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).toSorted()) add(join(path, name));
    } else sum.update(`${path}\0`).update(readFileSync(full)).update('\0');
  };
  for (const path of paths) add(path);
  return sum.digest('hex');
}

/**
 * Does a piece of work unless its sources are as they were when it was last done.
 *
 * @param {string} stamp  file that remembers them, relative to the root
 * @param {readonly string[]} sources
 * @param {() => boolean} isThere whether what the work makes is still there
 * @param {() => void} work throws where it fails
 */
function unlessDone(stamp, sources, isThere, work) {
  const file = join(ROOT, stamp);
  const isDone = () => isThere() && readIfThere(file) === fingerprint(sources);
  if (isDone()) return;
  const release = claim(`${file}.lock`);
  try {
    // Somebody else may have done it while we waited.
    if (isDone()) return;
    const before = fingerprint(sources);
    rmSync(file, { force: true });
    work();
    writeFileSync(file, before);
  } finally {
    release();
  }
}

/**
 * Keeps two runs from building into the same folder at once.
 *
 * @param {string} file holds the process that works there
 * @returns {() => void} lets the next one in
 */
function claim(file) {
  mkdirSync(dirname(file), { recursive: true });
  while (!takes(file)) {
    if (!isAlive(Number(readIfThere(file)))) rmSync(file, { force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  return () => rmSync(file, { force: true });
}

/** @param {string} file */
function takes(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} file */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {number} pid 0 where nobody wrote one */
function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

const CONFIGS = ['wxt.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** Types that are generated from sentences and entrypoints. */
export function prepare() {
  const generated = join(ROOT, '.wxt', 'tsconfig.json');
  unlessDone(
    '.wxt/.prepared',
    [...CONFIGS, 'locales', 'entrypoints'],
    () => existsSync(generated),
    () => runQuietly('wxt', ['prepare']),
  );
}

/**
 * The extension, unpacked.
 *
 * @param {Target} [target]
 */
export function build(target = 'chrome') {
  unlessDone(
    `.output/.built-${target}`,
    [...CONFIGS, 'locales', 'entrypoints', 'components', 'lib', 'assets', 'public'],
    () => existsSync(join(buildFolder(target), 'manifest.json')),
    () => {
      say(`Building for ${TARGETS[target]} …`);
      runQuietly('wxt', ['build', '-b', target, '--mv3']);
    },
  );
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
function runQuietly(name, args) {
  const { status, stdout, stderr } = runPackage(name, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Under another NODE_ENV, of this shell or of the tool that runs us, names of files here get into the build.
    env: { NO_COLOR: '1', CI: '1', NODE_ENV: 'production' },
  });
  if (status === 0) return;
  // Once is enough: the cause says the same again, and the tool's own stack helps nobody.
  const [said = ''] = stripVTControlCharacters(`${stdout}${stderr}`).split('[cause]');
  const lines = said.split('\n').filter((line) => !/^\s+at |Preparing\.\.\./u.test(line));
  process.stderr.write(`${lines.join('\n').trim()}\n`);
  throw new Advice(`${name} ${args.join(' ')} failed, see above.`);
}

/**
 * Everything a command needs, in order.
 *
 * @param {{ browser?: boolean, types?: boolean, extension?: boolean }} needs
 */
export function setUp({ browser = false, types = false, extension = false }) {
  installPackages();
  if (types) prepare();
  if (browser) setUpBrowser();
  if (extension) build();
}
