#!/usr/bin/env node
// @ts-check
/** The door of every npm script: sets up what the command needs, then runs it. */
import { adviceOnNode } from './node-version.mjs';

const [command = '', ...args] = process.argv.slice(2);
const advice = adviceOnNode(process.versions.node);
if (advice !== '') {
  process.stderr.write(`${advice}\n`);
  process.exitCode = 1;
} else {
  import('./commands.mjs').then(({ run }) => run(command, args)).catch(fail);
}

/** @param {unknown} error */
function fail(error) {
  const isAdvice = error instanceof Error && error.name === 'Advice';
  process.stderr.write(
    `${isAdvice || !(error instanceof Error) ? String(isAdvice ? error.message : error) : error.stack}\n`,
  );
  process.exitCode = 1;
}
