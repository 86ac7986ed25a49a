// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReferenceDialog } from '../../../renderer/components/reference-dialog.tsx'
import { openWindow, type TestWindow } from '../commands/open-window.ts'
import { change, find, press, render, unmount } from './render.tsx'

let window: TestWindow
beforeEach(async () => {
  window = await openWindow()
  window.session.store.setState({ shown: 'reference' })
  await render(window, <ReferenceDialog />)
})
afterEach(unmount)

const field = () => find('input[placeholder^="1:r:1 5:D:1"]') as HTMLInputElement
const below = () => document.getElementById(field().getAttribute('aria-describedby') ?? '')?.textContent
const rules = () => window.opened().project.sources.find(({ id }) => id === 's1')?.pageLabels

/** Types as a person does: React listens to the native setter. */
const type = (text: string) =>
  change(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field(), text)
    field().dispatchEvent(new Event('input', { bubbles: true }))
  })

describe('printed page numbers in the reference', () => {
  it('are not taken for a sheet that the file does not have; the report has three', async () => {
    await type('1:r:1 500:D:1')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(below()).toContain('“500:D:1” begins on sheet 500, and the file has 3 sheets')
    await press('Enter', { ctrlKey: true }, field())
    expect(window.session.store.getState().shown).toBe('reference')
    expect(rules()).toBe('')
    await type('1:r:1 3:D:1')
    expect(field().getAttribute('aria-invalid')).toBe('false')
    await press('Enter', { ctrlKey: true }, field())
    expect(rules()).toBe('1:r:1 3:D:1')
    expect(window.session.store.getState().shown).toBeNull()
  })
})
