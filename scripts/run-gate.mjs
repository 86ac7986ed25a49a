// The gate. `check`: format, lint, types, lock, unit, contract and architecture tests. `test`: the same and the
// end-to-end tests. Every step runs, whatever failed before;
// the last line counts everything.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { ensureChromium } from './ensure-chromium.mjs'

const root = join(import.meta.dirname, '..')
const mode = process.argv[2] ?? 'test'
const resolve = createRequire(import.meta.url).resolve
const reports = mkdtempSync(join(tmpdir(), 'pincite-gate-'))
const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []

const binary = (name, bin) => {
  const manifest = resolve(`${name}/package.json`)
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8'))
  return join(dirname(manifest), typeof bins === 'string' ? bins : bins[bin ?? name])
}

const node = (args, env = {}) =>
  new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    child.on('close', (code) => done(code ?? 1))
  })

async function step(title, args) {
  console.log(`\n— ${title}`)
  count(title, (await node(args)) === 0 ? { passed: 1 } : { failed: 1 })
}

function count(title, { passed = 0, failed = 0, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  if (failed > 0) failures.push(`${title}: ${failed} failed`)
}

/** Runs a test runner that writes a JSON report, and counts from the report; no report counts as one failure. */
async function tests(title, args, { report, read, env }) {
  console.log(`\n— ${title}`)
  const code = await node(args, env)
  const counts = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { failed: 1 }
  count(title, code !== 0 && !counts.failed ? { ...counts, failed: 1 } : counts)
}

const readVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests + (report.success || report.numFailedTests > 0 ? 0 : 1),
  skipped: report.numPendingTests + report.numTodoTests,
})
const readPlaywright = ({ stats }) => {
  if (stats.flaky > 0) console.error(`\nFlaky: ${stats.flaky} end-to-end tests passed at a second try only.`)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }
}

async function vitest(title, ...options) {
  const report = join(reports, `${title}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  await tests(title, [binary('vitest'), 'run', ...reporters, ...options], { report, read: readVitest })
}

async function endToEnd() {
  const chromium = await ensureChromium()
  if (!chromium.ok) {
    console.error(chromium.message)
    return count('end-to-end', { failed: 1 })
  }
  const report = join(reports, 'e2e.json')
  const config = ['--config', 'tests/e2e/playwright.config.ts', '--reporter=list,json']
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, PINCITE_CHROMIUM: chromium.path }
  await tests('end-to-end', [binary('playwright'), 'test', ...config], { report, read: readPlaywright, env })
}

await step('format', [binary('prettier'), '--check', '--log-level', 'warn', '.'])
await step('lint', [binary('eslint'), '--max-warnings', '0', '.'])
await step('types', [join(root, 'scripts/typecheck.mjs')])
await step('lock', [join(root, 'scripts/check-lock.mjs')])
await step('build', [
  '--input-type=module',
  '-e',
  "await (await import('./scripts/build-if-stale.mjs')).buildIfStale()",
])
await vitest('unit, contract and architecture')
if (mode === 'test') await endToEnd()
rmSync(reports, { recursive: true, force: true })
if (failures.length > 0) console.error(`\n${failures.join('\n')}`)
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 ? 1 : 0)
