// Fails when a lock file lacks an optional platform package: `npm ci` would then fail for everyone.
import { readFileSync } from 'node:fs'

for (const name of ['package-lock.json', 'tests/bench/package-lock.json']) {
  const { packages } = JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'))
  const locked = new Set(Object.keys(packages).map((place) => place.split('node_modules/').pop()))
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((wanted) => !locked.has(wanted))
      .map((wanted) => `${place || 'the project'} wants ${wanted}`),
  )
  if (missing.length > 0) {
    console.error(`${name} is incomplete, so npm ci would fail elsewhere:\n  ${missing.join('\n  ')}`)
    console.error('Pin a version whose platform packages all exist, then install again.')
    process.exit(1)
  }
  console.log(`${name} is complete (${locked.size - 1} packages)`)
}
