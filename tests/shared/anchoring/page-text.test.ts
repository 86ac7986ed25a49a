import { describe, expect, it } from 'vitest'
import { pageText } from '../../../shared/anchoring/page-text.ts'
import { canonicalText } from '../../fixtures/canonical-text-builder.ts'

const report = canonicalText(
  '{page i}# Title\n\nIt begins here{page ii} and goes on.\n\n{page iii}Last words.\n\n^ A note.\n\n% Running head',
)

describe('the text of a page', () => {
  it('is the part of a paragraph that stands on it', () => {
    expect(pageText(report, 1)).toBe('Title\n\nIt begins here')
    expect(pageText(report, 2)).toBe('and goes on.')
  })

  it('ends with its notes and what is printed around them, each on lines of its own', () => {
    const { text, pageRuns } = report
    const back = { start: text.indexOf('Running head'), page: 1 }
    const noteOnTwo = { start: text.indexOf('A note.'), page: 2 }
    const runs = { ...report, pageRuns: [...pageRuns, noteOnTwo, back] }
    expect(pageText(runs, 2)).toBe('and goes on.\n\nA note.')
    expect(pageText(runs, 1)).toBe('Title\n\nIt begins here\n\nRunning head')
    expect(pageText(runs, 3)).toBe('Last words.')
  })

  it('is empty where nothing stands on the page, or there is no such page', () => {
    expect(pageText(report, 4)).toBe('')
    expect(pageText(canonicalText('No pages here.'), 1)).toBe('')
  })
})
