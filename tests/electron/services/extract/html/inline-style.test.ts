import { describe, expect, it } from 'vitest'
import { plainHref } from '../../../../../electron/services/extract/html/inline-style.ts'

describe('a link kept as data', () => {
  it.each([
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['HTTP://EXAMPLE.ORG', 'HTTP://EXAMPLE.ORG'],
    ['mailto:a@b.org', 'mailto:a@b.org'],
    ['  ../annex.html ', '../annex.html'],
    ['#note-1', '#note-1'],
    ['//example.org/x', '//example.org/x'],
  ])('is %j as written', (href, kept) => {
    expect(plainHref(href)).toBe(kept)
  })

  it.each([
    'javascript:alert(1)',
    ' JaVa\tScript\n:alert(1)',
    '\u0001javascript:alert(1)',
    '\u180Ejavascript:alert(1)',
    'data:text/html,<script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://x',
    '',
    `https://x/${'a'.repeat(3_000)}`,
  ])('is not %j', (href) => {
    expect(plainHref(href)).toBeNull()
  })

  it('is nothing where there is no target', () => {
    expect(plainHref(null)).toBeNull()
  })
})
