import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { zipOf } from '../../../tools/zip';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('zipOf', () => {
  const files = new Map([
    ['page.js', bytes('let a = 1;')],
    ['icons/16.png', bytes('picture')],
  ]);

  it('gives the same bytes in whatever order files are listed', () => {
    expect(zipOf(new Map([...files].toReversed()))).toEqual(zipOf(files));
  });

  it('holds what was put in, and names no time of ours', () => {
    const zip = zipOf(files);
    expect(unzipSync(zip)).toEqual(Object.fromEntries(files));
    // The entry's time and date (PKWARE APPNOTE 4.4.6), both of 1 January 1980, 0:00.
    expect(zip.slice(10, 14)).toEqual(new Uint8Array([0, 0, 33, 0]));
  });
});
