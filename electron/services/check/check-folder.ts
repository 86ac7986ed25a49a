/** Looks at what lies about in a project's folder: files put aside, files left over, texts that can be made again. */
import { readdir, lstat } from 'node:fs/promises'
import path from 'node:path'
import type { Finding } from '../../../shared/api/store-report.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { readCachedText } from '../sources/text-cache.ts'
import { isAside, parseBackupName } from '../store/backup-name.ts'
import { modesIn } from '../store/file-modes.ts'
import { missingIgnores, projectPaths } from '../store/project-layout.ts'
import { errorIn, noteIn, type Part } from './finding.ts'

/** What a writer that was killed leaves beside the file it was going to replace. */
const TEMPORARY = /^\..+\.[0-9a-f]{12}\.tmp$/
const SNAPSHOT_ASIDE = /^pincite\.(damaged|other)-\d+\.json$/
const SOURCE_ASIDE = /\.aside-\w+$/
const TEXT = /^([0-9a-f]{64})\.([a-z]+)-(\d+)\.json$/

/** Says whether a file's name is one that only a writer gives, until it renames the file. */
export function isTemporary(name: string): boolean {
  return TEMPORARY.test(name)
}

/** Looks at the folder itself, `backups/`, `sources/` and `text/`. `needed` are the places of the sources' files; null where they are not known. */
export async function checkParts(
  folder: string,
  needed: ReadonlySet<string> | null,
): Promise<readonly Finding[]> {
  const { backups, sources, text } = projectPaths(folder)
  const inRoot = await listFolder('store', folder, folder, (name) =>
    SNAPSHOT_ASIDE.test(name) ? ['set-aside', 'was put aside when it could not be used'] : null,
  )
  const inBackups = await listFolder('backup', folder, backups, (name) => {
    if (parseBackupName(name)) return null
    return isAside(name) ? ['set-aside', 'is a backup that could not be used'] : UNEXPECTED
  })
  const inSources = await listFolder('source', folder, sources, (name) => {
    if (!needed || needed.has(`sources/${name}`)) return null
    return SOURCE_ASIDE.test(name)
      ? ['set-aside', 'was put aside, as it was not the source it should be']
      : UNUSED
  })
  const inText = await listFolder('source', folder, text, () => null)
  const found = [inRoot, inBackups, inSources, inText].flat()
  return [...found, ...(await staleTexts(folder)), ...(await gitignore(folder)), ...(await modes(folder))]
}

type Judgement = readonly [problem: string, message: string] | null

const UNEXPECTED: Judgement = ['unexpected-file', "is none of Pincite's files and is left alone"]
const UNFINISHED = 'is being written, or was left by a process that was killed'
const UNUSED: Judgement = ['unused', 'belongs to no source of this project']

async function listFolder(
  part: Part,
  root: string,
  folder: string,
  judge: (name: string) => Judgement,
): Promise<Finding[]> {
  const place = path.relative(root, folder)
  try {
    return (await readdir(folder)).flatMap((name) => {
      const own = place === '' ? name : `${place}/${name}`
      if (isTemporary(name)) return [noteIn(part, 'left-over', own, UNFINISHED)]
      const judged = name.startsWith('.') ? null : judge(name)
      return judged ? [noteIn(part, judged[0], own, judged[1])] : []
    })
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return []
    const message = `can't be read: ${fileErrorReason(error)}`
    return [errorIn(part, 'unreadable', { place: place === '' ? '.' : place }, message)]
  }
}

/** Texts that are not what they say: they are made again from the sources. */
async function staleTexts(folder: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const name of await readdir(projectPaths(folder).text).catch(() => [])) {
    const [, sha256, type, version] = TEXT.exec(name) ?? []
    if (sha256 === undefined || type === undefined || version === undefined) continue
    if (await readCachedText(folder, { sha256, extractor: `${type}/${version}` })) continue
    const message = "can't be relied on; the text is made again from its source"
    findings.push(noteIn('source', 'stale-text', `text/${name}`, message))
  }
  return findings
}

async function gitignore(folder: string): Promise<Finding[]> {
  const missing = await missingIgnores(folder)
  if (missing.length === 0) return []
  return [noteIn('store', 'not-ignored', '.gitignore', `does not name ${missing.join(' and ')}`)]
}

/** Returns the files and folders of a project that more people may read than its own folder says, with the right mode. */
export async function tooOpen(folder: string): Promise<readonly { file: string; mode: number }[]> {
  if (process.platform === 'win32') return []
  const wanted = await modesIn(folder)
  const { snapshot, journal, sources, text, backups } = projectPaths(folder)
  const files = [snapshot]
  for (const part of [journal, sources, text, backups]) {
    const names = await readdir(part, { recursive: true }).catch(() => [])
    files.push(part, ...names.map((name) => path.join(part, name)))
  }
  const open: { file: string; mode: number }[] = []
  for (const file of files) {
    const found = await lstat(file).catch(() => null)
    // What a link leads to is elsewhere, and its owner's affair.
    if (!found || found.isSymbolicLink()) continue
    const surplus = found.mode & 0o077 & ~(found.isDirectory() ? wanted.folder : wanted.file)
    if (surplus !== 0) open.push({ file, mode: found.mode & 0o7777 & ~surplus })
  }
  return open
}

async function modes(folder: string): Promise<Finding[]> {
  const [first, ...others] = await tooOpen(folder)
  if (!first) return []
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  const message = `can be read by other people of this computer${more}`
  return [noteIn('store', 'open-to-others', path.relative(folder, first.file), message)]
}
