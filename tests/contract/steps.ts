/** Steps that several parts of the contract take: send a file, bring it in, open a project. */
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { expect } from 'vitest'
import { describeSpans } from '../../shared/anchoring/describe.ts'
import { PinciteError } from '../../shared/api/errors.ts'
import type { ImportOutcome, OpenProject } from '../../shared/api/pincite-api.ts'
import type { Client } from '../../shared/api/rpc.ts'
import { draftTag } from '../../shared/domain/draft-annotation.ts'
import { addRecords, takeCover } from '../../shared/domain/parse-state.ts'
import { createProjectState, type ProjectState } from '../../shared/domain/project-state.ts'
import type { Project } from '../../shared/domain/project.ts'
import { readProject } from '../../shared/domain/read-project.ts'
import type { ContractHost } from './contract-host.ts'

/** A report of two headings; the passage tagged in the tests stands once. */
export const TEXT_REPORT = [
  '# Wells of the upper valley',
  '',
  'Of the 412 wells visited, 37 % were dry in August 2019.',
  '',
  '## What should be done',
  '',
  'The ministry should publish the levels of all wells every month.',
  '',
].join('\n')

export const HTML_REPORT = [
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Rain and roads</title></head>',
  '<body><h1>Rain and roads</h1><p>Nine of ten roads were closed for at least <b>three weeks</b>.</p>',
  '<script>document.title = "no"</script></body></html>',
].join('\n')

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Calls until now took the first id free. */
let count = 0
export const freshId = (prefix: string): string => `${prefix}-${++count}`

/** Makes a project of its own in the host's default folder and leaves it open. */
export function makeProject(host: ContractHost, client: Client = host.client): Promise<OpenProject> {
  return client.createProject({
    folder: join(host.folders.defaultFolder, freshId('review')),
    name: 'Wells review',
  })
}

/** Sends a file in pieces of `size` bytes and returns its upload. */
export async function upload(
  client: Client,
  fileName: string,
  bytes: Uint8Array,
  size = 50,
): Promise<string> {
  const begun = await client.beginUpload({ fileName, bytes: bytes.byteLength })
  for (let offset = 0; offset < bytes.byteLength; offset += size) {
    const piece = bytes.slice(offset, offset + size)
    const { received } = await client.appendUpload({ upload: begun.upload, offset, bytes: piece })
    expect(received).toBe(offset + piece.byteLength)
  }
  return begun.upload
}

/** Sends a file and adds it to the open project. */
export async function addFile(
  client: Client,
  fileName: string,
  content: string | Uint8Array,
): Promise<ImportOutcome> {
  const bytes = typeof content === 'string' ? encode(content) : content
  return client.importUpload({ upload: await upload(client, fileName, bytes, 500), task: freshId('import') })
}

/** The session's open project as values, all its pieces read. */
export async function projectOf(client: Client): Promise<Project> {
  const { problems: _none, ...project } = readProject(await stateOf(client, await client.readProject({})))
  return project
}

/** The records of a project that a host has just opened. */
export async function stateOf(client: Client, { state: sent }: OpenProject): Promise<ProjectState> {
  const state = createProjectState()
  expect(takeCover(sent.cover, state)).toBeNull()
  const { rest, count } = sent
  const records = [...sent.records]
  while (rest !== null && records.length < count)
    records.push(...(await client.readRecords({ rest })).records)
  expect([addRecords(state, records), records.length]).toEqual([true, count])
  return state
}

/** The code and sentence of a call that must fail. */
export async function failureOf(call: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(PinciteError)
  return { code: (error as PinciteError).code, message: (error as PinciteError).message }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Tags words that stand once in a source, as the window does. */
export async function tagWords(
  client: Client,
  fileName: string,
  codeName: string,
  words: string,
): Promise<void> {
  const { sources, codes } = await projectOf(client)
  const source = sources.find((one) => one.fileName === fileName)!
  const { canonical } = await client.readSource({ sourceId: source.id })
  const start = canonical.text.indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  const place = describeSpans(canonical, [{ start, end: start + words.length }])
  const draft = draftTag(
    {
      annotationId: randomUUID(),
      targetId: randomUUID(),
      sourceId: source.id,
      target: { ...place, extractor: canonical.extractor },
      codeIds: [codes.find(({ name }) => name === codeName)!.id],
      creatorId: (await client.readProject({})).coderId,
      created: new Date().toISOString(),
      memo: '',
      citedSource: '',
      codebook: '',
    },
    `Tag as ${codeName}`,
  )
  await client.submitChange(draft)
}
