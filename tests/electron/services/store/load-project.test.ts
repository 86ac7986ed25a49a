/**
 * What opening makes of every pairing of a whole, damaged or missing `pincite.json`, journals and backups. The
 * outcomes are those that `docs/format-project.md` promises.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openProject } from '../../../../electron/services/store/open-project.ts'
import { draftMemo } from '../../../../shared/domain/draft-annotation.ts'
import { ANNA, contentOf, idsIn, Place, tagIn } from '../../../fixtures/project-folder.ts'

type Snapshot =
  'whole' | 'older' | 'missing' | 'cut' | 'flipped' | 'empty' | 'nothing' | 'foreign' | 'other' | 'newer'
type Journals = 'whole' | 'missing' | 'damaged'

/**
 * `all`: everything is shown. `older`: what `pincite.json` holds. `all-but-one`: but for the damaged change.
 * `read-only`: everything, but nothing can be changed. `recovery`: refused, with a way out. `refused`: there is none.
 */
type Outcome = 'all' | 'older' | 'all-but-one' | 'read-only' | 'recovery' | 'refused' | 'another'

const TABLE: readonly (readonly [Snapshot, Journals, backup: boolean, Outcome])[] = [
  ...(
    ['whole', 'older', 'missing', 'cut', 'flipped', 'empty', 'nothing', 'foreign', 'other'] as const
  ).flatMap((snapshot) => [true, false].map((backup) => [snapshot, 'whole', backup, 'all'] as const)),
  ['newer', 'whole', true, 'read-only'],
  ['newer', 'whole', false, 'read-only'],

  ['whole', 'missing', true, 'all'],
  ['older', 'missing', true, 'all'],
  ['missing', 'missing', true, 'all'],
  ['cut', 'missing', true, 'all'],
  ['flipped', 'missing', true, 'all'],
  ['empty', 'missing', true, 'all'],
  ['nothing', 'missing', true, 'all'],
  ['foreign', 'missing', true, 'all'],
  ['other', 'missing', true, 'all'],
  ['newer', 'missing', true, 'refused'],

  ['whole', 'missing', false, 'all'],
  ['older', 'missing', false, 'older'],
  ['missing', 'missing', false, 'refused'],
  ['cut', 'missing', false, 'recovery'],
  ['flipped', 'missing', false, 'recovery'],
  ['empty', 'missing', false, 'refused'],
  ['nothing', 'missing', false, 'refused'],
  ['foreign', 'missing', false, 'refused'],
  // Nothing is left that tells that the project in this folder was another one.
  ['other', 'missing', false, 'another'],
  ['newer', 'missing', false, 'refused'],

  ['whole', 'damaged', false, 'all'],
  ['whole', 'damaged', true, 'all'],
  ['older', 'damaged', true, 'all'],
  ['missing', 'damaged', true, 'all'],
  ['cut', 'damaged', true, 'all'],
  ['older', 'damaged', false, 'all-but-one'],
  ['missing', 'damaged', false, 'all-but-one'],
  ['flipped', 'damaged', false, 'all-but-one'],
]

/** A project of three annotations in the states asked for. Returns what it shows when whole, and when older. */
async function prepare(
  snapshot: Snapshot,
  journals: Journals,
  backup: boolean,
): Promise<{ place: Place; all: unknown; older: unknown }> {
  const place = new Place()
  const store = await place.create()
  await tagIn(store, 'a1')
  await store.bringUpToDate()
  const older = { file: readFileSync(place.snapshot), content: contentOf(store) }
  for (const id of ['a2', 'a3']) await tagIn(store, id)
  await store.submit(draftMemo('a1', 'a memo'), ANNA)
  await store.backUp('asked')
  const all = contentOf(store)
  await store.close()
  if (!backup) rmSync(path.join(place.folder, 'backups'), { recursive: true })
  await spoilSnapshot(place, snapshot, older.file)
  if (journals === 'missing') rmSync(path.join(place.folder, 'journal'), { recursive: true })
  if (journals === 'damaged') {
    const lines = place.segmentLines()
    const spoilt = lines.map((line) => (line.includes('"id":"a2"') ? line.replace('word', 'ward') : line))
    writeFileSync(place.segment(), `${spoilt.join('\n')}\n`)
  }
  return { place, all, older: older.content }
}

async function spoilSnapshot(place: Place, snapshot: Snapshot, older: Buffer): Promise<void> {
  const text = readFileSync(place.snapshot, 'utf8')
  const altered: Partial<Record<Snapshot, string | Buffer>> = {
    older,
    cut: text.slice(0, text.length - 200),
    flipped: text.replace('"a memo"', '"a nemo"'),
    empty: '',
    nothing: 'null',
    foreign: '{"name":"a-package","version":"1.0.0"}',
    newer: text.replace(/"version":1\}\s*$/, '"version":2}\n'),
    ...(snapshot === 'other' ? { other: await anotherProject() } : {}),
  }
  const content = altered[snapshot]
  if (snapshot === 'missing') rmSync(place.snapshot)
  else if (content !== undefined) writeFileSync(place.snapshot, content)
}

async function anotherProject(): Promise<Buffer> {
  const other = new Place()
  const store = await other.create()
  await tagIn(store, 'b1')
  await store.close()
  return readFileSync(other.snapshot)
}

describe('opening a project', () => {
  it.each(TABLE)(
    'pincite.json %s, journals %s, backup %s: %s',
    async (snapshot, journals, backup, outcome) => {
      const { place, all, older } = await prepare(snapshot, journals, backup)
      const before = existsSync(place.snapshot) ? readFileSync(place.snapshot) : null
      const opened = await openProject(place.folder, { settingsFolder: place.settingsFolder })
      if (!opened.ok) {
        expect(outcome).toBe(opened.isRecoverable ? 'recovery' : 'refused')
        expect(opened.message).toContain(place.folder)
        expect(existsSync(place.snapshot) ? readFileSync(place.snapshot) : null).toEqual(before)
        return
      }
      const { store } = opened
      if (outcome === 'all' || outcome === 'read-only') expect(contentOf(store)).toEqual(all)
      if (outcome === 'older') expect(contentOf(store)).toEqual(older)
      if (outcome === 'all-but-one') expect(idsIn(store)).toEqual(['a1', 'a3'])
      if (outcome === 'another') expect(idsIn(store)).toEqual(['b1'])
      expect(store.readOnly === null).toBe(outcome !== 'read-only')
      const isSound = ['whole', 'older', 'newer'].includes(snapshot) && journals === 'whole'
      if (
        !isSound &&
        outcome !== 'another' &&
        outcome !== 'older' &&
        !(snapshot === 'whole' && journals === 'missing')
      )
        expect(store.notices.join()).toMatch(/pincite\.json|journal/)
      if (outcome === 'read-only') return
      await tagIn(store, 'z1')
      await store.close()
      const now = idsIn(await place.open())
      expect(now).toContain('z1')
      const isSpoilt = before !== null && !['whole', 'older'].includes(snapshot) && outcome !== 'another'
      const aside = readdirSync(place.folder).filter((name) =>
        /^pincite\.(damaged|other)-\d+\.json$/.test(name),
      )
      expect(aside.map((name) => readFileSync(path.join(place.folder, name)))).toEqual(
        isSpoilt ? [before] : [],
      )
    },
  )

  // Fails when a backup stands in for a file that holds more, which nobody is then told of.
  it('is a choice where what can be read of a damaged file is more than the newest backup', async () => {
    const { place } = await prepare('whole', 'missing', true)
    const store = await place.open()
    await tagIn(store, 'later')
    await store.close()
    rmSync(path.join(place.folder, 'journal'), { recursive: true })
    writeFileSync(place.snapshot, readFileSync(place.snapshot, 'utf8').replace('"a memo"', '"a nemo"'))
    const { folder, settingsFolder } = place
    const opened = await openProject(folder, { settingsFolder })
    expect(opened).toMatchObject({ ok: false, isRecoverable: true })
    expect(opened.ok || opened.message).toContain('the newest backup holds less')
    const salvaged = await openProject(folder, { settingsFolder, salvage: true })
    expect(salvaged.ok && [idsIn(salvaged.store), salvaged.store.readOnly === null]).toEqual([
      ['a1', 'a2', 'a3', 'later'],
      false,
    ])
  })
})
