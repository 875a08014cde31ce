import { defineConfig } from '@playwright/test';

// Pages wait more than they work, so there are more workers than the two cores this is made for.
const WORKERS = 3;

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  workers: WORKERS,
  // Clocks are read against time: a busy machine gets a second try.
  retries: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
});
