import { defineConfig } from 'playwright/test'
import { chromiumLaunchOptions } from '../support/find-chromium.mjs'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  // A busy CI machine may starve a browser once; what needs a second try is named as flaky by the gate.
  retries: process.env['CI'] === undefined ? 0 : 1,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: { trace: 'retain-on-failure', launchOptions: await chromiumLaunchOptions() },
})
