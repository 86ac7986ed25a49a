/** Text in chunks of bytes: nothing lost at their borders, a turn for others between them, and an end when asked. */
import { describe, expect, it } from 'vitest'
import { bytesOf, ExportPace } from '../../../../electron/services/export/export-pace.ts'

async function taken(pieces: Iterable<string>, pace: ExportPace) {
  const chunks: Uint8Array[] = []
  for await (const chunk of bytesOf(pieces, pace)) chunks.push(chunk)
  return chunks
}

describe('bytesOf', () => {
  it('gives the UTF-8 of all pieces in order, whatever takes how many bytes', async () => {
    const pieces = ['', 'a', 'é“”', '𝄞'.repeat(40_000), 'x'.repeat(300_000), '€'.repeat(300_000), 'end']
    const chunks = await taken(pieces, new ExportPace(pieces.length, {}))
    expect(chunks.length).toBeGreaterThan(2)
    expect(Buffer.concat(chunks).equals(new TextEncoder().encode(pieces.join('')))).toBe(true)
  })

  it('gives chunks that stay as they are while further ones are made', async () => {
    const chunks = await taken(
      Array.from({ length: 200 }, (_, i) => String(i % 10).repeat(5_000)),
      new ExportPace(200, {}),
    )
    const [first = new Uint8Array()] = chunks
    expect(Buffer.from(first.subarray(0, 5_001)).toString()).toBe(`${'0'.repeat(5_000)}1`)
  })

  it('says how far it is, up to all of it, and stops with the signal’s reason', async () => {
    const told: number[] = []
    const pieces = Array.from({ length: 100 }, () => 'x'.repeat(10_000))
    await taken(pieces, new ExportPace(100, { onProgress: (done) => told.push(done) }))
    expect(told.length).toBeGreaterThan(2)
    expect(told.at(-1)).toBe(100)
    expect(told).toEqual([...told].sort((a, b) => a - b))

    const stop = new AbortController()
    const onProgress = () => stop.abort(new Error('stopped'))
    const pace = new ExportPace(100, { signal: stop.signal, onProgress })
    await expect(taken(pieces, pace)).rejects.toThrow('stopped')
  })

  it('gives nothing for nothing', async () => {
    expect(await taken([], new ExportPace(0, {}))).toEqual([])
  })
})
