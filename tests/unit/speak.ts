/** Gives `i18n.t` the real sentences of locales/, as the browser would: happy-dom and Node have none of their own. */
import { generateChromeMessages, parseMessagesText } from '@wxt-dev/i18n/build';
import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const files = import.meta.glob<string>('../../locales/*.yml', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** Call it in `beforeEach`: mocks are taken back after each test. A sentence that does not exist throws. */
export function speak(language: string): void {
  const sentences = files[`../../locales/${language}.yml`];
  if (sentences === undefined) throw new Error(`there are no sentences in "${language}"`);
  const messages = generateChromeMessages(parseMessagesText(sentences, 'YAML'));
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((name, substitutions) => {
    // The browser's own: the language that is spoken.
    if (name === '@@ui_locale') return language;
    const found = messages[name];
    if (!found) throw new Error(`no sentence "${name}" in ${language}`);
    const given = substitutions === undefined ? [] : [substitutions].flat();
    // "$1 pushes": text, number of a placeholder, text, …
    const parts = found.message.split(/\$(\d)/u);
    return parts.map((part, index) => (index % 2 === 1 ? (given[Number(part) - 1] ?? '') : part)).join('');
  });
}
