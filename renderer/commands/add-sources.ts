/**
 * Adding files to the project: sent in pieces one after the other, read by the host several at a time, added in the
 * order given. Each has an entry from the moment it is chosen; an entry taken off the list stops its file at the next step.
 */
import { messageOf } from '../../shared/api/errors.ts'
import type { ImportOutcome } from '../../shared/api/pincite-api.ts'
import { likelyOldEdition } from '../../shared/domain/editions.ts'
import { patchOpened, type Arrival, type Session } from '../state/session.ts'
import { sendFile, tooLargeToSend } from './send-file.ts'
import { showSource, showWhereNoneIs } from './show-source.ts'
import { say, tell } from './tell.ts'

/** Files the host is given to read at the same time; it reads as many of them at once as its machine has processors. */
const readAtOnce = 8

/** Sessions whose files are being added now. */
const busy = new WeakSet<Session>()

/** Queues files in the order given, and names of folders, which can't be added. Resolves when all is settled. */
export async function addSources(
  session: Session,
  files: readonly File[],
  folders: readonly string[] = [],
): Promise<void> {
  const { opened } = session.store.getState()
  if (!opened || files.length + folders.length === 0) return
  if (opened.readOnly !== null) {
    tell(session, `Read-only: ${opened.readOnly}`)
    return
  }
  const entries = [
    ...files.map((file) => arrival(file.name, { file })),
    ...folders.map((name) => arrival(name, { doing: 'refused', message: folderMessage(name) })),
  ]
  patchOpened(session, { arrivals: [...opened.arrivals, ...entries] })
  await addWaiting(session)
}

/** Tries a refused file once more. */
export async function retryArrival(session: Session, { key }: Arrival): Promise<void> {
  patchArrival(session, key, { doing: 'waiting', progress: 0, reason: null, message: null, upload: null })
  await addWaiting(session)
}

/** Tries a locked file again with a password, which is kept in this window's memory only. */
export async function unlockArrival(session: Session, entry: Arrival, password: string): Promise<void> {
  if (entry.upload === null) return
  try {
    await importUpload(session, entry, entry.upload, password)
  } catch (error) {
    patchArrival(session, entry.key, { doing: 'refused', message: messageOf(error) })
  }
}

/** Takes an entry off the list; a running one is stopped. */
export function dismissArrival(session: Session, { key }: Arrival): void {
  const arrivals = arrivalsOf(session)
  const entry = arrivals.find((one) => one.key === key)
  patchOpened(session, { arrivals: arrivals.filter((one) => one.key !== key) })
  if (entry) forget(session, entry)
}

/** Stops every file that is still on its way; what was added stays. */
export function cancelArrivals(session: Session): void {
  const arrivals = arrivalsOf(session)
  const running = arrivals.filter(isRunning)
  patchOpened(session, { arrivals: arrivals.filter((one) => !isRunning(one)) })
  for (const entry of running) forget(session, entry)
}

/** Takes the report of settled files off the list; those still running or locked stay. */
export function dismissReport(session: Session): void {
  patchOpened(session, { arrivals: arrivalsOf(session).filter((one) => isRunning(one) || isLocked(one)) })
}

export function isRunning({ doing }: Arrival): boolean {
  return doing === 'waiting' || doing === 'sending' || doing === 'reading'
}

/** True for a file that waits for its password. */
export function isLocked({ doing, reason }: Arrival): boolean {
  return doing === 'refused' && (reason === 'password-needed' || reason === 'password-wrong')
}

async function addWaiting(session: Session): Promise<void> {
  if (busy.has(session)) return
  busy.add(session)
  try {
    const reading = new Set<Promise<void>>()
    for (;;) {
      const entry = arrivalsOf(session).find(({ doing }) => doing === 'waiting')
      if (!entry && reading.size === 0) break
      if (!entry || reading.size >= readAtOnce) {
        await Promise.race(reading)
        continue
      }
      const upload = await attempt(session, entry.key, send(session, entry))
      if (!upload) continue
      const read = attempt(session, entry.key, importUpload(session, entry, upload)).then(() => {
        reading.delete(read)
      })
      reading.add(read)
    }
  } finally {
    busy.delete(session)
  }
  report(session)
}

/** What a step of adding a file comes to; null where it fails, which the file's entry then says. */
async function attempt<Result>(session: Session, key: string, step: Promise<Result>): Promise<Result | null> {
  try {
    return await step
  } catch (error) {
    const failed = arrivalsOf(session).find((one) => one.key === key)
    if (!failed) return null
    patchArrival(session, key, { doing: 'refused', message: messageOf(error), upload: null })
    forget(session, failed)
    return null
  }
}

/** Sends a file to the host; null when its entry was taken off the list meanwhile, or it is too large. */
async function send(session: Session, { key, file }: Arrival): Promise<string | null> {
  if (!file) return null
  const message = tooLargeToSend(session, file)
  if (message !== null) {
    patchArrival(session, key, { doing: 'refused', reason: 'too-large', message })
    return null
  }
  return sendFile(session, file, {
    onBegun: (upload) => patchArrival(session, key, { doing: 'sending', upload }),
    onSent: (share) => patchArrival(session, key, { progress: share * 0.5 }),
    isWanted: () => isListed(session, key),
  })
}

async function importUpload(
  session: Session,
  { key }: Arrival,
  upload: string,
  password?: string,
): Promise<void> {
  const { client } = session
  patchArrival(session, key, { doing: 'reading', message: null })
  const stop = client.on('progressed', ({ task, done, of }) => {
    if (task === key) patchArrival(session, key, { progress: 0.5 + (0.5 * done) / Math.max(1, of) })
  })
  try {
    const given = password === undefined ? {} : { password }
    const outcome = await client.importUpload({ upload, task: key, ...given })
    const { sourceId } = outcome
    if (sourceId !== null && password !== undefined) session.passwords.set(sourceId, password)
    settle(session, key, outcome)
    if (sourceId === null) return
    if (isBack(session, sourceId)) await showSource(session, sourceId)
    else await showWhereNoneIs(session, sourceId)
  } finally {
    stop()
  }
}

/** Says whether the report in view could not be shown, and may be now that its file has been added again. */
function isBack(session: Session, sourceId: string): boolean {
  const { inView } = session.store.getState()
  return inView.state === 'failed' && inView.sourceId === sourceId
}

function settle(session: Session, key: string, outcome: ImportOutcome): void {
  const { status, reason, sourceId, pages, fileName, title } = outcome
  const project = session.store.getState().opened?.project
  const older =
    project && status === 'added' ? likelyOldEdition(project, { id: sourceId, fileName, title }) : null
  const likely = older && `It may be a new edition of “${older.title}”.`
  const message =
    status === 'already-there'
      ? [`${fileName} is already here as “${outcome.title ?? fileName}”.`, outcome.warning]
          .filter(Boolean)
          .join(' ')
      : status === 'refused'
        ? withoutName(outcome.error, fileName)
        : [outcome.warning, likely].filter(Boolean).join(' ') || null
  patchArrival(session, key, {
    ...{ doing: status, reason, sourceId, pages, message },
    ...(older ? { olderId: older.id } : {}),
    ...(isLockedReason(reason) ? {} : { upload: null }),
  })
}

/** The entry is headed by the file's name already. */
function withoutName(message: string | null, fileName: string): string | null {
  const lead = `“${fileName}”: `
  return message?.startsWith(lead) ? message.slice(lead.length) : message
}

/** Says how adding ended. One file that was simply added needs no report. */
function report(session: Session): void {
  const arrivals = arrivalsOf(session)
  const added = arrivals.filter(({ doing }) => doing === 'added')
  if (arrivals.length === 1 && added[0]?.message === null) patchOpened(session, { arrivals: [] })
  if (arrivals.length > 0)
    say(session, `${added.length} of ${arrivals.length} ${arrivals.length === 1 ? 'file' : 'files'} added.`)
}

/** Stops what the host does for an entry and lets it forget the bytes. */
function forget({ client }: Session, { key, doing, upload }: Arrival): void {
  if (doing === 'reading') void client.cancelTask({ task: key }).catch(() => undefined)
  if (upload !== null) void client.cancelUpload({ upload }).catch(() => undefined)
}

function isLockedReason(reason: Arrival['reason']): boolean {
  return reason === 'password-needed' || reason === 'password-wrong'
}

function isListed(session: Session, key: string): boolean {
  return arrivalsOf(session).some((one) => one.key === key)
}

function arrivalsOf(session: Session): readonly Arrival[] {
  return session.store.getState().opened?.arrivals ?? []
}

function arrival(fileName: string, known: Partial<Arrival>): Arrival {
  const nothing = { file: null, reason: null, message: null, upload: null, sourceId: null, pages: null }
  return { key: crypto.randomUUID(), fileName, progress: 0, doing: 'waiting', ...nothing, ...known }
}

function patchArrival(session: Session, key: string, patch: Partial<Arrival>): void {
  const arrivals = arrivalsOf(session)
  if (!arrivals.some((one) => one.key === key)) return
  patchOpened(session, { arrivals: arrivals.map((one) => (one.key === key ? { ...one, ...patch } : one)) })
}

function folderMessage(name: string): string {
  return `“${name}” is a folder. Open it, select the reports in it, and drop those.`
}
