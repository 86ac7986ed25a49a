import { describe, expect, it } from 'vitest'
import type { Applied } from '../../../shared/domain/apply-change.ts'
import { applyChange } from '../../../shared/domain/apply-change.ts'
import type { DraftChange } from '../../../shared/domain/change.ts'
import {
  draftAdjustEnds,
  draftDeleteAnnotation,
  draftMemo,
  draftRecode,
} from '../../../shared/domain/draft-annotation.ts'
import { writesOf } from '../../../shared/domain/draft-writes.ts'
import { draftCodebook } from '../../../shared/domain/draft-codebook.ts'
import { stampDraft } from '../../../shared/domain/draft-stamp.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import { createProjectState } from '../../../shared/domain/project-state.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import type { Restored, UndoPlan } from '../../../shared/domain/undo.ts'
import { UndoStack } from '../../../shared/domain/undo.ts'
import { buildCode } from '../../cases/annotation-builder.ts'
import { addSource, newProject, tag } from '../../cases/small-project.ts'

/** A project with windows that each have their own undo. */
class Desk {
  readonly state: ProjectState = createProjectState()
  readonly #restored: Restored = new Map()
  readonly #windows = new Map<string, UndoStack>()

  constructor() {
    this.#apply(newProject)
    this.#apply(addSource)
  }

  window(name: string): UndoStack {
    const stack = this.#windows.get(name) ?? new UndoStack(this.#restored)
    this.#windows.set(name, stack)
    return stack
  }

  make(window: string, draft: DraftChange): void {
    this.window(window).remember(this.#apply(draft))
  }

  undo(window: string): UndoPlan | null {
    return this.#settle(window, this.window(window).planUndo(this.state))
  }

  redo(window: string): UndoPlan | null {
    return this.#settle(window, this.window(window).planRedo(this.state))
  }

  /** Memo of annotation a1, or null when it isn't shown. */
  get memo(): string | null {
    return readProject(this.state).annotations.find(({ id }) => id === 'a1')?.memo ?? null
  }

  #settle(window: string, plan: UndoPlan | null): UndoPlan | null {
    if (plan) this.window(window).settle(plan, plan.draft && this.#apply(plan.draft))
    return plan
  }

  #apply(draft: DraftChange): Applied {
    const sequence = (this.state.covers.get('here') ?? 0) + 1
    const stamp = [this.state.lamport + 1, 'here'] as const
    const head = { sequence, stamp, time: '2026-01-01T00:00:00.000Z', coder: null }
    return applyChange(this.state, stampDraft(this.state, draft, head, new Map()))
  }
}

function deskWithTag(): Desk {
  const desk = new Desk()
  desk.make('w', tag('a1'))
  return desk
}

describe('undo', () => {
  it('has nothing to do at first', () => {
    const desk = new Desk()
    expect(desk.undo('w')).toBeNull()
    expect(desk.redo('w')).toBeNull()
    expect(desk.window('w').undoLabel).toBeNull()
  })

  it('takes changes back one by one and makes them again one by one', () => {
    const desk = deskWithTag()
    for (const memo of ['one', 'two', 'three']) desk.make('w', draftMemo('a1', memo))
    const seen = [desk.memo]
    for (let i = 0; i < 4; i++) {
      desk.undo('w')
      seen.push(desk.memo)
    }
    for (let i = 0; i < 4; i++) {
      desk.redo('w')
      seen.push(desk.memo)
    }
    expect(seen).toEqual(['three', 'two', 'one', '', null, '', 'one', 'two', 'three'])
  })

  it('goes back and forth any number of times', () => {
    const desk = deskWithTag()
    desk.make('w', draftMemo('a1', 'one'))
    for (let i = 0; i < 5; i++) {
      expect(desk.undo('w')?.left).toEqual([])
      expect(desk.memo).toBe('')
      expect(desk.redo('w')?.left).toEqual([])
      expect(desk.memo).toBe('one')
    }
  })

  it('undoes a creation with a tombstone and nothing else', () => {
    const desk = deskWithTag()
    expect(desk.undo('w')?.draft).toEqual({
      label: 'Undo Tag passage',
      writes: [{ kind: 'annotation', id: 'a1', field: 'deleted', value: true }],
    })
  })

  it('leaves a field that another window wrote since, and says so', () => {
    const desk = deskWithTag()
    desk.make('w', draftMemo('a1', 'mine'))
    desk.make('other', draftMemo('a1', 'theirs'))
    const plan = desk.undo('w')
    expect(plan?.draft).toBeNull()
    expect(plan?.left).toEqual([{ kind: 'annotation', id: 'a1', field: 'memo' }])
    expect(desk.memo).toBe('theirs')
  })

  it('restores the fields that nobody else wrote of a change that wrote several', () => {
    const desk = deskWithTag()
    desk.make('w', {
      label: 'Both',
      writes: [...draftMemo('a1', 'mine').writes, ...draftRecode('a1', ['c1'], ['c2'], 'b2').writes],
    })
    desk.make('other', draftMemo('a1', 'theirs'))
    const plan = desk.undo('w')
    expect(plan?.left.map(({ field }) => field)).toEqual(['memo'])
    const [annotation] = readProject(desk.state).annotations
    expect([annotation?.memo, annotation?.codeIds]).toEqual(['theirs', ['c1']])
  })

  it('counts a value as standing again when the other window has undone its own change over it', () => {
    const desk = deskWithTag()
    desk.make('w', draftMemo('a1', 'mine'))
    desk.make('other', draftMemo('a1', 'theirs'))
    desk.undo('other')
    expect(desk.memo).toBe('mine')
    expect(desk.undo('w')?.left).toEqual([])
    expect(desk.memo).toBe('')
  })

  it('does not count the same value written by another window as its own', () => {
    const desk = deskWithTag()
    desk.make('w', draftMemo('a1', 'same'))
    desk.make('other', draftMemo('a1', 'same'))
    expect(desk.undo('w')?.draft).toBeNull()
    expect(desk.memo).toBe('same')
  })

  it('brings a deleted annotation back', () => {
    const desk = deskWithTag()
    desk.make('w', draftDeleteAnnotation('a1'))
    expect(desk.memo).toBeNull()
    desk.undo('w')
    expect(desk.memo).toBe('')
  })

  it('puts the ends back where they were', () => {
    const desk = deskWithTag()
    const [before] = readProject(desk.state).annotations
    const target = { ...before!.target, spans: [{ start: 5, end: 30 }], exact: 'more words' }
    desk.make('w', draftAdjustEnds({ annotationId: 'a1', targetId: 't-new', target }))
    expect(readProject(desk.state).annotations[0]?.target.id).toBe('t-new')
    desk.undo('w')
    expect(readProject(desk.state).annotations[0]?.target).toEqual(before?.target)
  })

  it('forgets what was undone when something new is done', () => {
    const desk = deskWithTag()
    desk.make('w', draftMemo('a1', 'one'))
    desk.undo('w')
    desk.make('w', draftMemo('a1', 'two'))
    expect(desk.redo('w')).toBeNull()
    expect(desk.window('w').redoLabel).toBeNull()
  })

  it('names the change that it takes back, and the undo that a redo takes back', () => {
    const desk = deskWithTag()
    expect(desk.undo('w')?.undoes).toEqual([3, 'here'])
    expect(desk.redo('w')?.undoes).toEqual([4, 'here'])
    expect(desk.undo('w')?.undoes).toEqual([5, 'here'])
  })

  it('remembers the last 500 changes', () => {
    const desk = deskWithTag()
    for (let i = 1; i <= 501; i++) desk.make('w', draftMemo('a1', `memo ${i}`))
    let undone = 0
    while (desk.undo('w')) undone += 1
    expect(undone).toBe(500)
    expect(desk.memo).toBe('memo 1')
  })
})

it('takes back and makes again a record whose change says that it is not deleted, wherever it says so', () => {
  for (const first of [true, false]) {
    const desk = new Desk()
    const shown = () => readProject(desk.state).codes.map(({ name }) => name)
    const alive = writesOf('code', 'law', { deleted: false })
    const project = readProject(desk.state)
    const own = draftCodebook(project, [...project.codes, buildCode('law', 'Law')], 'Add')!.writes
    desk.make('ana', { label: 'Import codebook', writes: first ? [...alive, ...own] : [...own, ...alive] })
    expect(shown()).toContain('Law')
    for (let round = 0; round < 2; round++) {
      expect(desk.undo('ana')?.left).toEqual([])
      expect(shown()).not.toContain('Law')
      expect(desk.redo('ana')?.left).toEqual([])
      expect(shown()).toContain('Law')
    }
  }
})
