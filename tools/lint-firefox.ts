/**
 * `npm run lint:firefox`: what Mozilla's linter says of the build, as `web-ext lint` and the store run it. It
 * brings 190 packages and is wanted before a release only, so that npm fetches it when it is asked for.
 */
import { Advice, buildFolder, runNpm } from './setup.mjs';

const LINTER = 'addons-linter@10.14.0';

/** What it may say; docs/decisions/0012-firefox.md has the reasons. */
const KNOWN = [
  // Preact's own way for `dangerouslySetInnerHTML`, which nothing of ours uses. Which file holds Preact is the bundler's.
  { code: 'UNSAFE_VAR_ASSIGNMENT', file: /^chunks\/[\w-]+\.js$/u, most: 1 },
];

type Complaint = { code: string; file?: string; line?: number; message: string };
type Verdict = { errors: Complaint[]; warnings: Complaint[]; notices: Complaint[] };

/** @returns exit code: 0, or 1 where the linter says what is not known */
export function main(): Promise<number> {
  const { stdout, stderr } = runNpm(
    ['exec', '--yes', `--package=${LINTER}`, '--', 'addons-linter', '--output=json', buildFolder('firefox')],
    ['ignore', 'pipe', 'pipe'],
  );
  const { errors, warnings, notices } = read(stdout, stderr);
  const complaints = [...errors, ...warnings, ...notices];
  const unknown = complaints.filter((each) => !isKnown(each, complaints));
  for (const { code, file, line, message } of unknown)
    process.stdout.write(`✗ ${code} ${file ?? 'manifest.json'}:${line ?? 0} ${message}\n`);
  process.stdout.write(
    `${LINTER}: ${errors.length} errors, ${warnings.length} warnings, ${notices.length} notices; ${complaints.length - unknown.length} of them known\n`,
  );
  return Promise.resolve(unknown.length > 0 ? 1 : 0);
}

function read(stdout: string, stderr: string): Verdict {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Advice(`${LINTER} did not run:\n${stderr}`);
  }
}

function isKnown({ code, file = '' }: Complaint, all: readonly Complaint[]): boolean {
  const known = KNOWN.find((each) => each.code === code && each.file.test(file));
  return known !== undefined && all.filter((each) => each.code === code).length <= known.most;
}
