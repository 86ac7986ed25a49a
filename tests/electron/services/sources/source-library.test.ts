import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runExtraction } from '../../../../electron/services/extract/run-extraction.ts'
import { SourceLibrary } from '../../../../electron/services/sources/source-library.ts'
import { createProject } from '../../../../electron/services/store/open-project.ts'
import type { ProjectStore } from '../../../../electron/services/store/project-store.ts'
import { draftRemoveSource } from '../../../../shared/domain/draft-source.ts'
import type { ExtractionResult } from '../../../../shared/domain/extraction.ts'
import { makePdf } from '../../../fixtures/make-pdf.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { extractionOf } from './extraction-of.ts'

const root = temporaryFolder()
const me = { session: 's', coder: null }
const encode = (text: string) => new TextEncoder().encode(text)
let folder: string
let store: ProjectStore
let count = 0
beforeEach(async () => {
  folder = join(root, String(++count))
  const made = await createProject(folder, { name: 'Test', settingsFolder: join(root, 'settings') })
  if (!made.ok) throw new Error(made.message)
  store = made.store
})
afterEach(() => store.close())

const named = (fileName: string, content: string | Uint8Array) => ({
  content: { fileName, bytes: typeof content === 'string' ? encode(content) : content },
})
const files = (part: string) => readdirSync(join(folder, part))

describe('adding a source', () => {
  it('keeps bytes, text and one change, in this order', async () => {
    const library = new SourceLibrary(store)
    let found: string[] = []
    store.onChange(() => (found = [...files('sources'), ...files('text')]))
    const outcome = await library.add(named('a.txt', 'Some words of a report.'), me)
    expect(outcome).toMatchObject({ status: 'added', title: 'a', pages: null, characters: 23 })
    expect(found).toEqual([`${outcome.sha256!}.txt`, `${outcome.sha256!}.text-1.json`])
    expect(store.undoState('s').undo).toBe('Add source')
  })

  it('reads files side by side and adds them in the order given, whichever is read first', async () => {
    const waiting = new Map<string, () => void>()
    const library = new SourceLibrary(store, async (_, { fileName }) => {
      await new Promise<void>((go) => waiting.set(fileName, go))
      if (fileName === 'b.txt') return { ok: false, refusal: { reason: 'damaged', message: 'Broken.' } }
      return { ok: true, extraction: extractionOf({ text: fileName }) }
    })
    const adding = ['a.txt', 'b.txt', 'c.txt'].map((name) => library.add(named(name, name), me))
    await vi.waitFor(() => expect(waiting.size).toBe(3))
    for (const name of ['c.txt', 'b.txt']) waiting.get(name)?.()
    expect(await adding[1]).toMatchObject({ status: 'refused' })
    expect(store.project().sources).toEqual([])
    waiting.get('a.txt')?.()
    expect((await Promise.all(adding)).map(({ status }) => status)).toEqual(['added', 'refused', 'added'])
    expect(store.project().sources.map(({ fileName }) => fileName)).toEqual(['a.txt', 'c.txt'])
  })

  it('adds nothing of a file that is stopped while it waits for the one before it', async () => {
    let go = (): void => undefined
    const library = new SourceLibrary(store, async (_, { fileName }) => {
      if (fileName === 'a.txt') await new Promise<void>((start) => (go = start))
      return { ok: true, extraction: extractionOf({ text: fileName }) }
    })
    const stop = new AbortController()
    const first = library.add(named('a.txt', 'a'), me)
    const second = library.add({ ...named('b.txt', 'b'), signal: stop.signal }, me)
    const third = library.add(named('c.txt', 'c'), me)
    stop.abort(new Error('Stopped.'))
    await vi.waitFor(() => go())
    go()
    await expect(second).rejects.toThrow('Stopped.')
    await Promise.all([first, third])
    expect(store.project().sources.map(({ fileName }) => fileName)).toEqual(['a.txt', 'c.txt'])
  })

  it('reads a path, pages and labels of a PDF, and tells of pages', async () => {
    const path = join(root, 'two pages.pdf')
    const page = (text: string) => ({ texts: [{ text, x: 72, y: 700 }] })
    writeFileSync(
      path,
      makePdf({ pages: [page('First page.'), page('Second page.')], info: { Title: 'Two' } }),
    )
    const heard: [number, number][] = []
    const onProgress = (done: number, of: number) => heard.push([done, of])
    const outcome = await new SourceLibrary(store).add({ content: { path }, onProgress }, me)
    expect(outcome).toMatchObject({
      status: 'added',
      fileName: 'two pages.pdf',
      pages: 2,
      mediaType: 'application/pdf',
    })
    expect(heard.at(-1)).toEqual([2, 2])
    expect(readFileSync(join(folder, 'sources', `${outcome.sha256!}.pdf`))).toEqual(readFileSync(path))
  })

  it('refuses a path that is not there, and one that is a folder, naming it', async () => {
    const library = new SourceLibrary(store)
    mkdirSync(join(root, 'folder'), { recursive: true })
    for (const path of [join(root, 'none.pdf'), join(root, 'folder')]) {
      const outcome = await library.add({ content: { path } }, me)
      expect(outcome).toMatchObject({ status: 'refused', reason: null, sourceId: null, sha256: null })
      expect(outcome.error).toContain(path)
    }
  })

  it('says in every refusal which file it is about', async () => {
    const outcome = await new SourceLibrary(store).add(named('broken.pdf', '%PDF-1.7\nnothing'), me)
    expect(outcome).toMatchObject({ status: 'refused', reason: 'damaged' })
    expect(outcome.error).toContain('broken.pdf')
    expect(files('sources')).toEqual([])
  })

  it('stops when it is told to, and has changed nothing', async () => {
    const stop = new AbortController()
    const library = new SourceLibrary(store, (bytes, { fileName }) => {
      stop.abort(new Error('told to stop'))
      return runExtraction(bytes, { fileName })
    })
    const adding = library.add({ ...named('a.txt', 'Some words.'), signal: stop.signal }, me)
    await expect(adding).rejects.toThrow('told to stop')
    expect(store.project().sources).toEqual([])
    expect(files('sources')).toEqual([])
  })

  it('brings a source that was removed back under its id, and Undo takes it away again', async () => {
    const library = new SourceLibrary(store)
    const first = await library.add(named('a.txt', 'Some words.'), me)
    await store.submit(draftRemoveSource(first.sourceId!), me)
    expect(() => library.find(first.sourceId!)).toThrow(/no source/)
    const again = await library.add(named('b.txt', 'Some words.'), me)
    expect(again).toMatchObject({ status: 'added', sourceId: first.sourceId })
    expect(store.project().sources).toMatchObject([{ id: first.sourceId, fileName: 'b.txt' }])
    await store.undo('s')
    expect(store.project().sources).toEqual([])
  })

  it('is undone as one step, and the same bytes may be added again', async () => {
    const library = new SourceLibrary(store)
    const first = await library.add(named('a.txt', 'Some words.'), me)
    await store.undo('s')
    expect(store.project().sources).toEqual([])
    expect(await library.add(named('a.txt', 'Some words.'), me)).toMatchObject({
      status: 'added',
      sourceId: first.sourceId,
    })
  })
})

describe('reading the text of a source', () => {
  it('is from what was kept, and from the bytes where that is gone or altered', async () => {
    const { sourceId } = await new SourceLibrary(store).add(named('a.txt', 'Some words.'), me)
    const extract = vi.fn(runExtraction)
    const library = new SourceLibrary(store, extract)
    const text = await library.readText(sourceId!)
    expect(text.canonical.text).toBe('Some words.')
    expect(extract).not.toHaveBeenCalled()
    rmSync(join(folder, 'text'), { recursive: true })
    expect(await Promise.all([library.readText(sourceId!), library.readText(sourceId!)])).toEqual([
      text,
      text,
    ])
    expect(extract).toHaveBeenCalledTimes(1)
    expect(await library.readText(sourceId!)).toEqual(text)
    expect(extract).toHaveBeenCalledTimes(1)
  })
})

describe('a source that needs a password', () => {
  const extraction = extractionOf({ text: 'Secret words.' })
  const refuse = (reason: 'password-needed' | 'password-wrong'): ExtractionResult => ({
    ok: false,
    refusal: { reason, message: `${reason}.` },
  })
  const extract: typeof runExtraction = (_bytes, { password }) => {
    if (password === undefined) return Promise.resolve(refuse('password-needed'))
    return Promise.resolve(password === 'sesame' ? { ok: true, extraction } : refuse('password-wrong'))
  }
  const locked = named('locked.pdf', 'bytes of a locked file')

  it('is asked for, may be wrong, and is written nowhere', async () => {
    const library = new SourceLibrary(store, extract)
    expect(await library.add(locked, me)).toMatchObject({ status: 'refused', reason: 'password-needed' })
    expect(await library.add({ ...locked, password: 'x' }, me)).toMatchObject({ reason: 'password-wrong' })
    expect(library.passwords.size).toBe(0)
    const { sha256 } = await library.add({ ...locked, password: 'sesame' }, me)
    expect(store.project().sources).toMatchObject([{ encrypted: true }])
    expect([...library.passwords]).toEqual([[sha256, 'sesame']])
    expect(files('text')).toEqual([])
    await store.close()
    const everything = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    expect(everything.join('')).not.toMatch(/sesame|Secret words/)
  })

  it('is read again only with its password, once in a process', async () => {
    const { sourceId } = await new SourceLibrary(store, extract).add({ ...locked, password: 'sesame' }, me)
    const library = new SourceLibrary(store, extract)
    await expect(library.readText(sourceId!)).rejects.toMatchObject({ code: 'refused' })
    await expect(library.readText(sourceId!, 'wrong')).rejects.toMatchObject({ code: 'refused' })
    await expect(library.readText(sourceId!)).rejects.toThrow(/locked\.pdf/)
    expect((await library.readText(sourceId!, 'sesame')).canonical.text).toContain('Secret words.')
    expect((await library.readText(sourceId!)).canonical.text).toContain('Secret words.')
    library.close()
    await expect(library.readText(sourceId!)).rejects.toMatchObject({ code: 'refused' })
  })

  it('keeps no password for a file that opens without one', async () => {
    const library = new SourceLibrary(store)
    await library.add({ ...named('a.txt', 'Some words.'), password: 'needless' }, me)
    expect(store.project().sources).toMatchObject([{ encrypted: false }])
    expect(library.passwords.size).toBe(0)
  })
})

const encrypted = resolve(
  import.meta.dirname,
  '../../../../../shared/fixtures/pdfs/encrypted/pypdf-005-password.pdf',
)

describe.skipIf(!existsSync(encrypted))('a real encrypted PDF', () => {
  it('opens with its password and with no other', async () => {
    const library = new SourceLibrary(store)
    const file = { content: { path: encrypted } }
    expect(await library.add(file, me)).toMatchObject({ reason: 'password-needed' })
    expect(await library.add({ ...file, password: 'openpasswor' }, me)).toMatchObject({
      reason: 'password-wrong',
    })
    const added = await library.add({ ...file, password: 'openpassword' }, me)
    expect(added).toMatchObject({ status: 'added', mediaType: 'application/pdf' })
    expect((await library.readText(added.sourceId!)).canonical.text).not.toBe('')
  })
})
