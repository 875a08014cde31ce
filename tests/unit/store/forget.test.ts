import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';

import { addBrowsing, readBrowsing } from '../../../lib/store/browsing';
import { addDismissal, readDismissals } from '../../../lib/store/dismissals';
import { deleteBefore, deletePattern } from '../../../lib/store/forget';
import { addSightings, readSightings, readSites } from '../../../lib/store/sightings';
import { beginAfresh, exampleSighting } from './fresh';

beforeEach(beginAfresh);

describe('a pattern that is deleted', () => {
  it('takes its findings and what was called no pressure along, and leaves all else', async () => {
    await addSightings([
      exampleSighting({ day: '2026-11-22' }),
      exampleSighting({ day: '2026-11-23', id: 'stays', pattern: 'countdown' }),
      exampleSighting({ day: '2026-11-23' }),
    ]);
    await addDismissal({ site: 'a.example', claim: 'q', pattern: 'scarcity', quote: 'x', dismissedAt: 5 });
    await addDismissal({ site: 'a.example', claim: 'r', pattern: 'gate', quote: 'x', dismissedAt: 5 });
    expect(await deletePattern('scarcity')).toEqual({ sightings: 2 });
    expect((await readSightings('', '9999')).map(({ id }) => id)).toEqual(['stays']);
    expect((await readDismissals()).map(({ claim }) => claim)).toEqual(['r']);
  });
});

it('what is older than a day goes, that day stays', async () => {
  await addSightings(['2026-11-21', '2026-11-22', '2026-11-23'].map((day) => exampleSighting({ day })));
  for (const day of ['2026-11-21', '2026-11-22']) await addBrowsing({ day, visibleMs: 1, pages: 1 });
  expect(await deleteBefore('2026-11-22')).toEqual({ sightings: 1 });
  expect((await readSightings('', '9999')).map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-23']);
  expect((await readBrowsing('', '9999')).map(({ day }) => day)).toEqual(['2026-11-22']);
});

it('sites are listed once, by name', async () => {
  await addSightings(['b.example', 'a.example', 'b.example'].map((site) => exampleSighting({ site })));
  expect(await readSites()).toEqual(['a.example', 'b.example']);
});
