/**
 * `npm run zip`: the packages for the stores, and the sources for Firefox's reviewers, the same to the byte wherever
 * they are made. With `--verify` the last commit is packed in two other folders and once more from the sources package.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { unzipSync, zipSync, type Zippable } from 'fflate';

import { version } from '../package.json';
import { Advice, build, buildFolder, ROOT, say, type Target } from './setup.mjs';

const PACKED: readonly Target[] = ['chrome', 'firefox', 'safari'];
/** Reviewers build from these; what only a store's page shows is left out. */
const NOT_SOURCES = /^docs\/(?:store\/)?pictures\//u;

/** The first day that a zip file can name, on every clock. */
const MADE_AT = new Date(1980, 0, 1);
/** A plain file that all may read and its owner may write, as Unix says it. */
const UNIX = 3;
const PLAIN_FILE = 0o100_644 * 2 ** 16;

type Files = ReadonlyMap<string, Uint8Array>;

/** @returns exit code: 0, or 1 where a package came out otherwise in another place */
export async function main(args: string[]): Promise<number> {
  if (args.some((argument) => argument !== '--verify')) throw new Advice('Usage: npm run zip [-- --verify]');
  return args.length > 0 ? verify() : pack();
}

function pack(): number {
  for (const target of PACKED) {
    // What lies there may be of another version of a tool: a package is built anew.
    rmSync(buildFolder(target), { recursive: true, force: true });
    build(target);
    write(`manometer-${version}-${target}.zip`, filesIn(buildFolder(target)));
  }
  const sources = sourceFiles();
  if (sources) write(`manometer-${version}-sources.zip`, sources);
  else say('This is no git repository: the sources package is left out.');
  return 0;
}

/** Writes a package and says its sum. */
function write(name: string, files: Files): void {
  const zip = zipOf(files);
  writeFileSync(join(ROOT, '.output', name), zip);
  process.stdout.write(`${sumOf(zip)}  .output/${name}  ${Math.ceil(zip.length / 1_000)} kB\n`);
}

/** A zip file that depends on nothing but names and contents: no order, clock, rights or compressor of this machine. */
export function zipOf(files: Files): Uint8Array {
  const entries: Zippable = {};
  for (const name of [...files.keys()].toSorted()) {
    const data = files.get(name);
    if (data) entries[name] = [data, { mtime: MADE_AT, os: UNIX, attrs: PLAIN_FILE }];
  }
  return zipSync(entries, { level: 9 });
}

function sumOf(data: Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function filesIn(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  return new Map(names.map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]));
}

/** What git knows, as it stands here; undefined where there is no git. */
function sourceFiles(): Files | undefined {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--deduplicate'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) return undefined;
  if (hasChanges()) say('Some changes are not committed: the packages are of what stands here.');
  const names = stdout
    .split('\0')
    .filter((name) => name !== '' && !NOT_SOURCES.test(name) && existsSync(join(ROOT, name)));
  return new Map(names.map((name) => [name, readFileSync(join(ROOT, name))]));
}

function hasChanges(): boolean {
  return spawnSync('git', ['diff', '--quiet', 'HEAD'], { cwd: ROOT }).status !== 0;
}

/** Packs the last commit in places that differ in all that could leave a trace, and compares. */
function verify(): number {
  const folder = mkdtempSync(join(tmpdir(), 'manometer-zip-'));
  try {
    const first = packIn(cloneTo(join(folder, 'first')), { TZ: 'UTC', LC_ALL: 'C' });
    const second = packIn(cloneTo(join(folder, 'second', 'a folder with blanks')), {
      TZ: 'Pacific/Auckland',
      LC_ALL: 'de_DE.UTF-8',
    });
    const sources = first.get(`manometer-${version}-sources.zip`);
    const third = sources ? packIn(unpackTo(sources, join(folder, 'third')), {}) : new Map();
    let isSame = true;
    for (const [name, zip] of first) {
      const others = [second.get(name), ...(third.has(name) ? [third.get(name)] : [])];
      const isEqual = others.every((other) => other !== undefined && sumOf(other) === sumOf(zip));
      isSame &&= isEqual;
      process.stdout.write(
        `${isEqual ? '✓' : '✗'} ${sumOf(zip)}  ${name}  ${others.length + 1} times ${isEqual ? 'the same' : 'NOT the same'}\n`,
      );
    }
    return isSame && first.size === PACKED.length + 1 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function cloneTo(folder: string): string {
  mkdirSync(dirname(folder), { recursive: true });
  const { status } = spawnSync('git', ['clone', '--quiet', '--no-hardlinks', ROOT, folder], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Advice('The repository could not be cloned, see above.');
  return folder;
}

function unpackTo(zip: Uint8Array, folder: string): string {
  for (const [name, data] of Object.entries(unzipSync(zip))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), data);
  }
  return folder;
}

/** Runs this command in another folder, from the packages on. @returns what it packed */
function packIn(folder: string, env: Record<string, string>): Files {
  say(`Packing in ${folder} …`);
  const { status } = spawnSync(process.execPath, [join(folder, 'tools', 'run.mjs'), 'zip'], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Advice('There it could not be packed, see above.');
  const output = join(folder, '.output');
  const names = readdirSync(output).filter((name) => name.endsWith('.zip'));
  return new Map(names.toSorted().map((name) => [name, readFileSync(join(output, name))]));
}
