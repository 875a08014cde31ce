/** What the words on a command line name: addresses, files, folders. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A page as it was named and where it is, or why it is not to be had. */
export type Target = { page: string; url: string } | { page: string; fault: string };

/** The folder paths are meant from: where the person stands, since npm moves to the project's root. */
export function base(): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  return (script === 'look' || script === 'start') && folder !== undefined ? folder : process.cwd();
}

/** A page, or all pages of a folder in the order of their names. */
export function targetsOf(argument: string): Target[] {
  // "https://…", "file:///…", but not "C:\…"
  if (/^[a-z][a-z0-9+.-]+:/iu.test(argument)) {
    return [
      URL.canParse(argument)
        ? { page: argument, url: argument }
        : { page: argument, fault: 'this is no address' },
    ];
  }
  const path = resolve(base(), argument);
  try {
    if (!statSync(path).isDirectory()) {
      readFileSync(path);
      return [{ page: argument, url: pathToFileURL(path).href }];
    }
    const pages = pagesIn(path).map((name) => ({
      page: join(argument, name),
      url: pathToFileURL(join(path, name)).href,
    }));
    return pages.length > 0 ? pages : [{ page: argument, fault: 'there is no .html file in this folder' }];
  } catch (error) {
    return [{ page: argument, fault: sayFileFault(error) }];
  }
}

/** All pages in a folder and those below, by name. */
function pagesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.x?html?$/iu.test(name) && statSync(join(folder, name)).isFile())
    .toSorted();
}

/** Why a file cannot be read, in a few words. */
export function sayFileFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'this may not be read';
  return error instanceof Error ? error.message : String(error);
}
