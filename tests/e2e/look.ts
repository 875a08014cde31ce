/** Runs the command line's look, and reads what it says. */
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

import { ROOT } from '../../tools/setup.mjs';
import type { Visit } from '../../tools/visit';

type Row = { page: string; ok: boolean; error?: string } & Partial<Visit>;
type Run = { code: number | null; rows: Row[]; stdout: string; stderr: string };

/** Runs that are not over yet. */
const running = new Set<ChildProcess>();

/** A test that gives up takes its own runs along. */
export function killLooks(): void {
  for (const child of running) child.kill();
}

/** `npm run look` as others call it. */
export async function look(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [join(ROOT, 'tools', 'run.mjs'), 'look', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (data) => (stdout += String(data)));
  child.stderr.on('data', (data) => (stderr += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  running.delete(child);
  const rows = stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line): Row => JSON.parse(line));
  return { code, rows, stdout, stderr };
}
