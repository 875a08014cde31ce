// @ts-check
/** Which Chromium this machine has. Pure but for the machine it is given, so that every machine can be tested. */
import { execFileSync } from 'node:child_process';
import { existsSync, openSync, readSync, closeSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/**
 * What the search asks of a machine.
 *
 * @typedef {object} Machine
 * @property {string} platform `process.platform`
 * @property {Readonly<Record<string, string | undefined>>} env
 * @property {string} home
 * @property {(path: string) => boolean} exists
 * @property {(path: string) => string} head first characters of a file, '' where it cannot be read
 * @property {(path: string) => string | undefined} version what `--version` prints, undefined where it does not run
 */

/** The oldest Chromium the extension runs in: `minimum_chrome_version` of the manifest. */
export const OLDEST_VERSION = 123;

const NAMES = ['chromium', 'chromium-browser', 'ungoogled-chromium'];

/** @type {Machine} */
export const thisMachine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  exists: existsSync,
  head: readHead,
  version: readVersion,
};

/** @param {string} path */
function readHead(path) {
  try {
    const file = openSync(path, 'r');
    const buffer = Buffer.alloc(4_096);
    const length = readSync(file, buffer, 0, buffer.length, 0);
    closeSync(file);
    return buffer.toString('latin1', 0, length);
  } catch {
    return '';
  }
}

/** @param {string} path */
function readVersion(path) {
  // There `--version` opens a window instead.
  if (process.platform === 'win32') return '';
  try {
    return execFileSync(path, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 20_000,
    });
  } catch {
    return undefined;
  }
}

/**
 * Where programs of these names would be on the PATH, in its order.
 *
 * @param {readonly string[]} names
 * @param {Pick<Machine, 'platform' | 'env'>} machine
 */
export function onPathOf(names, { platform, env }) {
  const isWindows = platform === 'win32';
  const { join, delimiter } = isWindows ? win32 : posix;
  return (env['PATH'] ?? env['Path'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, isWindows ? `${name}.exe` : name)));
}

/**
 * Where a Chromium may be, the likeliest first. Branded Chrome and Edge are not among them: since version 137 they
 * take no extension from the command line.
 *
 * @param {Machine} machine
 */
function placesOf({ platform, env, home }) {
  const isWindows = platform === 'win32';
  const { join } = isWindows ? win32 : posix;
  const onPath = onPathOf(NAMES, { platform, env });
  if (isWindows) {
    const roots = [env['LOCALAPPDATA'], env['ProgramFiles'], env['ProgramFiles(x86)']];
    const usual = roots
      .filter((root) => root !== undefined)
      .map((root) => join(root, 'Chromium', 'Application', 'chrome.exe'));
    return [...onPath, ...usual];
  }
  if (platform === 'darwin') {
    const app = 'Applications/Chromium.app/Contents/MacOS/Chromium';
    return [...onPath, `/${app}`, join(home, app)];
  }
  return [
    ...onPath,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/lib/chromium/chromium',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/usr/local/bin/chromium',
  ];
}

/**
 * Whether a browser is locked up in a snap, where it sees neither our build nor a profile in the temporary folder.
 *
 * @param {string} path
 * @param {Machine} machine
 */
export function isSnap(path, machine) {
  if (path.includes('/snap/')) return true;
  const head = machine.head(path);
  // Ubuntu's /usr/bin/chromium-browser: "exec /snap/bin/chromium "$@""
  return head.startsWith('#!') && head.includes('/snap/');
}

/**
 * Why a browser cannot be used, or undefined where it can.
 *
 * @param {string} path
 * @param {number} oldest its oldest version that will do
 * @param {Machine} machine
 */
export function faultOf(path, oldest, machine) {
  if (!machine.exists(path)) return 'it is not there';
  const said = machine.version(path);
  if (said === undefined) return 'it does not start (asked for its --version)';
  // "Chromium 156.0.8078.79 built on Debian GNU/Linux 12 (bookworm)", "Mozilla Firefox 153.0"
  const major = Number(/\b(\d+)\.\d+/u.exec(said)?.[1] ?? oldest);
  if (major < oldest) return `it is version ${major}, and ${oldest} is the oldest that will do`;
  return undefined;
}

/**
 * The Chromium to use: the one named in `CHROMIUM`, else one that is installed, else Playwright's own.
 *
 * @param {string | undefined} own where Playwright keeps its own, whether it is there or not
 * @param {Machine} [machine]
 * @returns {string | undefined} its path, undefined where there is none
 * @throws {Error} where `CHROMIUM` names one that cannot be used; its message is for people
 */
export function findBrowser(own, machine = thisMachine) {
  const named = machine.env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    const fault = faultOf(named, OLDEST_VERSION, machine);
    if (fault === undefined) return named;
    throw new Error(`CHROMIUM names ${named}, but ${fault}. Correct it, or unset it to let one be found.`);
  }
  const seen = new Set();
  for (const path of [...placesOf(machine), ...(own === undefined ? [] : [own])]) {
    if (seen.has(path) || !machine.exists(path)) continue;
    seen.add(path);
    if (!isSnap(path, machine) && faultOf(path, OLDEST_VERSION, machine) === undefined) return path;
  }
  return undefined;
}

/**
 * How this machine's own package manager installs Chromium, where we may use it.
 *
 * @param {Machine} machine
 * @param {{ isRoot: boolean, maySudo: () => boolean }} rights
 * @returns {string[][] | undefined} commands to run one after the other, or undefined
 */
export function packageCommands(machine, { isRoot, maySudo }) {
  if (machine.platform !== 'linux') return undefined;
  /** @type {[string, string[][]][]} */
  const managers = [
    [
      'apt-get',
      [
        ['apt-get', 'update'],
        // Without a font there is no text to see, and bare images have none.
        ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'],
      ],
    ],
    ['dnf', [['dnf', 'install', '-y', 'chromium']]],
    ['zypper', [['zypper', '--non-interactive', 'install', 'chromium']]],
    ['pacman', [['pacman', '-Sy', '--noconfirm', 'chromium']]],
    ['apk', [['apk', 'add', 'chromium', 'font-liberation']]],
  ];
  const folders = (machine.env['PATH'] ?? '').split(posix.delimiter).filter((folder) => folder !== '');
  const found = managers.find(([name]) => folders.some((folder) => machine.exists(posix.join(folder, name))));
  if (!found) return undefined;
  if (isRoot) return found[1];
  return maySudo() ? found[1].map((command) => ['sudo', '-n', ...command]) : undefined;
}
