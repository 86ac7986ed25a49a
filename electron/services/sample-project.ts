/** The sample project: made from the reports that come with Pincite, and found again where it was made before. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PinciteError } from '../../shared/api/errors.ts'
import type { OpenProject } from '../../shared/api/pincite-api.ts'
import { fileErrorReason } from './file-errors.ts'
import { sha256Of } from './file-hash.ts'
import { isTaken, isProjectFolder } from './project-folders.ts'
import { describeProject, makeFolder, openFolder } from './project-opening.ts'
import type { ServicesContext } from './services-context.ts'
import { readBytes } from './sources/read-bytes.ts'

const NAME = 'Sample'

/** Folders tried: `Sample`, `Sample 2` and so on. */
const MOST = 100

interface Report {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** Opens the sample project for a session; makes it first where the default folder holds none. */
export async function openSample(context: ServicesContext, session: string): Promise<OpenProject> {
  const { defaultFolder, sampleFolder } = context.options
  const reports = await readReports(sampleFolder)
  for (let i = 1; i <= MOST; i++) {
    const folder = join(defaultFolder, i === 1 ? NAME : `${NAME} ${i}`)
    if (!(await isTaken(folder))) {
      await makeFolder(context, session, { folder, name: NAME })
      return addReports(context, session, reports)
    }
    if (await isSample(folder, reports)) {
      await openFolder(context, session, { folder })
      return addReports(context, session, reports)
    }
  }
  throw new PinciteError('refused', `${defaultFolder} holds ${MOST} folders called “${NAME}”. Remove one.`)
}

/** A project that keeps the bytes of a sample report is the sample, whatever was done with it since. */
async function isSample(folder: string, reports: readonly Report[]): Promise<boolean> {
  if (!(await isProjectFolder(folder))) return false
  const kept = await readdir(join(folder, 'sources')).catch(() => [])
  return kept.some((name) => reports.some(({ sha256 }) => name.startsWith(sha256)))
}

async function addReports(
  context: ServicesContext,
  session: string,
  reports: readonly Report[],
): Promise<OpenProject> {
  return context.projects.use(session, async (project) => {
    for (const { fileName, bytes } of reports) {
      // A session of its own: Undo of the person's first own step must not take the sample away.
      const author = { session: 'sample', coder: null }
      const { error } = await project.sources.add({ content: { bytes, fileName } }, author)
      if (error !== null) throw new PinciteError('cannot-open', `The sample can't be used: ${error}`)
    }
    return describeProject(context, session, project)
  })
}

async function readReports(folder: string): Promise<readonly Report[]> {
  try {
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
    const reports = names.map(async (fileName) => {
      const bytes = await readBytes(join(folder, fileName))
      return { fileName, bytes, sha256: sha256Of(bytes) }
    })
    return await Promise.all(reports)
  } catch (error) {
    throw new PinciteError('cannot-open', `The sample can't be read: ${fileErrorReason(error)} (${folder}).`)
  }
}
