import { describe, expect, it, vi } from 'vitest'
import { QuoteIndexes } from '../../../../electron/services/tagging/quote-indexes.ts'
import { plainCanonicalText } from '../../../fixtures/canonical-text-builder.ts'

const text = plainCanonicalText('Forty characters of text, to be indexed.')

describe('kept indexes', () => {
  it('are of the text that was read, and read it once', async () => {
    const read = vi.fn(() => Promise.resolve(plainCanonicalText('Some words.')))
    const indexes = new QuoteIndexes(read)
    const index = await indexes.of('a')
    expect(index.source.text).toBe('Some words.')
    expect(await indexes.of('a')).toBe(index)
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('give way when there are too many, the one used longest ago first', async () => {
    const read = vi.fn(() => Promise.resolve(text))
    const indexes = new QuoteIndexes(read, 80)
    for (const id of ['a', 'b', 'a', 'c', 'a', 'c']) await indexes.of(id)
    expect(read.mock.calls).toEqual([['a'], ['b'], ['c']])
    await indexes.of('b')
    expect(read).toHaveBeenCalledTimes(4)
  })

  it('keep one however large', async () => {
    const read = vi.fn(() => Promise.resolve(text))
    const indexes = new QuoteIndexes(read, 39)
    expect(await indexes.of('a')).toBe(await indexes.of('a'))
    expect(read).toHaveBeenCalledTimes(1)
  })

  it('are asked for again after reading failed', async () => {
    const read = vi.fn(() => Promise.reject<typeof text>(new Error('locked')))
    const indexes = new QuoteIndexes(read)
    await expect(indexes.of('a')).rejects.toThrow('locked')
    await expect(indexes.of('a')).rejects.toThrow('locked')
    expect(read).toHaveBeenCalledTimes(2)
  })
})
