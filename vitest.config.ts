import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{shared,electron,renderer,contract,architecture,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A poll ends as soon as what it waits for is there; on a busy machine that may take more than the usual second.
    expect: { poll: { interval: 20, timeout: 20_000 } },
  },
})
