import { describe, expect, it } from 'vitest'
import { placeAnnotations } from '../../../renderer/state/placement.ts'
import type { Annotation } from '../../../shared/domain/project.ts'
import { describeSpans } from '../../../shared/anchoring/describe.ts'
import { SMALL_REPORT, spanOf } from '../../cases/small-report.ts'
import { UNFILLED } from '../../cases/annotation-builder.ts'

function annotation(words: string, shift = 0, exact = words): Annotation {
  const { start, end } = spanOf(words)
  const target = {
    ...describeSpans(SMALL_REPORT, [{ start, end }]),
    ...{ id: 't', exact, extractor: 'old/1', spans: [{ start: start + shift, end: end + shift }] },
  }
  const rest = { codeIds: ['c1'], memo: '', ...UNFILLED, creatorId: null, created: '', modified: '' }
  return { id: words, sourceId: 's1', target, ...rest }
}

describe('placing annotations in the text a report has now', () => {
  it('leaves those alone whose words stand where they say', () => {
    const right = annotation('Since then little has changed.')
    expect(placeAnnotations(SMALL_REPORT, [right]).shown[0]).toBe(right)
  })

  it('finds words that stand elsewhere now, each time as the same object', () => {
    const moved = annotation('The ministry should pay teachers within 30 days.', 7)
    const [placed] = placeAnnotations(SMALL_REPORT, [moved]).shown
    expect(placed?.target.spans).toEqual([spanOf('The ministry should pay teachers within 30 days.')])
    expect(placeAnnotations(SMALL_REPORT, [moved]).shown[0]).toBe(placed)
  })

  it('draws none whose words stand nowhere, and says why', () => {
    const gone = annotation(
      'So say all 12 unions.',
      0,
      'Fishing boats were moored at every quay of the harbour.',
    )
    const { shown, orphans } = placeAnnotations(SMALL_REPORT, [gone])
    expect(shown).toEqual([])
    expect(orphans.get(gone.id)).toMatch(/\S/)
  })
})
