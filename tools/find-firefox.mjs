// @ts-check
/** Which Firefox this machine has. It may have none: then its tests are left out, and none is fetched. */
import { posix, win32 } from 'node:path';

import { faultOf, isSnap, onPathOf, thisMachine } from './find-browser.mjs';

/** The oldest Firefox the extension runs in: `strict_min_version` of the manifest. */
export const OLDEST_FIREFOX = 142;

const NAMES = ['firefox', 'firefox-esr'];

/**
 * Where a Firefox may be, the likeliest first.
 *
 * @param {import('./find-browser.mjs').Machine} machine
 */
function placesOf({ platform, env, home }) {
  const onPath = onPathOf(NAMES, { platform, env });
  if (platform === 'win32') {
    const usual = [env['ProgramFiles'], env['LOCALAPPDATA']]
      .filter((root) => root !== undefined)
      .map((root) => win32.join(root, 'Mozilla Firefox', 'firefox.exe'));
    return [...onPath, ...usual];
  }
  if (platform === 'darwin') {
    const app = 'Applications/Firefox.app/Contents/MacOS/firefox';
    return [...onPath, `/${app}`, posix.join(home, app)];
  }
  return [...onPath, '/usr/lib/firefox/firefox', '/usr/lib64/firefox/firefox', '/opt/firefox/firefox'];
}

/**
 * The Firefox to use: the one named in `FIREFOX`, else one that is installed.
 *
 * @param {import('./find-browser.mjs').Machine} [machine]
 * @returns {string | undefined} its path, undefined where there is none that will do
 * @throws {Error} where `FIREFOX` names one that cannot be used; its message is for people
 */
export function findFirefox(machine = thisMachine) {
  const named = machine.env['FIREFOX'];
  if (named !== undefined && named !== '') {
    const fault = faultOf(named, OLDEST_FIREFOX, machine);
    if (fault === undefined) return named;
    throw new Error(`FIREFOX names ${named}, but ${fault}. Correct it, or unset it to let one be found.`);
  }
  return placesOf(machine).find(
    (path) =>
      machine.exists(path) && !isSnap(path, machine) && faultOf(path, OLDEST_FIREFOX, machine) === undefined,
  );
}
