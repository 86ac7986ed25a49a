/**
 * Repairing, restoring and backing up with a fault at every single thing they ask of the disk, one run for each.
 * Seen to fail with the copy aside taken out, with pruning before the new backup is there, with pruning that does not
 * look at what stays, and with half files left lying.
 */
import { cpSync, existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { checkProject } from '../../../../electron/services/check/check-project.ts'
import { sentenceOf } from '../../../../electron/services/check/finding.ts'
import { repairProject } from '../../../../electron/services/repair/repair-project.ts'
import { keepBackup, listBackups } from '../../../../electron/services/store/backups.ts'
import type { DraftWrite } from '../../../../shared/domain/change.ts'
import { draftMemo } from '../../../../shared/domain/draft-annotation.ts'
import type { Fault } from '../../../fakes/faulty-disk.ts'
import { Killed, Life } from '../../../fakes/faulty-disk.ts'
import { ANNA } from '../../../fixtures/project-folder.ts'
import { openIn, removeFolder, scratchFolder, valuesIn } from '../../../fixtures/store-checker-project.ts'
import { alter, bytesOf, wholeProject } from '../../../fixtures/whole-project.ts'

vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

const NOON = new Date('2026-11-22T12:00:00.000Z')
const DAMAGED = '000004-rolling-2026-11-22.json'
const LONG_AGO = new Date('2020-01-01T00:00:00Z')

interface Kind {
  readonly what: string
  readonly fault: (at: number) => Fault
}
const error = (what: string, code: string, lasting = false): Kind => {
  return { what, fault: (at) => ({ at, is: 'error', code, lasting }) }
}
const KILL: Kind = { what: 'a kill', fault: (at) => ({ at, is: 'kill' }) }
const SHORT: Kind = { what: 'a short write', fault: (at) => ({ at, is: 'short', code: 'ENOSPC' }) }
const FEW = [KILL, error('a full disk', 'ENOSPC'), error('a bad disk', 'EIO'), SHORT]
const MANY = [
  ...FEW,
  error('a locked file', 'EPERM'),
  error('too many open files', 'EMFILE'),
  error('a disk that stays full', 'ENOSPC', true),
]

const base = scratchFolder()
const template = scratchFolder()
const folder = path.join(base, 'review')
let content = new Map<string, unknown>()

beforeAll(async () => {
  const { base: made } = await wholeProject()
  cpSync(made, template, { recursive: true })
  fresh()
  const store = await openIn(base)
  content = valuesIn(store)
  await store.close()
})
afterAll(() => {
  for (const made of [base, template]) removeFolder(made)
})

function fresh(): void {
  removeFolder(base)
  cpSync(template, base, { recursive: true })
}

/** Does `work` once for every operation it asks for, on a folder made by `prepare`, and looks at what is left. */
async function atEvery(
  fault: (at: number) => Fault,
  {
    prepare,
    work,
    look,
  }: {
    readonly prepare: () => void
    readonly work: () => Promise<unknown>
    readonly look: (outcome: 'done' | 'failed' | 'killed', place: string) => Promise<void>
  },
): Promise<number> {
  for (let at = 0; ; at++) {
    fresh()
    prepare()
    const life = new Life({ fault: fault(at) })
    const outcome = await life.run(work).then(
      () => 'done' as const,
      (error: unknown) => (error instanceof Killed ? 'killed' : 'failed'),
    )
    await look(outcome, life.place)
    if (!life.struck) return at
  }
}

/** More writes than go on one line of a journal. */
function manyCoders(): DraftWrite[] {
  return Array.from({ length: 450 }, (_, number) => ({
    kind: 'coder',
    id: `k${number}`,
    field: 'name',
    value: `Coder ${number}`,
  }))
}

async function expectContent(place: string): Promise<void> {
  const store = await openIn(base)
  expect(valuesIn(store), place).toEqual(content)
  await store.close()
}

describe('repairing a project with a fault on the way', () => {
  const damage = () => {
    alter(folder, 'pincite.json', (text) => text.replace('Harbour', 'Harbuor'))
    const [name] = readdirSync(path.join(folder, 'backups'))
    cpSync(path.join(folder, 'backups', name!), path.join(folder, 'backups', '000007-asked-2026-11-22.json'))
    alter(folder, 'backups/000007-asked-2026-11-22.json', (text) => text.replace('Harbour', 'Harbuor'))
    alter(folder, `text/${readdirSync(path.join(folder, 'text'))[0]!}`, (text) =>
      text.replace('quay', 'quiy'),
    )
    const left = path.join(folder, '.pincite.json.0123456789ab.tmp')
    writeFileSync(left, '')
    utimesSync(left, LONG_AGO, LONG_AGO)
    writeFileSync(path.join(folder, '.gitignore'), 'text/\n')
  }
  const kept = () => {
    const all = Object.entries(bytesOf(folder))
    return Object.fromEntries(all.filter(([name]) => /^(journal|sources)/.test(name)))
  }
  const snapshots = () =>
    readdirSync(folder)
      .filter((name) => /^pincite(\.damaged-\d+)?\.json$/.test(name))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))

  it.each(FEW)('loses nothing by $what, and can be done again', async ({ fault }) => {
    let untouchable: unknown
    let old = ''
    const runs = await atEvery(fault, {
      prepare: () => {
        damage()
        untouchable = kept()
        old = readFileSync(path.join(folder, 'pincite.json'), 'utf8')
      },
      work: () => repairProject(folder),
      look: async (_outcome, place) => {
        expect(kept(), place).toEqual(untouchable)
        expect(snapshots(), place).toContain(old)
        const again = await repairProject(folder)
        const errors = again.left.filter(({ weight }) => weight === 'error')
        expect(errors, place).toEqual([])
        expect(snapshots(), place).toContain(old)
        expect(kept(), place).toEqual(untouchable)
        await expectContent(place)
      },
    })
    expect(runs).toBeGreaterThan(40)
  })

  it.each(FEW)('puts a backup in place or leaves the file by $what', async ({ fault }) => {
    const [name] = readdirSync(path.join(template, 'review', 'backups'))
    await atEvery(fault, {
      prepare: () => alter(folder, 'pincite.json', (text) => text.slice(0, 500)),
      work: () => repairProject(folder, { backup: name! }),
      look: async (outcome, place) => {
        const now = readFileSync(path.join(folder, 'pincite.json'), 'utf8')
        const isBackup = now === readFileSync(path.join(folder, 'backups', name!), 'utf8')
        expect(isBackup || now.length === 500, place).toBe(true)
        if (outcome === 'done') expect(isBackup, place).toBe(true)
        await expectContent(place)
      },
    })
  })
})

describe('checking a project after a fault', () => {
  // What was reported as not saved stands in the journal all the same, in part; that is nothing to be alarmed at.
  it('finds no error where a change was refused, halfway or after it was written', async () => {
    for (const name of ['write', 'datasync', 'open']) {
      fresh()
      const life = new Life()
      await life.run(async () => {
        const store = await openIn(base)
        await store.submit(draftMemo('a1', 'kept'), ANNA)
        life.failNext(name, 'ENOSPC', name === 'write')
        const refused = store.submit(draftMemo('a1', 'refused'), ANNA)
        if (name === 'open') await refused
        else await expect(refused).rejects.toMatchObject({ code: 'not-saved' })
        await store.submit(draftMemo('a2', 'later'), ANNA)
        await store.close()
      })
      const { findings } = await checkProject(folder)
      expect(findings.filter(({ weight }) => weight === 'error')).toEqual([])
    }
  })

  it('finds no error after a kill at any moment', async () => {
    await atEvery(KILL.fault, {
      prepare: () => undefined,
      work: async () => {
        const store = await openIn(base)
        await store.submit(draftMemo('a1', 'kept'), ANNA)
        await store.backUp('asked')
        await store.submit({ label: 'Large', writes: manyCoders() }, ANNA)
        await store.close()
      },
      look: async (_outcome, place) => {
        const { findings } = await checkProject(folder)
        expect(findings.filter(({ weight }) => weight === 'error').map(sentenceOf), place).toEqual([])
      },
    })
  })
})

describe('making a backup with a fault on the way', () => {
  const names = () => readdirSync(path.join(folder, 'backups')).sort()

  it.each(MANY)('takes no older one by $what, unless the new one is proved', async ({ what, fault }) => {
    const runs = await atEvery(fault, {
      prepare: () => {
        const bytes = readFileSync(path.join(folder, 'pincite.json'))
        for (let number = 2; number <= 8; number++) {
          writeFileSync(path.join(folder, 'backups', `00000${number}-rolling-2026-11-22.json`), bytes)
        }
        writeFileSync(path.join(folder, 'backups', DAMAGED), '{}')
      },
      work: () => keepBackup(folder, 'rolling', NOON),
      look: async (outcome, place) => {
        const backups = await listBackups(folder)
        const [usable, others] = [true, false].map((is) =>
          backups.filter(({ problem }) => (problem === null) === is).map(({ name }) => name),
        )
        expect([DAMAGED, undefined], place).toContain(others![0])
        const made = usable!.includes('000009-rolling-2026-11-22.json')
        const older = usable!.filter((name) => name.includes('rolling')).length - (made ? 1 : 0)
        if (made) expect(older, place).toBeGreaterThanOrEqual(4)
        else expect(older, place).toBe(6)
        if (outcome === 'done') expect(made, place).toBe(true)
        const isTidy = names().every((name) => !name.endsWith('.tmp'))
        // One that can't be taken away again, as the disk refuses that too, is removed by a repair.
        const canTidy = outcome !== 'killed' && !what.includes('stays') && !/, rm /.test(place)
        if (canTidy) expect(isTidy, place).toBe(true)
      },
    })
    expect(runs).toBeGreaterThan(20)
  })

  it('makes the folder where there is none', async () => {
    await atEvery((at) => ({ at, is: 'kill' }), {
      prepare: () => removeFolder(path.join(folder, 'backups')),
      work: () => keepBackup(folder, 'daily', NOON),
      look: async (outcome, place) => {
        const { name } = await keepBackup(folder, 'daily', NOON)
        expect(
          (await listBackups(folder)).map(({ problem }) => problem),
          place,
        ).not.toContain('it is empty')
        expect(existsSync(path.join(folder, 'backups', name)), `${outcome} ${place}`).toBe(true)
      },
    })
  })
})
