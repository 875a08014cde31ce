/** The texts for the stores keep to the stores' measures and to our tone, and say what the manifest says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');

function read(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** What stands below a heading, up to the next. */
function below(text: string, heading: string): string {
  return text.split(`## ${heading}\n`)[1]?.split('\n## ')[0]?.trim() ?? '';
}

describe.each([
  ['en', 'Short description', 'Long description'],
  ['de', 'Kurze Beschreibung', 'Lange Beschreibung'],
])('the texts in "%s"', (lang, short, long) => {
  const text = read(`docs/store/texts.${lang}.md`);

  it('say in short what the manifest says, within what Chrome takes', () => {
    // "description: Measures the pressure …"
    const [, description] = /^description: (.+)$/mu.exec(read(`locales/${lang}.yml`)) ?? [];
    expect(below(text, short)).toBe(description);
    expect(below(text, short).length).toBeLessThanOrEqual(132);
  });

  it('say it at length, and calmly', () => {
    expect(below(text, long).length).toBeGreaterThan(1_000);
    expect(below(text, long).length).toBeLessThan(4_000);
    expect(text).not.toContain('!');
    expect(read(`docs/store/privacy.${lang}.md`)).not.toContain('!');
  });
});

it('each permission of the manifest has its reason in both languages', () => {
  const config = read('wxt.config.ts');
  // "permissions: ['alarms', 'storage'],"
  const lists = config.match(/permissions: \[[^\]]+\]/gu) ?? [];
  const names = lists.join().match(/'[^']+'/gu) ?? [];
  expect(names.length).toBeGreaterThan(5);
  const [, english = '', german = ''] = read('docs/store/permissions.md').split(/^# /mu);
  for (const name of new Set(names.map((quoted) => quoted.slice(1, -1)).filter((each) => each !== 'none'))) {
    expect(english).toContain(`\`${name}\``);
    expect(german).toContain(`\`${name}\``);
  }
});
