// @ts-check
/** Read by Nodes that are too old for the rest: plain syntax only. */

const OLDEST_MAJOR = 20;
const OLDEST_MINOR = 19;

/**
 * What to tell the person whose Node is too old.
 *
 * @param {string} version "20.19.2"
 * @returns {string} one sentence, or '' where it is new enough
 */
export function adviceOnNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > OLDEST_MAJOR || (major === OLDEST_MAJOR && minor >= OLDEST_MINOR)
    ? ''
    : `This is Node ${version}, and Manometer needs ${OLDEST_MAJOR}.${OLDEST_MINOR} or newer: install it from nodejs.org and run this again.`;
}
