// Stock lowdb, as its README shows it: one JSON file with everything.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { JSONFilePreset } from 'lowdb/node'
import { annotationOf, sourceOf, SOURCES } from './records.mjs'

export const open = (folder) => JSONFilePreset(path.join(folder, 'db.json'), { sources: [], annotations: [] })

export const change = (db, annotation) => db.update(({ annotations }) => annotations.push(annotation))

export async function make(folder, count) {
  await mkdir(folder, { recursive: true })
  const db = await open(folder)
  for (let n = 0; n < SOURCES; n++) db.data.sources.push(sourceOf(n))
  for (let n = 0; n < count; n++) db.data.annotations.push(annotationOf(n))
  await db.write()
}

export const prepare = (annotation) => annotation

export const close = async () => undefined

export const countOf = (db) => db.data.annotations.length
