/** Checks the files of `sources/`: each must be there with the SHA-256 it was added with. */
import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Finding } from '../../../shared/api/store-report.ts'
import { parseSource } from '../../../shared/domain/parse-record.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { hashFile } from '../file-hash.ts'
import { sourcePath } from '../sources/source-files.ts'
import type { ByteProgress } from './byte-progress.ts'
import { errorIn, noteIn } from './finding.ts'

/** A file that sources of the project need. */
export interface NeededFile {
  readonly path: string
  /** Relative to the project's folder. */
  readonly place: string
  readonly sha256: string
  readonly title: string
  /** True when only removed sources need it. */
  readonly isRemoved: boolean
  /** Length of the file that is there; 0 where there is none. */
  readonly bytes: number
}

/** Returns the files that the sources of a project need, each once. Sources that can't be read are left out. */
export async function neededFiles(folder: string, state: ProjectState): Promise<readonly NeededFile[]> {
  const files = new Map<string, NeededFile>()
  for (const record of state.records.source.values()) {
    const parsed = parseSource(record)
    if (!parsed.ok) continue
    const file = sourcePath(folder, parsed.value)
    const known = files.get(file)
    if (known && (!known.isRemoved || parsed.deleted)) continue
    const { sha256, title } = parsed.value
    const bytes = await stat(file).then(
      ({ size }) => size,
      () => 0,
    )
    const place = `sources/${path.basename(file)}`
    files.set(file, { path: file, place, sha256, title, isRemoved: parsed.deleted, bytes })
  }
  return [...files.values()]
}

/** Reads every file whole and compares its SHA-256. */
export async function checkSources(
  files: readonly NeededFile[],
  progress: ByteProgress,
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const file of files) {
    const wrong = await progress.step(`Checking “${file.title}”`, file.bytes, () =>
      whatIsWrong(file, progress.signal),
    )
    if (!wrong) continue
    const { problem, message } = wrong
    const { place } = file
    findings.push(
      file.isRemoved
        ? noteIn('source', problem, place, `${message}; it belongs to a source that was removed`)
        : errorIn('source', problem, { place }, message),
    )
  }
  return findings
}

async function whatIsWrong(
  { path: file, sha256, title }: NeededFile,
  signal: AbortSignal | undefined,
): Promise<{ readonly problem: string; readonly message: string } | null> {
  try {
    if ((await hashFile(file, signal)) === sha256) return null
    const message = `is not the file of “${title}” that was added: its SHA-256 is another`
    return { problem: 'altered', message }
  } catch (error) {
    signal?.throwIfAborted()
    if (fileErrorCode(error) === 'ENOENT') {
      return { problem: 'missing', message: `is missing; it is the file of “${title}”` }
    }
    return { problem: 'unreadable', message: `can't be read: ${fileErrorReason(error)}` }
  }
}
