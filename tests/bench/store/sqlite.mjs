// SQLite with a write-ahead log synced at every commit: one row an annotation, its fields as JSON.
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import Database from 'better-sqlite3'
import { annotationOf, sourceOf, SOURCES } from './records.mjs'

function connect(folder) {
  const db = new Database(path.join(folder, 'project.sqlite'))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.exec('CREATE TABLE IF NOT EXISTS source (id TEXT PRIMARY KEY, fields TEXT NOT NULL)')
  db.exec(
    'CREATE TABLE IF NOT EXISTS annotation (id TEXT PRIMARY KEY, source TEXT NOT NULL, fields TEXT NOT NULL)',
  )
  const add = db.prepare('INSERT INTO annotation (id, source, fields) VALUES (?, ?, ?)')
  return { db, add, annotations: [] }
}

/** Opens and reads every annotation into memory, as the others do. */
export async function open(folder) {
  const store = connect(folder)
  for (const { fields } of store.db.prepare('SELECT fields FROM annotation').iterate()) {
    store.annotations.push(JSON.parse(fields))
  }
  return store
}

export async function change({ add, annotations }, annotation) {
  add.run(annotation.id, annotation.source, JSON.stringify(annotation))
  annotations.push(annotation)
}

export async function make(folder, count) {
  await mkdir(folder, { recursive: true })
  const { db, add } = connect(folder)
  const addSource = db.prepare('INSERT INTO source (id, fields) VALUES (?, ?)')
  db.transaction(() => {
    for (let n = 0; n < SOURCES; n++) addSource.run(sourceOf(n).id, JSON.stringify(sourceOf(n)))
    for (let n = 0; n < count; n++) {
      const annotation = annotationOf(n)
      add.run(annotation.id, annotation.source, JSON.stringify(annotation))
    }
  })()
  db.close()
}

export const prepare = (annotation) => annotation

export const close = async ({ db }) => db.close()

export const countOf = ({ annotations }) => annotations.length
