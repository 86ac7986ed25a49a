import { defineConfig } from 'playwright/test'
import { chromiumLaunchOptions } from '../support/find-chromium.mjs'

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  timeout: 180_000,
  expect: { timeout: 30_000 },
  use: { trace: 'retain-on-failure', launchOptions: await chromiumLaunchOptions() },
})
