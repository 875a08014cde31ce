import { defineConfig } from '@playwright/test';

import { findFirefox } from './tools/find-firefox.mjs';

// Pages wait more than they work, so there are more workers than the two cores this is made for.
const WORKERS = 3;

// Looked for once; '' says that there is none. The workers read this file again and inherit the answer.
const firefox = (process.env['FIREFOX'] ??= findFirefox() ?? '');

export default defineConfig({
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: WORKERS,
  // Clocks are read against time: a busy machine gets a second try.
  retries: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'chromium', testDir: 'tests/e2e' },
    ...(firefox === '' ? [] : [{ name: 'firefox', testDir: 'tests/firefox' }]),
  ],
});
