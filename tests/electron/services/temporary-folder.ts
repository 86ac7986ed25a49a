/** A folder for one test file, deleted when its tests are over. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Makes an empty folder (its real path) that is removed after the tests of the calling file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pincite-test-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
