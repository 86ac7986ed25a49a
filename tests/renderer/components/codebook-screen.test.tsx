// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CodebookScreen } from '../../../renderer/components/codebook-screen.tsx'
import { showView } from '../../../renderer/commands/show-view.ts'
import { codeKeys } from '../../../shared/domain/codebook.ts'
import { draftCodebook } from '../../../shared/domain/draft-codebook.ts'
import { buildCode } from '../../cases/annotation-builder.ts'
import { diskFull, openWindow, saving, type TestWindow } from '../commands/open-window.ts'
import { change, find, findField, focusOn, nameOf, press, render, unmount, write } from './render.tsx'

let window: TestWindow

async function show(more: Parameters<typeof openWindow>[0] = {}): Promise<void> {
  window = await openWindow(more)
  showView(window.session, 'codebook')
  await render(window, <CodebookScreen />)
}
beforeEach(() => show())
afterEach(unmount)

const codes = () => window.opened().project.codes
const code = (name: string) => codes().find((one) => one.name === name)!
const rows = () =>
  [...document.querySelectorAll('[role="treeitem"]')].map(
    (row) => '.'.repeat(Number(row.getAttribute('aria-level')) - 1) + nameOf(row),
  )
const row = (start: string) =>
  [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')].find((one) =>
    nameOf(one).startsWith(start),
  )
const field = (label: string) => {
  const { htmlFor } = [...document.querySelectorAll('label')].find((one) => one.textContent === label)!
  return findField(`[id="${htmlFor}"]`)
}
const leave = (input: HTMLElement) =>
  change(() => input.dispatchEvent(new FocusEvent('focusout', { bubbles: true })))
const said = () => window.session.store.getState().said.text
const labels = () => window.host.log.map(({ label }) => label)

describe('the tree of codes', () => {
  it('names each code with its annotations and its key, and is one tab stop', () => {
    expect(rows()).toEqual([
      'Finding, 3 annotations, key 1',
      'Statistic, 0 annotations, key 2',
      'Recommendation, 0 annotations, key 3',
    ])
    const stops = [...document.querySelectorAll<HTMLElement>('[role="treeitem"]')].filter(
      (one) => one.tabIndex === 0,
    )
    expect(stops.map(nameOf)).toEqual(['Finding, 3 annotations, key 1'])
    expect(document.activeElement).toBe(stops[0])
  })

  it('shows the code that has the focus, and goes to its name on Enter and back on Escape', async () => {
    await press('ArrowDown')
    expect(find('.code-head h1').textContent).toBe('Statistic')
    await press('Enter')
    expect(document.activeElement).toBe(field('Name'))
    await press('Escape')
    expect(nameOf(document.activeElement)).toContain('Statistic')
  })

  it('goes to a name by its first letters, unless the letter is a command', async () => {
    await press('r')
    expect(nameOf(document.activeElement)).toContain('Recommendation')
    expect(await press('n')).toBe(true)
    expect(await press('?')).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 750))
    expect(await press('n')).toBe(false)
  })

  it('moves the code with Alt and the arrows, and keeps the digits', async () => {
    const before = codeKeys(codes())
    await focusOn(row('Statistic'))
    await press('ArrowUp', { altKey: true })
    expect(rows().map((one) => one.split(',')[0])).toEqual(['Statistic', 'Finding', 'Recommendation'])
    expect(said()).toBe('Statistic: 1 of 3.')
    await press('ArrowDown', { altKey: true })
    await press('ArrowRight', { altKey: true })
    expect(rows().map((one) => one.split(',')[0])).toEqual(['Finding', '.Statistic', 'Recommendation'])
    expect(nameOf(document.activeElement)).toContain('Statistic')
    await press('ArrowLeft')
    expect(nameOf(document.activeElement)).toContain('Finding')
    await press('ArrowLeft')
    expect(rows()).toHaveLength(2)
    await press('ArrowRight')
    await focusOn(row('Statistic'))
    await press('ArrowLeft', { altKey: true })
    expect(rows().map((one) => one.split(',')[0])).toEqual(['Finding', 'Statistic', 'Recommendation'])
    expect(codeKeys(codes())).toEqual(before)
  })

  it('leaves no arrow with Alt to the browser, which would go back a page', async () => {
    expect(await press('ArrowLeft', { altKey: true })).toBe(true)
    expect(window.port.argsOf('submitChange')).toEqual([])
  })

  it('shows what the filter leaves, and the codes above it', async () => {
    await focusOn(row('Statistic'))
    await press('ArrowRight', { altKey: true })
    await write(findField('#code-filter'), 'stat')
    expect(rows().map((one) => one.split(',')[0])).toEqual(['Finding', '.Statistic'])
    await write(findField('#code-filter'), 'nothing')
    expect(rows()).toEqual([])
    expect(document.body.textContent).toContain('No code has “nothing” in its name.')
  })

  it('says which version this is and how many annotations were coded with it', async () => {
    expect(find('.code-version').textContent).toBe('Version 1. 0 of 3 annotations use it.')
    await change(() => find('.code-head button', 'Retire').click())
    expect(find('.code-version').textContent).toContain('Version 2.')
  })
})

describe('a code', () => {
  it('is added beside or below the chosen one, with a key and a look of its own, and is named', async () => {
    await change(() => find('.codes button', 'New').click())
    expect(document.activeElement).toBe(field('Name'))
    expect(field('Name').value).toBe('New code')
    expect(rows().map((one) => one.split(',')[0])).toEqual([
      'Finding',
      'New code',
      'Statistic',
      'Recommendation',
    ])
    expect(
      [...codeKeys(codes())]
        .map(([id, key]) => `${codes().find((one) => one.id === id)?.name} ${key}`)
        .sort(),
    ).toEqual(['Finding 1', 'New code 4', 'Recommendation 3', 'Statistic 2'])
    expect(code('New code').hue).toBe('violet')
    await write(field('Name'), 'Testimony')
    await press('Enter')
    await leave(field('Name'))
    expect(rows()).toContain('Testimony, 0 annotations, key 4')
  })

  it('keeps its annotations when it is renamed', async () => {
    const ids = window.opened().project.annotations.map(({ codeIds }) => codeIds)
    await write(field('Name'), '  Result ')
    expect(labels().at(-1)).not.toContain('Rename')
    await leave(field('Name'))
    expect(labels().at(-1)).toBe('Rename Finding')
    expect(row('Result, 3 annotations')).toBeDefined()
    expect(window.opened().project.annotations.map(({ codeIds }) => codeIds)).toEqual(ids)
  })

  it('says what is wrong with a name: an empty one is not taken, one that is taken is', async () => {
    await write(field('Name'), ' ')
    expect(find('.code-problem').textContent).toBe(
      'A code needs a name. Left empty, it keeps the one it had.',
    )
    await leave(field('Name'))
    expect(field('Name').value).toBe('Finding')
    await write(field('Name'), 'statistic')
    expect(find('.code-problem').textContent).toBe('Another code is called “Statistic” as well.')
    await leave(field('Name'))
    expect(codes().map(({ name }) => name)).toEqual(['statistic', 'Statistic', 'Recommendation'])
  })

  it('keeps what was typed while the disk refuses it, and while another is looked at', async () => {
    diskFull(window.port)
    await write(field('Definition'), 'What the report holds true.')
    await leave(field('Definition'))
    await focusOn(row('Statistic'))
    expect(field('Definition').value).not.toBe('What the report holds true.')
    await focusOn(row('Finding'))
    expect(field('Definition').value).toBe('What the report holds true.')
    saving(window.port, window.host)
    await leave(field('Definition'))
    expect(code('Finding').definition).toBe('What the report holds true.')
    expect(window.opened().codebookDrafts.size).toBe(0)
  })

  it('swaps its key with the code that has it', async () => {
    const key = (name: string) => find('[role="toolbar"][aria-label="Key"] button', name)
    expect(key('1').getAttribute('aria-pressed')).toBe('true')
    await change(() => key('2, Statistic has it').click())
    expect(rows().slice(0, 2)).toEqual(['Finding, 3 annotations, key 2', 'Statistic, 0 annotations, key 1'])
    expect(said()).toBe('Key 2 is Finding now. Statistic has 1.')
    await change(() => key('No key').click())
    expect(rows()[0]).toBe('Finding, 3 annotations')
  })

  it('gets another colour and underline, chosen with Space and not by moving', async () => {
    await focusOn(find('[aria-label="Colour"] button', 'gold'))
    await press('ArrowRight')
    expect(code('Finding').hue).toBe('gold')
    await change(() => (document.activeElement as HTMLElement).click())
    await change(() => find('[aria-label="Underline"] button', 'thick').click())
    expect(code('Finding')).toMatchObject({ hue: 'blue', pattern: 'thick' })
  })

  it('is retired with those below it, keeps its annotations, and comes back with those above it', async () => {
    await focusOn(row('Statistic'))
    await press('ArrowRight', { altKey: true })
    await focusOn(row('Finding'))
    await change(() => find('.code-head button', 'Retire').click())
    expect(rows()).toEqual([
      'Recommendation, 0 annotations, key 3',
      'Retired: 2 codes, 3 annotations kept',
      '.Finding, 3 annotations',
      '.Statistic, 0 annotations',
    ])
    const places = [...document.querySelectorAll('[role="treeitem"]')].map((one) =>
      ['aria-level', 'aria-posinset', 'aria-setsize'].map((name) => one.getAttribute(name)).join(' '),
    )
    expect(places).toEqual(['1 1 2', '1 2 2', '2 1 2', '2 2 2'])
    expect(window.opened().project.annotations).toHaveLength(3)
    expect(window.session.store.getState().toast?.text).toBe('Finding retired. Its 3 annotations stay.')
    await focusOn(row('Statistic'))
    await change(() => find('.code-head button', 'Bring back').click())
    expect(rows().map((one) => one.split(',')[0])).toEqual(['Finding', '.Statistic', 'Recommendation'])
  })

  it('is moved below any other by name, never below itself', async () => {
    await change(() =>
      window.elsewhere(
        draftCodebook(window.opened().project, [buildCode('c9', 'Law', { parentId: 'c1' })], 'Add')!,
      ),
    )
    await change(() => find('.code-head button', 'Move…').click())
    const options = () => [...document.querySelectorAll('#code-list option')].map((one) => one.textContent)
    expect(options()).toEqual(['Statistic', 'Recommendation'])
    await write(findField('dialog input'), 'rec')
    await change(() => find('dialog button', 'Move').click())
    expect(rows().map((one) => one.split(',')[0])).toEqual([
      'Statistic',
      'Recommendation',
      '.Finding',
      '..Law',
    ])
    await change(() => find('.code-head button', 'Move…').click())
    expect(options()).toEqual(['At the top', 'Statistic'])
  })
})

describe('a read-only project', () => {
  it('shows everything and lets nothing be changed', async () => {
    await show({ project: { readOnly: 'It is newer.' } })
    expect(rows()).toHaveLength(3)
    const usable = [
      ...document.querySelectorAll<HTMLInputElement>('.codebook :is(button, input, textarea, select)'),
    ]
      .filter((control) => !control.disabled)
      .map(nameOf)
    expect(usable).toEqual([
      'Import or export codebook',
      'Filter codes',
      'Claim',
      'Theme',
      'Certainty cue',
      'Attribution',
    ])
    await press('ArrowDown', { altKey: true })
    expect(window.port.argsOf('submitChange')).toEqual([])
    expect(said()).toContain('Read-only')
  })
})
