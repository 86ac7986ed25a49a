import { readFileSync, rmSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { ChangeRefused } from '../../../../electron/services/store/change-refused.ts'
import type { Change } from '../../../../shared/domain/change.ts'
import { cellOf } from '../../../../shared/domain/project-state.ts'
import { draftMemo } from '../../../../shared/domain/draft-annotation.ts'
import { tag } from '../../../cases/small-project.ts'
import { Life } from '../../../fakes/faulty-disk.ts'
import { ANNA, BEN, contentOf, idsIn, Place, tagIn } from '../../../fixtures/project-folder.ts'

vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)

describe('submitting a change', () => {
  it('stamps it, dates it and hands it to listeners after it is applied', async () => {
    const place = new Place()
    const store = await place.create({ now: () => new Date('2026-03-04T05:06:07.089Z') })
    const heard: [Change, number][] = []
    const stop = store.onChange((changes) => {
      for (const change of changes) heard.push([change, store.project().annotations.length])
    })
    const code = store.project().codes[0]!
    const change = await store.submit(tag('a1', 10, { codeIds: [code.id] }), { session: 'w', coder: 'k1' })
    expect(change).toMatchObject({
      sequence: 3,
      stamp: [3, place.replicas[0]],
      time: '2026-03-04T05:06:07.089Z',
      coder: 'k1',
      label: 'Tag passage',
    })
    expect(heard).toEqual([[change, 1]])
    stop()
    await store.submit(draftMemo('a1', 'x'), ANNA)
    expect(heard).toHaveLength(1)
  })

  it('has it on disk before it resolves', async () => {
    const place = new Place()
    const store = await place.create()
    await tagIn(store, 'a1')
    expect(readFileSync(place.segment(), 'utf8')).toContain('"a1"')
  })

  it('makes many at once share syncs, each replacing the one before', async () => {
    const life = new Life({ counts: (name) => name === 'datasync' })
    const store = await life.run(() => new Place().create())
    await tagIn(store, 'a1')
    life.operations.length = 0
    const memos = Array.from({ length: 300 }, (_, n) => `memo ${n}`)
    await Promise.all(memos.map((memo) => store.submit(draftMemo('a1', memo), ANNA)))
    expect(life.operations.length).toBeLessThan(5)
    expect(store.project().annotations[0]?.memo).toBe('memo 299')
    expect(cellOf(store.state.records.annotation.get('a1'), 'memo')?.rivals).toEqual([])
  })

  it('may refer to what a change just ahead of it makes', async () => {
    const store = await new Place().create()
    const code = store.project().codes[0]!
    await Promise.all([
      store.submit(tag('a1', 10, { codeIds: [code.id] }), ANNA),
      store.submit(draftMemo('a1', 'x'), ANNA),
    ])
    expect(store.project().annotations[0]?.memo).toBe('x')
  })

  it('refuses a bad draft with a sentence, and makes its neighbours', async () => {
    const store = await new Place().create()
    const before = contentOf(store)
    const bad = {
      label: 'Bad',
      writes: [{ kind: 'annotation', id: 'a1', field: 'colour', value: 1 }],
    } as const
    await expect(store.submit(bad, ANNA)).rejects.toThrow(ChangeRefused)
    await expect(store.submit(tag('a1', 10, { codeIds: ['none'] }), ANNA)).rejects.toMatchObject({
      because: 'invalid',
      code: 'refused',
      message: expect.stringContaining('no code "none"') as string,
    })
    expect(contentOf(store)).toEqual(before)
    const [good, dangling] = await Promise.allSettled([
      tagIn(store, 'a2'),
      store.submit(tag('a3', 10, { sourceId: 's9' }), ANNA),
    ])
    expect([good.status, dangling.status, idsIn(store)]).toEqual(['fulfilled', 'rejected', ['a2']])
    expect(store.saveState.state).toBe('saved')
  })

  it('keeps a change of thousands of writes whole', async () => {
    const place = new Place()
    const store = await place.create()
    const code = store.project().codes[0]!
    const writes = Array.from(
      { length: 500 },
      (_, n) => tag(`a${n}`, n, { codeIds: [code.id] }).writes,
    ).flat()
    await store.submit({ label: 'Import', writes }, ANNA)
    await store.close()
    rmSync(place.snapshot)
    const again = await place.open()
    expect(idsIn(again)).toHaveLength(500)
    expect(contentOf(again)).toEqual(contentOf(store))
  })

  it('is refused after the store is closed', async () => {
    const store = await new Place().create()
    await store.close()
    await expect(tagIn(store, 'a1')).rejects.toMatchObject({ because: 'closed' })
    await store.close()
  })
})

describe('undo in a store', () => {
  it('is each window’s own, survives nothing but the store, and is in the journal', async () => {
    const place = new Place()
    const store = await place.create()
    await tagIn(store, 'a1', ANNA)
    await tagIn(store, 'b1', BEN)
    expect(store.undoState('anna')).toEqual({ undo: 'Tag passage', redo: null })
    const outcome = await store.undo('anna', 'k1')
    expect(outcome).toMatchObject({
      label: 'Tag passage',
      left: [],
      change: { label: 'Undo Tag passage', coder: 'k1', undoes: [3, place.replicas[0]] },
    })
    expect(idsIn(store)).toEqual(['b1'])
    expect(store.undoState('anna')).toEqual({ undo: 'Add source', redo: 'Tag passage' })
    expect(store.undoState('ben').undo).toBe('Tag passage')
    await store.redo('anna')
    expect(idsIn(store)).toEqual(['a1', 'b1'])
    await store.close()
    expect(await (await place.open()).undo('anna')).toBeNull()
  })

  it('pressed several times at once takes back as many changes', async () => {
    const store = await new Place().create()
    await tagIn(store, 'a1')
    for (const memo of ['one', 'two', 'three']) await store.submit(draftMemo('a1', memo), ANNA)
    const late = store.submit(draftMemo('a1', 'four'), ANNA)
    await Promise.all([late, store.undo('anna'), store.undo('anna'), store.undo('anna')])
    expect(store.project().annotations[0]?.memo).toBe('one')
  })

  it('says what it left when another window wrote over it, and changes nothing then', async () => {
    const store = await new Place().create()
    await tagIn(store, 'a1')
    await store.submit(draftMemo('a1', 'mine'), ANNA)
    await store.submit(draftMemo('a1', 'theirs'), BEN)
    expect(await store.undo('anna')).toEqual({
      change: null,
      label: 'Edit memo',
      left: [{ kind: 'annotation', id: 'a1', field: 'memo' }],
    })
    expect(store.undoState('anna').undo).toBe('Tag passage')
  })
})

describe('two stores on one folder', () => {
  it('see each other’s changes after a refresh, and hear of them', async () => {
    const place = new Place()
    const one = await place.create()
    const two = await place.open()
    await tagIn(one, 'a1')
    const heard: string[] = []
    two.onChange((changes) => heard.push(...changes.map(({ label }) => label)))
    await two.refresh()
    await two.refresh()
    expect([idsIn(two), heard]).toEqual([['a1'], ['Tag passage']])
  })

  it('keep both values of a field that both wrote, and show the same one', async () => {
    const place = new Place()
    const one = await place.create()
    await tagIn(one, 'a1')
    const two = await place.open()
    await Promise.all([
      one.submit(draftMemo('a1', 'of one'), ANNA),
      two.submit(draftMemo('a1', 'of two'), BEN),
    ])
    await Promise.all([one.refresh(), two.refresh()])
    expect(contentOf(one)).toEqual(contentOf(two))
    const cell = cellOf(one.state.records.annotation.get('a1'), 'memo')
    expect([cell?.value, cell?.rivals[0]?.value].sort()).toEqual(['of one', 'of two'])
  })
})

describe('how saving stands', () => {
  // Fails when work that waits behind a change keeps "Saving…" up for ever.
  it('is saved again after a change, also when the project is read anew meanwhile', async () => {
    const store = await new Place().create()
    const submitted = tagIn(store, 'a1')
    await Promise.resolve()
    const refreshed = store.refresh()
    await Promise.all([submitted, refreshed])
    expect(store.saveState.state).toBe('saved')
  })
})
