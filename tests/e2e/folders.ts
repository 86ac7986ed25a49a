/** The folders of one test: a person's settings and home, fresh and thrown away. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'playwright/test'

/** The root of the repository. */
export const root = resolve(import.meta.dirname, '../..')

export interface Folders {
  readonly settings: string
  readonly home: string
  /** Where new projects go, below {@link home}. Not made yet. */
  readonly projects: string
}

/** Makes the folders of the running test; `person` tells several people in one test apart. */
export function makeFolders(person = 'ada'): Folders {
  const settings = test.info().outputPath(person, 'settings')
  const home = test.info().outputPath(person, 'home')
  mkdirSync(settings, { recursive: true })
  mkdirSync(home, { recursive: true })
  return { settings, home, projects: join(home, 'Pincite') }
}
