// @ts-check
/** The quick gate (`npm run check`) and the whole of it (`npm test`), with one line of sum at the end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { OLDEST_FIREFOX } from './find-firefox.mjs';
import { Advice, build, ROOT, runPackage, setUpFirefox, TARGETS } from './setup.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Sum */

/** Quick ones first: who forgot to format hears it at once. */
const STEPS = [
  { title: 'format', name: 'oxfmt', args: ['--check'] },
  { title: 'lint', name: 'oxlint', args: ['--deny-warnings'] },
  { title: 'types', name: 'typescript', bin: 'tsc', args: ['--noEmit'] },
  { title: 'types of the core', name: 'typescript', bin: 'tsc', args: ['-p', 'lib/core', '--noEmit'] },
  { title: 'nothing unused', name: 'knip', args: [] },
];

/**
 * Runs a step and says in one line how it went; what it printed is shown only where it failed.
 *
 * @param {string} title
 * @param {() => { isGood: boolean, output: string }} work
 */
function step(title, work) {
  const startedAt = performance.now();
  const { isGood, output } = work();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (!isGood) process.stdout.write(`${output.trimEnd()}\n`);
  process.stdout.write(`${isGood ? '✓' : '✗'} ${title} (${seconds} s)\n`);
  return isGood;
}

/** @returns {Sum} */
function runSteps() {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { title, name, bin = name, args } of STEPS) {
    const isGood = step(title, () => {
      const { status, stdout, stderr } = runPackage(name, args, { bin, stdio: ['ignore', 'pipe', 'pipe'] });
      return { isGood: status === 0, output: `${stdout}${stderr}` };
    });
    sum[isGood ? 'passed' : 'failed'] += 1;
  }
  return sum;
}

/**
 * Runs a test runner with its own words on the terminal, and reads what it counted.
 *
 * @param {(file: string) => number | null} work writes its counts to `file`, answers its exit code
 * @param {(counts: any) => Sum} read
 * @returns {Sum}
 */
function runTests(work, read) {
  const folder = mkdtempSync(join(tmpdir(), 'manometer-test-'));
  const file = join(folder, 'counts.json');
  try {
    const status = work(file);
    const sum = read(JSON.parse(readFileSync(file, 'utf8')));
    // A runner that failed without a failed test (a broken config, an error between tests) has failed all the same.
    return status !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runUnitTests() {
  return runTests(
    (file) =>
      runPackage('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`])
        .status,
    ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests }) => ({
      passed: numPassedTests,
      failed: numFailedTests,
      skipped: numPendingTests + numTodoTests,
    }),
  );
}

/** @param {readonly string[]} args for the runner, for example a file's name */
function runBrowserTests(args) {
  return runTests(
    (file) =>
      runPackage('@playwright/test', ['test', '--reporter=line,json', ...args], {
        bin: 'playwright',
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      }).status,
    ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  );
}

/** The short bench: what is alike on every machine, sizes and ratios. */
function measureCost() {
  const args = ['tools/run.mjs', 'bench', '--short'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  return { isGood: status === 0, output: `${stderr}${stdout}` };
}

/** A busy machine gets a second chance. */
function runBench() {
  return step('sizes and ratios of cost', () => {
    const first = measureCost();
    return first.isGood ? first : measureCost();
  });
}

/** @param {readonly Sum[]} sums */
function finish(sums) {
  const all = { passed: 0, failed: 0, skipped: 0 };
  for (const sum of sums) {
    all.passed += sum.passed;
    all.failed += sum.failed;
    all.skipped += sum.skipped;
  }
  const skipped = all.skipped > 0 ? `, ${all.skipped} skipped` : '';
  process.stdout.write(`\n${all.passed} passed, ${all.failed} failed${skipped}\n`);
  return all.failed === 0 && all.passed > 0 ? 0 : 1;
}

/** Format, lint, types, unused, unit tests. Answers the exit code. */
export function check() {
  return finish([runSteps(), runUnitTests()]);
}

/** @param {import('./setup.mjs').Target} target */
function runBuild(target) {
  let fault = '';
  return step(`build for ${TARGETS[target]}`, () => {
    try {
      build(target);
    } catch (error) {
      if (!(error instanceof Advice)) throw error;
      fault = error.message;
    }
    return { isGood: fault === '', output: fault };
  });
}

/**
 * `check`, then the builds, then the tests in real browsers with them (in Firefox too where there is one), then the
 * short bench. Answers the exit code.
 *
 * @param {readonly string[]} args for the browser tests, for example a file's name
 */
export function test(args) {
  const hasFirefox = setUpFirefox();
  const sums = [runSteps(), runUnitTests()];
  const builds = [runBuild('chrome'), ...(hasFirefox ? [runBuild('firefox')] : [])];
  const built = builds.filter(Boolean).length;
  sums.push({ passed: built, failed: builds.length - built, skipped: 0 });
  if (!hasFirefox)
    process.stdout.write(`– no Firefox ${OLDEST_FIREFOX} or newer here: its tests are left out\n`);
  if (built === builds.length) sums.push(runBrowserTests(args));
  // Who names a test wants that test.
  if (built === builds.length && args.length === 0) {
    const isGood = runBench();
    sums.push({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 });
  }
  return finish(sums);
}
