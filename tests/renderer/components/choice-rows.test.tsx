// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { AnnotationEditor } from '../../../renderer/components/annotation-editor.tsx'
import { patchOpened, useOpened } from '../../../renderer/state/session.ts'
import type { DraftChange } from '../../../shared/domain/change.ts'
import { draftValue } from '../../../shared/domain/draft-evidence.ts'
import { writesOf } from '../../../shared/domain/draft-writes.ts'
import { tag } from '../../cases/small-project.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, render, unmount } from './render.tsx'

let window: TestWindow
afterEach(unmount)

function Editor() {
  const annotation = useOpened(
    ({ project, annotationId }) => project.annotations.find(({ id }) => id === annotationId) ?? null,
  )
  return <AnnotationEditor annotation={annotation} />
}

async function open(drafts: readonly DraftChange[], annotationId = 'a1'): Promise<void> {
  window = await openWindow({ drafts })
  patchOpened(window.session, { annotationId })
  await render(window, <Editor />)
}

const current = () => window.annotation(window.opened().annotationId ?? '')

describe('fields that are chosen', () => {
  it('say to assistive technology what does not fit, and what is required, in words', async () => {
    const make = (type: string) => ({
      label: 'Retype',
      writes: writesOf('code', 'c1', {
        'field/c1_theme/type': type,
        'field/c1_theme/options': 'law\nwork',
        'field/c1_theme/required': true,
      }),
    })
    const put = (value: string | null) =>
      draftValue('a1', { fieldId: 'c1_theme', value, words: null }, 'Theme')
    const described = (element: Element) =>
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' ')
    await open([make('choice'), put('peace')])
    expect(described(find('select[aria-label="Theme"]'))).toContain('“peace” is none of law, work')
    await open([make('choices'), put('peace')])
    const row = () => document.querySelector('.evidence-choices')?.closest('[role="group"]')
    expect(described(row()!)).toContain('“peace” is none of law, work')
    await open([make('choices')])
    expect(described(row()!)).toBe('required')
  })

  it('let what is chosen as the basis be taken back, and say where it is required', async () => {
    const required = { label: 'Require', writes: writesOf('code', 'c2', { 'field/c2_basis/required': true }) }
    await open([tag('s1', 60, { codeIds: ['c2'] }), required], 's1')
    const radio = (name: string) =>
      [...document.querySelectorAll<HTMLLabelElement>('.segment')].find(
        ({ textContent }) => textContent === name,
      )!.control as HTMLInputElement
    const group = find('[role="radiogroup"]')
    const row = group.closest('[role="group"]')!
    expect(radio('not stated').checked).toBe(true)
    expect(group.getAttribute('aria-required')).toBe('true')
    const missing = document.getElementById(row.getAttribute('aria-describedby') ?? '')
    expect(missing?.textContent).toBe('required')
    await change(() => radio('relayed').click())
    expect(current().values).toMatchObject([{ fieldId: 'c2_basis', value: 'relayed' }])
    expect(row.getAttribute('aria-describedby')).toBeNull()
    await change(() => radio('not stated').click())
    expect(current().values).toEqual([])
  })
})
