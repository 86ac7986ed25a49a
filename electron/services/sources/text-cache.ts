/**
 * Canonical texts kept in a project's `text/` folder so that they are not made again at every opening. Derived:
 * a missing, damaged or older file is as good as none.
 *
 * A file is two lines of JSON: `{format, sha256, checksum}` and `{canonical, document}`; `checksum` is the SHA-256
 * of the second line in UTF-8.
 */
import { readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { SourceText } from '../../../shared/api/pincite-api.ts'
import { fileErrorReason } from '../file-errors.ts'
import { sha256Of } from '../file-hash.ts'
import { makeFolders } from '../make-folders.ts'
import { replaceFile } from '../store/atomic-file.ts'

const FORMAT = 'pincite-text/1'

const headSchema = z.object({ format: z.literal(FORMAT), sha256: z.string(), checksum: z.string() })

/** What a cached text is kept under: the source's hash and the extractor ("pdf/1") whose text it is. */
export interface TextKey {
  readonly sha256: string
  readonly extractor: string
}

/** Returns the path of a cached text in a project's folder. */
export function textPath(folder: string, key: TextKey): string {
  return join(folder, 'text', `${key.sha256}.${key.extractor.replace('/', '-')}.json`)
}

/** Reads a cached text; null where there is none that can be relied on. */
export async function readCachedText(folder: string, key: TextKey): Promise<SourceText | null> {
  try {
    const content = await readFile(textPath(folder, key), 'utf8')
    const lineEnd = content.indexOf('\n')
    const head = headSchema.parse(JSON.parse(content.slice(0, lineEnd)))
    const body = content.slice(lineEnd + 1).trimEnd()
    if (head.sha256 !== key.sha256 || head.checksum !== sha256Of(Buffer.from(body))) return null
    const text = JSON.parse(body) as SourceText
    return text.canonical.extractor === key.extractor ? text : null
  } catch {
    return null
  }
}

/** Keeps a text. A disk that refuses costs only time at the next opening, so it is no failure. */
export async function cacheText(folder: string, sha256: string, text: SourceText): Promise<void> {
  const body = JSON.stringify({ canonical: text.canonical, document: text.document })
  const head = JSON.stringify({ format: FORMAT, sha256, checksum: sha256Of(Buffer.from(body)) })
  const path = textPath(folder, { sha256, extractor: text.canonical.extractor })
  try {
    await rm(path, { force: true })
    await makeFolders(dirname(path))
    await replaceFile(path, (handle) => handle.writeFile(`${head}\n${body}\n`))
  } catch (error) {
    console.warn(`Pincite can't keep ${path}: ${fileErrorReason(error)}. The text will be made again.`)
  }
}
