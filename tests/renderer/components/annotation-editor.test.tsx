// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { AnnotationEditor } from '../../../renderer/components/annotation-editor.tsx'
import { tagPassage } from '../../../renderer/commands/tag-passage.ts'
import { saveTyped } from '../../../renderer/commands/write-typed.ts'
import { patchOpened, useOpened } from '../../../renderer/state/session.ts'
import { draftDeleteAnnotation } from '../../../shared/domain/draft-annotation.ts'
import { writesOf } from '../../../shared/domain/draft-writes.ts'
import { proposalsFor } from '../../../renderer/state/figures-at-hand.ts'
import { partSlot } from '../../../renderer/state/slot.ts'
import { startChoosing } from '../../../renderer/commands/point-at-words.ts'
import { draftFigure, draftLink, draftValue } from '../../../shared/domain/draft-evidence.ts'
import type { DraftChange } from '../../../shared/domain/change.ts'
import type { Annotation } from '../../../shared/domain/project.ts'
import { tag } from '../../cases/small-project.ts'
import { diskFull, openWindow, select, type TestWindow } from '../commands/open-window.ts'
import { change, find, findField, focusOn, press, render, unmount, write } from './render.tsx'

let window: TestWindow
afterEach(unmount)

function Editor() {
  const annotation = useOpened(
    ({ project, annotationId }) => project.annotations.find(({ id }) => id === annotationId) ?? null,
  )
  return <AnnotationEditor annotation={annotation} />
}

const current = (): Annotation => window.annotation(window.opened().annotationId ?? '')
const field = (name: string) => findField(`:is(input, textarea)[aria-label="${name}"]`)
const rowOf = (name: string) => field(name).closest('.evidence-row')

async function open(drafts: readonly DraftChange[] = [], annotationId = 'a1'): Promise<void> {
  window = await openWindow({ drafts })
  patchOpened(window.session, { annotationId })
  await render(window, <Editor />)
}

/** Tags words of the small report with the code at this place of the codebook. */
async function openTagged(words: string, place: number): Promise<void> {
  window = await openWindow()
  select(window, words)
  await tagPassage(window.session, window.opened().project.codes[place]!)
  await render(window, <Editor />)
}

const SENTENCE = 'Two in three children, 4.2 million, were out of “school”.'
const tabs = () => [...document.querySelectorAll<HTMLElement>('[role="tab"]')]
const waiting = () => tabs().filter((tab) => tab.querySelector('[aria-label="to be confirmed"]'))

describe('figures in the editor', () => {
  it('are proposed and not stored, and Enter on the number confirms one and goes to the next', async () => {
    await openTagged(SENTENCE, 1)
    expect(tabs()).toHaveLength(2)
    expect(waiting()).toHaveLength(2)
    expect(current().figures).toEqual([])
    await focusOn(field('Value'))
    await press('Enter')
    expect(current().figures).toMatchObject([
      { state: 'confirmed', unit: 'share', population: 'children', words: { exact: 'Two in three' } },
    ])
    expect(waiting()).toHaveLength(1)
    expect(tabs()[1]?.getAttribute('aria-selected')).toBe('true')
    expect(field('Value').value).toBe('4200000')
  })

  it('are refused with Delete, and not proposed again', async () => {
    await openTagged(SENTENCE, 1)
    await focusOn(field('Value'))
    await press('Delete')
    expect(current().figures.map(({ state }) => state)).toEqual(['refused'])
    expect(tabs()).toHaveLength(1)
  })

  it('are all confirmed with Control and Enter, as one change, and the focus goes to the report', async () => {
    await openTagged(SENTENCE, 1)
    const before = window.port.argsOf('submitChange').length
    await focusOn(field('Unit'))
    await press('Enter', { ctrlKey: true })
    expect(current().figures).toHaveLength(2)
    expect(window.port.argsOf('submitChange')).toHaveLength(before + 1)
    expect(window.report.focus).toHaveBeenCalled()
  })

  it('are changed by typing: the number typed is confirmed, and what is no number is said and not saved', async () => {
    await openTagged(SENTENCE, 1)
    await write(field('Value'), '2,300')
    await focusOn(field('Value'))
    await press('Enter')
    expect(current().figures).toEqual([])
    expect(rowOf('Value')?.textContent).toContain('“2,300” can be read in two ways')
    await write(field('Value'), '0.66')
    await press('Enter', {}, field('Value'))
    expect(current().figures).toMatchObject([{ value: 0.66, state: 'confirmed' }])
  })

  it('keep what was typed where the disk refuses it, whatever is chosen meanwhile', async () => {
    await openTagged(SENTENCE, 1)
    const { id } = current()
    diskFull(window.port)
    await write(field('Place'), 'Tarsk')
    await focusOn(field('Place'))
    await change(() => field('Place').blur())
    await change(() => patchOpened(window.session, { annotationId: 'a1' }))
    expect(window.opened().save.state).toBe('failed')
    await change(() => patchOpened(window.session, { annotationId: id }))
    expect(field('Place').value).toBe('Tarsk')
  })
})

describe('the fields of an annotation', () => {
  it('say that nothing is stated, and save what is written when they are left', async () => {
    await open()
    expect(field('Claim').placeholder).toBe('not stated')
    await focusOn(field('Claim'))
    await write(field('Claim'), 'Little has changed')
    await change(() => field('Claim').blur())
    expect(current().values).toMatchObject([{ fieldId: 'c1_claim', value: 'Little has changed' }])
  })

  it('suggest what other annotations hold in the same field', async () => {
    await open([draftValue('a2', { fieldId: 'c1_theme', value: 'schooling', words: null }, 'Theme')])
    const list = field('Theme').getAttribute('list')
    const options = document.getElementById(list ?? '')?.querySelectorAll('option') ?? []
    expect([...options].map(({ value }) => value)).toEqual(['schooling'])
  })

  it('keep the focus while a text grows long and is saved, and while others hold the same field', async () => {
    await open([draftValue('a2', { fieldId: 'c1_theme', value: 'schooling', words: null }, 'Theme')])
    const theme = field('Theme')
    await focusOn(theme)
    const long = 'more than sixty letters of a theme that nobody would call short'
    await write(theme, long)
    await change(() => saveTyped(window.session))
    expect(current().values).toMatchObject([{ fieldId: 'c1_theme', value: long }])
    expect(document.activeElement).toBe(theme)
    expect(field('Theme')).toBe(theme)
    const claim = field('Claim')
    await focusOn(claim)
    const other = draftValue('a2', { fieldId: 'c1_claim', value: 'as before', words: null }, 'Claim')
    await change(() => window.elsewhere(other))
    expect(document.activeElement).toBe(claim)
  })

  it('keep the line breaks of a value, however short, and whenever it comes', async () => {
    const put = (id: string, value: string) =>
      draftValue(id, { fieldId: 'c1_theme', value, words: null }, 'Theme')
    await open([put('a2', 'schooling'), put('a1', 'one\ntwo')])
    expect(field('Theme').value).toBe('one\ntwo')
    await open([put('a2', 'schooling')])
    await change(() => window.elsewhere(put('a1', 'three\nfour')))
    expect(field('Theme').value).toBe('three\nfour')
  })

  it('show what no longer fits their type as it is', async () => {
    const retyped = { label: 'Retype', writes: writesOf('code', 'c1', { 'field/c1_claim/type': 'number' }) }
    await open([draftValue('a1', { fieldId: 'c1_claim', value: 'about 40', words: null }, 'Claim'), retyped])
    expect(field('Claim').value).toBe('about 40')
    expect(rowOf('Claim')?.textContent).toContain('Does not fit this field: “about 40” is no number.')
    expect(current().values).toMatchObject([{ value: 'about 40' }])
  })

  it('take nothing in a project that is read-only', async () => {
    window = await openWindow({ project: { readOnly: 'it is open elsewhere' } })
    patchOpened(window.session, { annotationId: 'a1' })
    await render(window, <Editor />)
    expect(field('Claim').disabled).toBe(true)
    expect(field('Cited source').disabled).toBe(true)
  })

  it('take the words selected in the passage, which fill a field that is empty', async () => {
    await openTagged(SENTENCE, 0)
    await focusOn(field('Claim'))
    await press('F2')
    expect(window.opened().atField).toMatchObject({ choosing: true })
    select(window, 'out of “school”')
    const { finishSetting } = await import('../../../renderer/commands/finish-setting.ts')
    await change(() => finishSetting(window.session))
    expect(current().values).toMatchObject([
      { fieldId: 'c1_claim', value: 'out of “school”', words: { exact: 'out of “school”' } },
    ])
    expect(document.querySelector('mark.words')?.textContent).toBe('out of “school”')
  })

  it('leave the words as they are where they were not moved, and make no change', async () => {
    await openTagged(SENTENCE, 0)
    const { finishSetting } = await import('../../../renderer/commands/finish-setting.ts')
    const assign = async (words: string) => {
      await focusOn(field('Claim'))
      await press('F2')
      select(window, words)
      await change(() => finishSetting(window.session))
    }
    await assign('out of “school”')
    const changes = window.port.argsOf('submitChange').length
    await assign('out of “school”')
    expect(window.port.argsOf('submitChange')).toHaveLength(changes)
    expect(window.session.store.getState().said.text).toBe('The words stay.')
  })

  it('keep the number of a figure when words are put behind it, and make no change where these stay', async () => {
    await openTagged(SENTENCE, 1)
    const { id, target } = current()
    const parts = {
      ...proposalsFor({ annotation: current(), codes: window.opened().project.codes, canonical: null })[0]!,
    }
    await change(() =>
      window.elsewhere(draftFigure(current(), { ...parts, id: 'f1', value: 3.125, words: null })),
    )
    const { finishSetting } = await import('../../../renderer/commands/finish-setting.ts')
    const slot = partSlot(id, 'f1', 'value')
    const assign = async () => {
      await change(() => startChoosing(window.session, slot))
      select(window, '4.2 million')
      await change(() => finishSetting(window.session))
    }
    await assign()
    const start = target.exact.indexOf('4.2')
    const stored = () => current().figures.find((figure) => figure.id === 'f1')
    expect(stored()).toMatchObject({ value: 3.125, partWords: { value: { exact: '4.2 million', start } } })
    const changes = window.port.argsOf('submitChange').length
    await assign()
    expect(window.port.argsOf('submitChange')).toHaveLength(changes)
    expect(window.session.store.getState().said.text).toBe('The words stay.')
  })

  it('do not take words outside the passage, and say so', async () => {
    await openTagged(SENTENCE, 0)
    await focusOn(field('Claim'))
    await press('F2')
    select(window, 'Since then little')
    const { finishSetting } = await import('../../../renderer/commands/finish-setting.ts')
    await change(() => finishSetting(window.session))
    expect(current().values).toEqual([])
    expect(window.session.store.getState().said.text).toContain('not within the passage')
  })
})

describe('links in the editor', () => {
  const recommendation = tag('r1', 60, { codeIds: ['c3'] })

  it('are chosen by typing and Enter, and closed with Escape', async () => {
    await open([recommendation], 'r1')
    await change(() => find('button[id^="value."]').click())
    const input = find('[role="combobox"]')
    expect(document.activeElement).toBe(input)
    await write(findField('[role="combobox"]'), 'finding word')
    expect(document.querySelectorAll('[role="option"]')).toHaveLength(3)
    await press('ArrowDown')
    await press('Enter')
    expect(current().values).toMatchObject([{ fieldId: 'c3_findings', links: ['a2'] }])
    await press('Escape')
    expect(document.querySelector('[role="combobox"]')).toBeNull()
    expect(document.querySelectorAll('.linked')).toHaveLength(1)
  })

  it('leave out an annotation that was deleted', async () => {
    const link = draftLink('r1', { fieldId: 'c3_findings', other: 'a2', present: true })
    await open([recommendation, link], 'r1')
    expect(document.querySelectorAll('.linked')).toHaveLength(1)
    await change(() => window.elsewhere(draftDeleteAnnotation('a2')))
    expect(document.querySelectorAll('.linked')).toHaveLength(0)
  })
})
