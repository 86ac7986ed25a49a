// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CodebookScreen } from '../../../renderer/components/codebook-screen.tsx'
import { showView } from '../../../renderer/commands/show-view.ts'
import { draftValue } from '../../../shared/domain/draft-evidence.ts'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, findField, focusOn, nameOf, press, render, unmount, write } from './render.tsx'

let window: TestWindow

const put = (annotationId: string, fieldId: string, value: string | number) =>
  draftValue(annotationId, { fieldId, value, words: null }, 'field')

async function show(more: Parameters<typeof openWindow>[0] = {}): Promise<void> {
  window = await openWindow(more)
  showView(window.session, 'codebook')
  await render(window, <CodebookScreen />)
}
beforeEach(() =>
  show({
    drafts: [put('a1', 'c1_claim', '12'), put('a2', 'c1_claim', 'about 40'), put('a3', 'c1_theme', 'law')],
  }),
)
afterEach(unmount)

const finding = () => window.opened().project.codes[0]!
const claim = () => finding().fields.find(({ id }) => id === 'c1_claim')!
const rows = () =>
  [...document.querySelectorAll('.fields-table tbody tr:not(.field-form-row)')].map((row) =>
    [...row.children].map((cell) => cell.textContent.trim()).join(' | '),
  )
const fieldButton = (name: string) => find('.field-button', name)
const select = () => {
  const found = find('.field-form select')
  if (!(found instanceof HTMLSelectElement)) throw new Error('no select')
  return found
}
const chooseType = (type: string) =>
  change(() => {
    select().value = type
    select().dispatchEvent(new Event('change', { bubbles: true }))
  })
const values = () =>
  window
    .opened()
    .project.annotations.flatMap(({ values }) => values.map(({ fieldId, value }) => `${fieldId} ${value}`))
const notes = () => [...document.querySelectorAll('.code-fields .note p')].map((note) => note.textContent)
const leave = (input: HTMLElement) =>
  change(() => input.dispatchEvent(new FocusEvent('focusout', { bubbles: true })))

describe('the fields of a code', () => {
  it('are listed with their type, whether they are needed, and how many annotations fill them', () => {
    expect(rows()).toEqual([
      'Claim | Text | Optional | 2',
      'Theme | Text | Optional | 1',
      'Certainty cue | Text | Optional | 0',
      'Attribution | Text | Optional | 0',
    ])
  })

  it('are added, named, and given a type with options', async () => {
    await change(() => find('.code-fields button', 'Add field').click())
    const name = findField('.field-form input:not([type])')
    expect(document.activeElement).toBe(name)
    await write(name, 'Strength')
    await leave(name)
    await chooseType('choice')
    await write(findField('.field-form textarea'), 'weak\n\n strong \nweak')
    await leave(findField('.field-form textarea'))
    expect(rows().at(-1)).toBe('Strength | Choice: weak, strong | Optional | 0')
  })

  it('keep what was typed when Escape closes the one being edited', async () => {
    await change(() => fieldButton('Claim').click())
    const name = findField('.field-form input:not([type])')
    await focusOn(name)
    await write(name, 'Assertion')
    await press('Escape')
    expect(rows()[0]).toBe('Assertion | Text | Optional | 2')
    expect(nameOf(document.activeElement)).toBe('Assertion')
    expect(window.opened().codebookDrafts.size).toBe(0)
  })

  it('move with Alt and the arrows', async () => {
    await focusOn(fieldButton('Theme'))
    expect(await press('ArrowUp', { altKey: true })).toBe(true)
    expect(rows().map((row) => row.split(' ')[0])).toEqual(['Theme', 'Claim', 'Certainty', 'Attribution'])
    expect(nameOf(document.activeElement)).toBe('Theme')
    expect(window.session.store.getState().said.text).toBe('Theme: 1 of 4.')
  })

  it('tell before the type is changed what becomes of the values, and drop none', async () => {
    await change(() => fieldButton('Claim').click())
    await chooseType('number')
    expect(find('.type-change p').textContent).toBe(
      "2 annotations hold values here. 1 can be read as number. 1 can't be read as number: it stays as written, with a flag. Nothing is dropped.",
    )
    expect(claim().type).toBe('text')
    await change(() => find('.type-change button', 'Keep Text').click())
    expect(select().value).toBe('text')
    const before = values()
    await chooseType('number')
    await change(() => find('.type-change button', 'Change to Number').click())
    expect(claim().type).toBe('number')
    expect(values()).toEqual(before)
    expect(notes()).toEqual([
      '1 value of “Claim” does not fit its type or its options. It stays as written, with a flag.',
    ])
  })

  it('take a type at once where every value can be read as that', async () => {
    await change(() => fieldButton('Theme').click())
    await chooseType('period')
    expect(finding().fields.find(({ id }) => id === 'c1_theme')?.type).toBe('period')
  })

  it('say how many annotations lack what is required, and lead to the first', async () => {
    await change(() => fieldButton('Theme').click())
    await change(() => find('.field-form input[type="checkbox"]').click())
    expect(notes()).toEqual(['“Theme” is required, and 2 annotations of Finding leave it empty.'])
    await change(() => find('.code-fields .note button').click())
    expect(window.opened()).toMatchObject({ view: 'read', annotationId: 'a1' })
  })

  it('are retired with what they hold, and come back', async () => {
    await change(() => fieldButton('Claim').click())
    await change(() => find('.field-form button', 'Retire field').click())
    expect(rows()[0]).toBe('Theme | Text | Optional | 1')
    expect(find('.retired-fields li').textContent).toContain('Claim' + 'Text · kept in 2 annotations')
    expect(values()).toContain('c1_claim 12')
    await change(() => find('.retired-fields button', 'Bring back Claim').click())
    expect(rows()[0]).toBe('Claim | Text | Optional | 2')
  })

  it('name the parts that each figure needs', async () => {
    await focusOn(find('[role="treeitem"]', 'Statistic, 0 annotations, key 2'))
    expect(rows()[0]).toBe('Figures | Figures, each with value, unit | Required | 0')
    await change(() => fieldButton('Figures').click())
    const parts = [...document.querySelectorAll<HTMLLabelElement>('.needed-parts label')]
    await change(() => parts.find((part) => part.textContent === 'place')?.click())
    expect(rows()[0]).toBe('Figures | Figures, each with value, unit, place | Required | 0')
  })

  it('keep the options of a choice that is made figures and then a choice again', async () => {
    await change(() => fieldButton('Attribution').click())
    await chooseType('choice')
    await write(findField('.field-form textarea'), 'weak\nstrong')
    await leave(findField('.field-form textarea'))
    await chooseType('figures')
    expect(rows()[3]).toBe('Attribution | Figures | Optional | 0')
    const parts = () => [...document.querySelectorAll<HTMLLabelElement>('.needed-parts label')]
    const toggle = () =>
      change(() =>
        parts()
          .find(({ textContent }) => textContent === 'place')
          ?.click(),
      )
    await toggle()
    expect(rows()[3]).toBe('Attribution | Figures, each with place | Optional | 0')
    await toggle()
    await chooseType('choice')
    expect(rows()[3]).toBe('Attribution | Choice: weak, strong | Optional | 0')
  })

  it('of the standard codes are offered to a code of an old project that has none', async () => {
    const old = ['name', 'hue', 'pattern', 'position'].map((field, at) => ({
      kind: 'code' as const,
      id: 'old',
      field,
      value: ['Statistic', 'blue', 'dotted', '00000000'][at]!,
    }))
    await show({ drafts: [{ label: 'Old project', writes: old }] })
    await focusOn(document.querySelector<HTMLElement>('[data-rove="old"]')!)
    await change(() => find('.code-fields button', 'Add the 4 standard fields').click())
    expect(rows().map((row) => row.split(' | ')[0])).toEqual(['Figures', 'Theme', 'Attribution', 'Basis'])
  })
})
