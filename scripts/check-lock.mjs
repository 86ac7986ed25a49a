// Fails when package-lock.json lacks an optional platform package: `npm ci` would then fail for everyone.
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const locked = new Set(Object.keys(packages).map((place) => place.split('node_modules/').pop()))
const missing = Object.entries(packages).flatMap(([place, entry]) =>
  Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !locked.has(name))
    .map((name) => `${place || 'the project'} wants ${name}`),
)
if (missing.length > 0) {
  console.error(`package-lock.json is incomplete, so npm ci would fail elsewhere:\n  ${missing.join('\n  ')}`)
  console.error('Pin a version whose platform packages all exist, then install again.')
  process.exit(1)
}
console.log(`package-lock.json is complete (${locked.size - 1} packages)`)
