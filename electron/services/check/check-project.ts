/** Checks a project from what lies on the disk, whether it opens or not, and writes nothing. */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { CheckReport, Finding } from '../../../shared/api/store-report.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { backupNames, backupPath, listBackups } from '../store/backups.ts'
import { isEmpty, loadProject, type LoadedProject } from '../store/load-project.ts'
import { projectPaths } from '../store/project-layout.ts'
import { ByteProgress, type CheckOptions } from './byte-progress.ts'
import { checkParts } from './check-folder.ts'
import { checkJournals, listJournals, type CheckedJournals } from './check-journals.ts'
import { checkSources, neededFiles } from './check-sources.ts'
import { checkAgreement, checkReading, checkRecords } from './check-store.ts'
import { errorIn, inOrder } from './finding.ts'

/** A project's folder with what was found in it. */
export interface CheckedProject {
  readonly report: CheckReport
  readonly loaded: LoadedProject
  readonly journals: CheckedJournals
  /** What was found in the files of sources; part of the report. */
  readonly sources: readonly Finding[]
}

/**
 * Reads everything a project's folder holds, every line and every byte, and says what is not as it should be.
 * Throws `cannot-open` where there is no project, and the signal's reason when it is stopped.
 */
export async function checkProject(folder: string, options: CheckOptions = {}): Promise<CheckReport> {
  return (await checkFolder(folder, options)).report
}

/** As {@link checkProject}; also hands over what was read. `isWithoutSources` leaves out the reading of sources. */
export async function checkFolder(
  folder: string,
  options: CheckOptions & { readonly isWithoutSources?: boolean } = {},
): Promise<CheckedProject> {
  await requireProject(folder)
  const listed = await listJournals(folder)
  const sizes = await measure(folder)
  const { isWithoutSources = false } = options
  const total = sizes.snapshot + listed.bytes + sizes.backups + (isWithoutSources ? 0 : sizes.sources)
  const progress = new ByteProgress(options, total)
  const loaded = await progress.step('Reading pincite.json', sizes.snapshot, (onProgress) =>
    loadProject(folder, { signal: options.signal, onProgress }),
  )
  const { state, reading } = loaded
  const salvage = reading.is === 'damaged' ? reading.salvage : null
  // Of a project that does not open, what can be read still says which files it needs.
  const files = await neededFiles(folder, isEmpty(loaded.state) && salvage ? salvage.state : state)
  const needed = isWithoutSources ? [] : files
  const journals = await checkJournals(folder, listed, state, progress)
  const backups = await checkBackups(folder, sizes.backups, progress)
  const sources = await checkSources(needed, progress)
  const places = isEmpty(loaded.state) && !salvage ? null : new Set(files.map(({ place }) => place))
  const findings = [
    ...checkReading(loaded),
    ...(await checkAgreement(loaded, journals.state, options.signal)),
    ...journals.findings,
    ...backups.findings,
    ...sources,
    ...(await checkParts(folder, places)),
    ...(isEmpty(loaded.state) ? [] : checkRecords(state)),
  ]
  const checked = {
    changes: journals.changes,
    journals: listed.replicas.length,
    backups: backups.count,
    sources: needed.filter(({ isRemoved }) => !isRemoved).length,
    annotations: readProject(state).annotations.length,
  }
  progress.finish()
  return { report: { folder, findings: inOrder(findings), checked }, loaded, journals, sources }
}

/** Throws `cannot-open` for a folder that is none, can't be read, or holds neither `pincite.json` nor journals. */
export async function requireProject(folder: string): Promise<void> {
  const { snapshot, journal, backups } = projectPaths(folder)
  try {
    if (!(await stat(folder)).isDirectory()) {
      throw new PinciteError('cannot-open', `${folder} is a file. Name the folder that holds the project.`)
    }
  } catch (error) {
    if (error instanceof PinciteError) throw error
    const reason =
      fileErrorCode(error) === 'ENOENT' ? 'does not exist' : `can't be opened: ${fileErrorReason(error)}`
    throw new PinciteError('cannot-open', `${folder} ${reason}. Name the folder that holds the project.`)
  }
  const found = await Promise.all([snapshot, journal, backups].map((part) => stat(part).catch(() => null)))
  if (found.every((part) => part === null)) {
    throw new PinciteError(
      'cannot-open',
      `${folder} holds no Pincite project. Name the folder that holds the project.`,
    )
  }
}

/** Bytes of what is to be read, as far as it can be listed. */
async function measure(folder: string): Promise<{ snapshot: number; backups: number; sources: number }> {
  const { snapshot, sources } = projectPaths(folder)
  const backups = await backupNames(folder).catch(() => [])
  const files = await readdir(sources).catch(() => [])
  return {
    snapshot: await bytesOf([snapshot]),
    backups: await bytesOf(backups.map((name) => backupPath(folder, name))),
    sources: await bytesOf(files.map((name) => path.join(sources, name))),
  }
}

async function bytesOf(files: readonly string[]): Promise<number> {
  const found = await Promise.all(files.map((file) => stat(file).catch(() => null)))
  return found.reduce((sum, stats) => sum + (stats?.size ?? 0), 0)
}

async function checkBackups(
  folder: string,
  bytes: number,
  progress: ByteProgress,
): Promise<{ readonly findings: readonly Finding[]; readonly count: number }> {
  return progress.step('Checking backups', bytes, async (onProgress) => {
    // That the folder can't be read is named by the check of the folder itself.
    const backups = await listBackups(folder, { signal: progress.signal, onProgress }).catch(
      (error: unknown) => {
        if (error instanceof PinciteError && error.code === 'cannot-open') return []
        throw error
      },
    )
    const findings = backups.flatMap(({ name, problem }) =>
      problem === null
        ? []
        : [errorIn('backup', 'damaged', { place: `backups/${name}` }, `can't be used: ${problem}`)],
    )
    return { findings, count: backups.length }
  })
}
