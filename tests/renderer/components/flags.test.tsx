// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AnnotationEditor } from '../../../renderer/components/annotation-editor.tsx'
import { FlagLines } from '../../../renderer/components/flag-lines.tsx'
import { FlagsList } from '../../../renderer/components/flags-list.tsx'
import { stepFlag } from '../../../renderer/commands/look-at-flags.ts'
import { patchOpened, useOpened } from '../../../renderer/state/session.ts'
import { tag } from '../../cases/small-project.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, findField, press, render, unmount, write } from './render.tsx'

let window: TestWindow
beforeEach(async () => {
  // Recommendations without addressees and action, which their code asks for.
  window = await openWindow({
    drafts: [tag('r1', 60, { codeIds: ['c3'] }), tag('r2', 80, { codeIds: ['c3'] })],
  })
  patchOpened(window.session, { annotationId: 'r1' })
})
afterEach(unmount)

function Editor() {
  const annotation = useOpened(({ project }) => project.annotations.find(({ id }) => id === 'r1') ?? null)
  return <AnnotationEditor annotation={annotation} />
}

const lines = () => [...document.querySelectorAll('.flag-line .grow')].map((line) => line.textContent.trim())

describe('the flags of an annotation', () => {
  it('stand below its fields, and go once one is dismissed for a reason', async () => {
    await render(window, <Editor />)
    expect(lines()).toEqual(['Recommendation needs “Addressees”.', 'Recommendation needs “Action”.'])
    await change(() =>
      find('.flag-line button', 'Dismiss with a reason: Recommendation needs “Addressees”.').click(),
    )
    const reason = findField('[aria-label="Why it is dismissed"]')
    expect(document.activeElement).toBe(reason)
    await write(reason, '  Nobody is named  ')
    await change(() => reason.closest('form')?.requestSubmit())
    expect([...window.annotation('r1').dismissed.values()]).toEqual(['Nobody is named'])
    expect(lines()).toEqual(['Recommendation needs “Action”.'])
  })

  it('look for no other annotation where they are about one alone', async () => {
    await render(window, <Editor />)
    const { annotations } = window.opened().project
    let others = 0
    const list = new Proxy(annotations, {
      get: (target, name, self) => {
        if (name === 'length') others += 1
        return Reflect.get(target, name, self) as unknown
      },
    })
    await render(window, <FlagLines annotation={window.annotation('r1')} />)
    const project = { ...window.opened().project, annotations: list }
    await change(() => patchOpened(window.session, { project }))
    await change(() => window.session.store.setState({ said: window.session.store.getState().said }))
    const settledAt = others
    await change(() => patchOpened(window.session, { savedAt: new Date(2026, 0, 2) }))
    expect(lines()).toHaveLength(2)
    expect(others).toBe(settledAt)
  })

  it('are kept where no reason is given, and where Escape leaves it', async () => {
    await render(window, <Editor />)
    await change(() =>
      find('.flag-line button', 'Dismiss with a reason: Recommendation needs “Action”.').click(),
    )
    expect(find('.flag-reason button')).toHaveProperty('disabled', true)
    await press('Escape')
    expect(document.querySelector('.flag-reason')).toBeNull()
    expect(window.annotation('r1').dismissed.size).toBe(0)
  })
})

describe('the list of flags', () => {
  it('leads to the annotation', async () => {
    await render(window, <FlagsList />)
    const rows = [...document.querySelectorAll<HTMLElement>('.annotation')]
    expect(rows).toHaveLength(2)
    await change(() => rows[1]?.click())
    expect(window.opened().annotationId).toBe('r2')
    expect(window.report.goToSpan).toHaveBeenLastCalledWith({ start: 80, end: 84 })
  })

  it('is gone through round the project, and each is said', async () => {
    await stepFlag(window.session, 1)
    expect(window.opened().annotationId).toBe('r2')
    expect(window.session.store.getState().said.text).toContain('Flag 2 of 2')
    await stepFlag(window.session, 1)
    expect(window.opened().annotationId).toBe('r1')
    await stepFlag(window.session, -1)
    expect(window.opened().annotationId).toBe('r2')
  })
})
