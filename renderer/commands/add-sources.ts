/** Adding files to the project: sent in pieces, read by the host, one after the other. */
import { messageOf } from '../../shared/api/errors.ts'
import type { ImportOutcome } from '../../shared/api/pincite-api.ts'
import { patchOpened, type Arrival, type Session } from '../state/session.ts'
import { showSource } from './show-source.ts'
import { say } from './submit-change.ts'

const pieceBytes = 4 * 1024 * 1024

/** Keys of arrivals the person has cancelled; their work stops at the next piece. */
const cancelled = new Set<string>()

/** Adds files in the order given. One that can't be used gets an entry that says why; the others go on. */
export async function addSources(session: Session, files: readonly File[]): Promise<void> {
  const queued = files.map((file) => ({ file, key: crypto.randomUUID() }))
  const waiting = queued.map(({ file, key }) => arrival(key, file.name))
  patchOpened(session, { arrivals: [...(session.store.getState().opened?.arrivals ?? []), ...waiting] })
  let added = 0
  for (const { file, key } of queued) {
    const outcome = await addSource(session, file, key)
    if (outcome?.status === 'added') added++
  }
  if (files.length > 1 || added > 0) say(session, `${added} of ${files.length} files added.`)
}

async function addSource(session: Session, file: File, key: string): Promise<ImportOutcome | null> {
  const { client } = session
  let upload: string | null = null
  try {
    const limit = session.store.getState().host?.uploadLimit ?? Infinity
    if (file.size > limit) {
      const message = `${file.name} is larger than ${Math.floor(limit / 1024 / 1024)} MB. Split it, or save a smaller copy.`
      patchArrival(session, key, { doing: 'refused', reason: 'too-large', message })
      return null
    }
    upload = (await client.beginUpload({ fileName: file.name, bytes: file.size })).upload
    patchArrival(session, key, { doing: 'sending', upload })
    for (let offset = 0; offset < file.size; offset += pieceBytes) {
      if (cancelled.has(key)) return await dropArrival(session, key)
      const bytes = new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer())
      await client.appendUpload({ upload, offset, bytes })
      patchArrival(session, key, { progress: Math.min(1, (offset + bytes.length) / file.size) * 0.5 })
    }
    return await importUpload(session, key, upload)
  } catch (error) {
    if (cancelled.has(key)) return dropArrival(session, key)
    patchArrival(session, key, { doing: 'refused', message: messageOf(error) })
    if (upload !== null) void client.cancelUpload({ upload }).catch(() => undefined)
    return null
  }
}

async function importUpload(
  session: Session,
  key: string,
  upload: string,
  password?: string,
): Promise<ImportOutcome> {
  const { client } = session
  patchArrival(session, key, { doing: 'reading' })
  const stop = client.on('progressed', ({ task, done, of }) => {
    if (task === key) patchArrival(session, key, { progress: 0.5 + (0.5 * done) / Math.max(1, of) })
  })
  try {
    const outcome = await client.importUpload({
      upload,
      task: key,
      ...(password === undefined ? {} : { password }),
    })
    settleArrival(session, key, outcome)
    const { opened } = session.store.getState()
    if (outcome.sourceId !== null && opened?.sourceId == null)
      await showSource(session, outcome.sourceId, password)
    return outcome
  } finally {
    stop()
  }
}

function settleArrival(session: Session, key: string, outcome: ImportOutcome): void {
  if (outcome.status === 'refused') {
    patchArrival(session, key, { doing: 'refused', reason: outcome.reason, message: outcome.error })
    return
  }
  removeArrival(session, key)
  const again =
    outcome.status === 'already-there'
      ? `${outcome.fileName} is already here as ${outcome.title ?? ''}.`
      : null
  const text = again ?? outcome.warning
  if (text !== null) session.store.setState({ toast: { text, undo: false } })
}

/** Tries a locked file again with a password, which is kept for this session only. */
export async function unlockArrival(session: Session, entry: Arrival, password: string): Promise<void> {
  if (entry.upload === null) return
  try {
    await importUpload(session, entry.key, entry.upload, password)
  } catch (error) {
    patchArrival(session, entry.key, { doing: 'refused', message: messageOf(error) })
  }
}

/** Takes an entry off the list; a running one is stopped. */
export async function dismissArrival(session: Session, entry: Arrival): Promise<void> {
  cancelled.add(entry.key)
  await dropArrival(session, entry.key)
}

async function dropArrival(session: Session, key: string): Promise<null> {
  const entry = session.store.getState().opened?.arrivals.find((one) => one.key === key)
  removeArrival(session, key)
  if (entry?.upload) {
    await session.client.cancelTask({ task: key }).catch(() => undefined)
    await session.client.cancelUpload({ upload: entry.upload }).catch(() => undefined)
  }
  return null
}

function arrival(key: string, fileName: string): Arrival {
  return { key, fileName, progress: 0, doing: 'waiting', reason: null, message: null, upload: null }
}

function patchArrival(session: Session, key: string, patch: Partial<Arrival>): void {
  const arrivals = session.store.getState().opened?.arrivals ?? []
  patchOpened(session, { arrivals: arrivals.map((one) => (one.key === key ? { ...one, ...patch } : one)) })
}

function removeArrival(session: Session, key: string): void {
  const arrivals = session.store.getState().opened?.arrivals ?? []
  patchOpened(session, { arrivals: arrivals.filter((one) => one.key !== key) })
}
