/** What is measured side by side: an extension that does nothing, ours, and another that reads every page. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { BUILD, ROOT, say } from '../setup.mjs';

export type Subject = {
  name: SubjectName;
  /** Folder of the unpacked extension. */
  extension: string;
};

export const SUBJECTS = ['nothing', 'manometer', 'autoconsent'] as const;
export type SubjectName = (typeof SUBJECTS)[number];

/** Got when it is measured, not with the packages: 8 MB that nobody else needs. */
const COMPANION = '@duckduckgo/autoconsent@16.23.0';
/** As npm says it of that version: what arrives is this and nothing else. */
const COMPANION_SUM =
  'sha512-NTmDhASFf5pUsSwg2TyT9R75GYUcuYZXPyBnRcYgJgozg6RLeXXP9uH8ADxA364yQ2gJBMu83AN/D24Y4nkPKg==';
const CACHE = join(ROOT, 'node_modules', '.cache', 'bench');
const INSTALL_MS = 60_000;

/** So that the browser is started, and its popup opened, in the same way without an extension that does anything. */
function makeNothing(): string {
  const folder = join(CACHE, 'nothing');
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Nothing',
    version: '1.0',
    background: { service_worker: 'background.js' },
    action: { default_popup: 'popup.html' },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'background.js'), '');
  writeFileSync(join(folder, 'popup.html'), '<!doctype html><title>Nothing</title><p>Nothing</p>');
  return folder;
}

/** The other extension as its makers built it, or undefined where npm cannot get it now. */
function getCompanion(): string | undefined {
  const folder = join(CACHE, 'autoconsent');
  const extension = join(folder, 'node_modules', '@duckduckgo', 'autoconsent', 'dist', 'addon-mv3');
  const lock = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(extension) || !readFileSync(lock, 'utf8').includes(COMPANION_SUM)) {
    say(`Getting ${COMPANION} to measure beside …`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', COMPANION];
    spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2], timeout: INSTALL_MS });
    if (!existsSync(extension) || !readFileSync(lock, 'utf8').includes(COMPANION_SUM)) return undefined;
  }
  return extension;
}

/** All that are to be had here. */
export function subjects(): Subject[] {
  const companion = getCompanion();
  if (companion === undefined) say(`${COMPANION} is not to be had now: measured without it.`);
  return [
    { name: 'nothing', extension: makeNothing() },
    { name: 'manometer', extension: BUILD },
    ...(companion === undefined ? [] : [{ name: 'autoconsent' as const, extension: companion }]),
  ];
}

/** What the scripts in every page weigh, compressed, in kB (1,000 bytes). */
export function contentScriptKb({ extension }: Subject): number {
  const manifest: { content_scripts?: { js?: string[] }[] } = JSON.parse(
    readFileSync(join(extension, 'manifest.json'), 'utf8'),
  );
  const files = (manifest.content_scripts ?? []).flatMap(({ js }) => js ?? []);
  return files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(extension, file)), { level: 9 }).length / 1000,
    0,
  );
}
