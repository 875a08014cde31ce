// @ts-check
/** What each npm script does. */
import { join } from 'node:path';

import { check, test } from './checks.mjs';
import { Advice, build, ROOT, runPackage, setUp, TARGETS } from './setup.mjs';

/** @type {Record<string, (args: string[]) => void | Promise<void>>} */
const COMMANDS = {
  async start(args) {
    setUp({ browser: true, extension: true });
    await runTool('start.ts', args);
  },
  async look(args) {
    const needsBrowser = !args.includes('--text');
    setUp({ types: !needsBrowser, browser: needsBrowser, extension: needsBrowser });
    await runTool('look.ts', args);
  },
  async bench(args) {
    setUp({ browser: true, extension: true });
    await runTool('bench.ts', args);
  },
  async train(args) {
    setUp({ types: true });
    await runTool('train.ts', args);
  },
  async pictures() {
    setUp({ browser: true, extension: true });
    await runTool('pictures.ts', []);
  },
  test(args) {
    setUp({ types: true, browser: true });
    process.exitCode = test(args);
  },
  check() {
    setUp({ types: true });
    process.exitCode = check();
  },
  fix() {
    setUp({});
    const lint = runPackage('oxlint', ['--fix']).status;
    const format = runPackage('oxfmt', []).status;
    process.exitCode = lint === 0 && format === 0 ? 0 : 1;
  },
  build(args) {
    const targets = Object.keys(TARGETS).filter((target) => args.includes(target));
    if (targets.length !== args.length)
      throw new Advice(`Usage: npm run build [-- ${Object.keys(TARGETS).join('|')}]`);
    setUp({ extension: args.length === 0 });
    for (const target of targets) build(/** @type {import('./setup.mjs').Target} */ (target));
  },
  dev(args) {
    setUp({ types: true });
    process.exitCode = runPackage('wxt', args).status ?? 1;
  },
  async 'lint:firefox'() {
    setUp({ types: true });
    build('firefox');
    await runTool('lint-firefox.ts', []);
  },
  async zip(args) {
    setUp({ types: true });
    await runTool('zip.ts', args);
  },
};

/**
 * @param {string} command
 * @param {string[]} args
 */
export async function run(command, args) {
  const work = COMMANDS[command];
  if (!work) throw new Advice(`Usage: node tools/run.mjs ${Object.keys(COMMANDS).join('|')}`);
  await work(args);
}

/**
 * Runs a tool that is written in TypeScript and picks up files by patterns, as the extension itself does.
 *
 * @param {string} file in this folder; exports `main(args)`, which answers the exit code
 * @param {string[]} args
 */
async function runTool(file, args) {
  const { runnerImport } = await import('vite');
  /** @type {{ module: { main(args: string[]): Promise<number> } }} */
  const { module } = await runnerImport(join(ROOT, 'tools', file), {
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': ROOT } },
  });
  process.exitCode = await module.main(args);
}
