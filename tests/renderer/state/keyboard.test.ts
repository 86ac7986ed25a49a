// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { pressKey } from '../../../renderer/state/keyboard.ts'
import { patchOpened } from '../../../renderer/state/session.ts'
import type { KeyPress } from '../../../renderer/state/key-press.ts'
import { CODES } from '../../cases/small-project.ts'
import { openWindow, select, settled, type TestWindow } from '../commands/open-window.ts'
import { press } from './press.ts'

const digit = (value: number, more: Partial<KeyPress> = {}) =>
  press(String(value), { code: `Digit${value}`, ...more })

let window: TestWindow
beforeEach(async () => {
  document.body.innerHTML = '<main id="report"><div data-report-view tabindex="-1"></div></main>'
  window = await openWindow()
})

async function type(given: KeyPress, target: Element = document.body): Promise<boolean> {
  const used = pressKey(window.session, given, target)
  await settled()
  return used
}

describe('digits', () => {
  it('tag the selection with the code of that place', async () => {
    select(window, 'Since then little has changed.')
    expect(await type(digit(2))).toBe(true)
    expect(window.opened().project.annotations).toHaveLength(4)
    expect(window.annotation(window.opened().annotationId!).codeIds).toEqual([CODES.statistic])
  })

  it('tag once while the key is held down', async () => {
    select(window, 'Since then little has changed.')
    await type(digit(2))
    expect(await type(digit(3, { repeat: true }))).toBe(true)
    expect(window.annotation(window.opened().annotationId!).codeIds).toEqual([CODES.statistic])
  })

  it('recode the annotation at hand without a selection, and add to it with Shift', async () => {
    patchOpened(window.session, { annotationId: 'a1' })
    await type(digit(3))
    expect(window.annotation('a1').codeIds).toEqual([CODES.recommendation])
    await type(digit(1, { key: '!', shiftKey: true }))
    expect(window.annotation('a1').codeIds).toEqual([CODES.finding, CODES.recommendation])
  })

  it('do nothing beyond the codes, with nothing at hand, or while ends are being set', async () => {
    expect(await type(digit(1))).toBe(false)
    select(window, 'Since then little has changed.')
    expect(await type(digit(9))).toBe(false)
    patchOpened(window.session, { adjusting: 'a1' })
    expect(await type(digit(1))).toBe(false)
    expect(window.port.argsOf('submitChange')).toEqual([])
  })
})

describe('digits of a codebook with codes of its own', () => {
  const retire = { kind: 'code', id: CODES.finding, field: 'retired', value: true } as const
  const key = { kind: 'code', id: CODES.recommendation, field: 'key', value: '7' } as const

  it('tag with the code that has the key, and never with one that is retired', async () => {
    window.elsewhere({ label: 'Edit codebook', writes: [retire, key] })
    select(window, 'Since then little has changed.')
    expect(await type(digit(2))).toBe(false)
    expect(await type(digit(7))).toBe(true)
    expect(window.annotation(window.opened().annotationId!).codeIds).toEqual([CODES.recommendation])
    await type(digit(1))
    expect(window.annotation(window.opened().annotationId!).codeIds).toEqual([CODES.statistic])
  })

  it('with 0 list all codes, where there is something to tag', async () => {
    expect(await type(digit(0))).toBe(false)
    patchOpened(window.session, { annotationId: 'a1' })
    expect(await type(digit(0))).toBe(true)
    expect(window.session.store.getState().shown).toBe('codes')
  })
})

describe('the keys of the codebook', () => {
  it('show it and go back, by Shift+B and Escape, and leave the reading keys alone meanwhile', async () => {
    patchOpened(window.session, { annotationId: 'a1' })
    expect(await type(press('B', { shiftKey: true }))).toBe(true)
    expect(window.opened().view).toBe('codebook')
    for (const given of [digit(3), press('j'), press('Delete')]) expect(await type(given)).toBe(false)
    expect(window.annotation('a1').codeIds).toEqual([CODES.finding])
    await type(press('Escape'))
    expect(window.opened()).toMatchObject({ view: 'read', annotationId: 'a1' })
  })

  it('make a code beside the chosen one, or below it, and move it', async () => {
    await type(press('B', { shiftKey: true }))
    await type(press('n'))
    await type(press('N', { shiftKey: true }))
    const { codes } = window.opened().project
    expect(codes.map(({ name }) => name)).toEqual([
      'Finding',
      'New code',
      'New code 2',
      'Statistic',
      'Recommendation',
    ])
    expect(codes[2]?.parentId).toBe(codes[1]?.id)
    await type(press('m'))
    expect(window.opened().codebook.moving).toBe(codes[2]?.id)
  })
})

describe('single keys', () => {
  it('never act in a field, where Undo is the field’s own', async () => {
    document.body.innerHTML = '<textarea></textarea>'
    const field = document.body.firstElementChild!
    patchOpened(window.session, { annotationId: 'a1', undo: { undo: 'Tag', redo: null } })
    for (const given of [digit(1), press('x'), press('?'), press('z', { ctrlKey: true })])
      expect(await type(given, field)).toBe(false)
  })

  it('can be switched off, except Escape and keys with Ctrl', async () => {
    window.session.store.setState({ singleKeys: false })
    select(window, 'Since then little has changed.')
    expect(await type(digit(1))).toBe(false)
    expect(await type(press('x'))).toBe(false)
    expect(await type(press('/', { ctrlKey: true }))).toBe(true)
    expect(window.session.store.getState().shown).toBe('shortcuts')
    expect(await type(press('Escape'))).toBe(true)
    expect(window.opened().selected).toBeNull()
  })

  it('mean the same with Caps Lock', async () => {
    patchOpened(window.session, { annotationId: 'a1' })
    expect(await type(press('J'))).toBe(true)
    expect(window.opened().annotationId).toBe('a2')
  })

  it('leave keys with Alt to the browser and the system', async () => {
    patchOpened(window.session, { annotationId: 'a1' })
    expect(await type(press('e', { altKey: true }))).toBe(false)
  })
})

describe('Enter', () => {
  it('presses the button that has the focus, even while ends are being set', async () => {
    document.body.innerHTML = '<button></button>'
    patchOpened(window.session, { adjusting: 'a1' })
    expect(await type(press('Enter'), document.body.firstElementChild!)).toBe(false)
  })

  it('in the report opens the annotation at hand for writing', async () => {
    document.body.insertAdjacentHTML('beforeend', '<textarea id="memo"></textarea>')
    const view = document.querySelector('[data-report-view]')!
    expect(await type(press('Enter'), view)).toBe(false)
    patchOpened(window.session, { annotationId: 'a1' })
    expect(await type(press('Enter'), view)).toBe(true)
    expect(document.activeElement?.id).toBe('memo')
  })
})

describe('Escape', () => {
  it('leaves one thing at a time', async () => {
    patchOpened(window.session, { annotationId: 'a1', adjusting: 'a1' })
    select(window, 'Since then little has changed.')
    await type(press('Escape'))
    expect(window.opened()).toMatchObject({ adjusting: null, selected: null, annotationId: 'a1' })
    select(window, 'Since then little has changed.')
    await type(press('Escape'))
    expect(window.opened()).toMatchObject({ selected: null, annotationId: 'a1' })
    await type(press('Escape'))
    expect(window.opened().annotationId).toBeNull()
    expect(await type(press('Escape'))).toBe(false)
  })
})

describe('keys that go somewhere', () => {
  it('reach the page box and the find field, and leave Ctrl+F to the browser where there is none', async () => {
    document.body.insertAdjacentHTML('beforeend', '<input id="page-box"><input id="find">')
    await type(press('g'))
    expect(document.activeElement?.id).toBe('page-box')
    await type(press('f', { ctrlKey: true }))
    expect(document.activeElement?.id).toBe('find')
    document.body.innerHTML = ''
    expect(await type(press('f', { ctrlKey: true }))).toBe(false)
  })
})
