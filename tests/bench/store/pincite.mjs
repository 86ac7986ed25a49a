// The store as it is built for the product, given the annotations of `records.mjs`.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtStore } from './places.mjs'
import { asNewAnnotation, annotationOf, CODER, CODES, sourceOf, SOURCES } from './records.mjs'

export const built = await import(pathToFileURL(builtStore).href)

const author = { session: 'bench', coder: CODER }
/** Annotations in one change of an import. */
const IMPORT = 5_000
/** The last annotations are tagged one by one, as people do, so that the journal ends as journals do. */
const SINGLE = 1_500

const settingsOf = (folder) => path.join(path.dirname(folder), 'settings')

function writesOf(kind, id, fields) {
  return Object.entries(fields).map(([field, value]) => ({ kind, id, field, value }))
}

/** Opens the project in a folder. */
export async function open(folder, options = {}) {
  const opened = await built.openProject(folder, { settingsFolder: settingsOf(folder), ...options })
  if (!opened.ok) throw new Error(opened.message)
  return opened.store
}

/** What a window sends when somebody tags a passage. */
export const prepare = (annotation) => built.draftTag(asNewAnnotation(annotation))

/** Makes a change; resolves with it once it is on the disk. */
export const change = (store, draft) => store.submit(draft, author)

/** Makes a project of `count` annotations. */
export async function make(folder, count) {
  await mkdir(folder, { recursive: true })
  const made = await built.createProject(folder, { name: 'Bench', settingsFolder: settingsOf(folder) })
  if (!made.ok) throw new Error(made.message)
  const { store } = made
  const codes = CODES.flatMap((id, n) =>
    writesOf('code', id, { name: `Code ${n}`, hue: 'gold', pattern: 'solid', position: `0000001${n}` }),
  )
  await store.submit(
    { label: 'Codes', writes: [...codes, ...writesOf('coder', CODER, { name: 'A' })] },
    author,
  )
  const sources = Array.from({ length: SOURCES }, (_, n) => built.draftAddSource(sourceOf(n)).writes)
  await store.submit({ label: 'Sources', writes: sources.flat() }, author)
  const imported = Math.max(0, count - SINGLE)
  for (let from = 0; from < imported; from += IMPORT) {
    const writes = []
    for (let n = from; n < Math.min(imported, from + IMPORT); n++) {
      writes.push(...prepare(annotationOf(n)).writes)
    }
    await store.submit({ label: 'Import', writes }, author)
  }
  const single = Array.from({ length: count - imported }, (_, n) =>
    change(store, prepare(annotationOf(imported + n))),
  )
  await Promise.all(single)
  await store.close()
}

export const close = (store) => store.close()

/** How many annotations an open project has. */
export const countOf = (store) => store.state.records.annotation.size

/** Brings `pincite.json` up to date. */
export const settle = (store) => store.bringUpToDate()
