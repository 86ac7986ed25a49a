import { describe, expect, it } from 'vitest'
import { pageAt } from '../../../../../shared/anchoring/canonical-text.ts'
import { blocksOf, extract } from '../../../../fixtures/extract-small-pdf.ts'
import type { PdfPage, PdfText } from '../../../../fixtures/make-pdf.ts'

/** Two lines that stand upright on a sheet seen `rotate` degrees clockwise: where they are drawn on the unturned page. */
function upright(rotate: number, width: number, height: number, lines: readonly string[]): PdfText[] {
  return lines.map((text, index) => {
    const [right, down] = [60, 80 + 14 * index]
    const places: Readonly<Record<number, { x: number; y: number }>> = {
      0: { x: right, y: height - down },
      90: { x: down, y: right },
      180: { x: width - right, y: down },
      270: { x: width - down, y: height - right },
    }
    return { text, turned: rotate, ...(places[rotate] ?? { x: 0, y: 0 }) }
  })
}

const SHEETS = [
  { rotate: 0, width: 612, height: 792 },
  { rotate: 90, width: 595, height: 842 },
  { rotate: 180, width: 420, height: 595 },
  { rotate: 270, width: 842, height: 1191 },
]

/** Of a word each more, so that none looks like a running head. */
const SENTENCES = [
  ['The keeper wrote down which of the', 'lamps she had seen in the night.'],
  ['Her book was found in the tower by', 'two people who mend its clock.'],
  ['Nobody knew how old it was, or', 'for whom it had been kept there.'],
  ['They gave it to the harbour', 'office, where it can be read today.'],
]

describe('extractPdf: sheets of several sizes, turned all ways', () => {
  const pages: PdfPage[] = SHEETS.map(({ rotate, width, height }, index) => ({
    ...{ rotate, width, height },
    texts: upright(rotate, width, height, SENTENCES[index] ?? []),
  }))

  it('reads each like any other and knows its size as it is seen', async () => {
    const { canonical, warnings } = await extract({ pages })
    expect(blocksOf(canonical, 'paragraph')).toEqual(SENTENCES.map((lines) => lines.join(' ')))
    expect(canonical.pages.map(({ width, height }) => [width, height])).toEqual([
      [612, 792],
      [842, 595],
      [420, 595],
      [1191, 842],
    ])
    expect(pageAt(canonical, canonical.text.indexOf('Nobody'))?.number).toBe(3)
    expect(warnings).toEqual([])
  })

  it('gives the place of words in the unturned page: along the side they are drawn at', async () => {
    const { canonical } = await extract({ pages })
    const boxes = [1, 2, 3, 4].map((page) => canonical.itemRuns.find((run) => run.page === page)?.box ?? [])
    // Ten points high, upright or lying; the first baseline is 80 points below the upper edge as seen.
    expect(boxes.map(([left = 0, bottom = 0, right = 0, top = 0]) => right - left > top - bottom)).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect(boxes[0]?.[0]).toBeCloseTo(60, 0)
    expect(boxes[1]?.[1]).toBeCloseTo(60, 0)
    expect(boxes[2]?.[2]).toBeCloseTo(360, 0)
    expect(boxes[3]?.[3]).toBeCloseTo(1131, 0)
  })
})

describe('extractPdf: words behind the picture of a page', () => {
  const picture = 'q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q'
  const words = { text: 'What the keeper saw', x: 60, y: 700, invisible: true }

  it('count as text: only the page with a picture alone is said to have none', async () => {
    const { canonical, warnings } = await extract({
      pages: [
        { drawing: picture, texts: [words] },
        { drawing: picture, texts: [] },
      ],
    })
    expect(canonical.text).toBe('What the keeper saw')
    expect(warnings).toEqual([expect.stringMatching(/^Page 2 has no text/)])
  })

  it('are taken once where they are printed on the same spot as well', async () => {
    const { canonical } = await extract({
      pages: [{ drawing: picture, texts: [words, { ...words, invisible: false, x: 60.4, y: 699.6 }] }],
    })
    expect(canonical.text).toBe('What the keeper saw')
  })
})
