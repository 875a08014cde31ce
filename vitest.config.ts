import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/house.test.ts'],
    // How fast something is belongs in the benchmark; a busy machine is no fault of the code.
    testTimeout: 30_000,
    mockReset: true,
    restoreMocks: true,
  },
});
