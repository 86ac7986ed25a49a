// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { linkable } from '../../../renderer/state/linkable.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import { source, tag } from '../../cases/small-project.ts'
import { openWindow } from '../commands/open-window.ts'

describe('the annotations another can be linked to', () => {
  const second = draftAddSource(source('s0', '00000000'))
  const drafts = [
    second,
    tag('b1', 5, { sourceId: 's0', codeIds: ['c2'] }),
    tag('r1', 40, { codeIds: ['c3'] }),
  ]
  const ids = async (query: string) => {
    const { opened, annotation } = await openWindow({ drafts })
    return linkable(opened().project, annotation('r1'), query).map(({ id }) => id)
  }

  it('are all but itself, those of its own report first, in the order of the text', async () => {
    expect(await ids('')).toEqual(['a1', 'a2', 'a3', 'b1'])
  })

  it('are found by words of the quote, the code, the page and the report, all of which must be there', async () => {
    expect(await ids('statistic')).toEqual(['b1'])
    expect(await ids('Report s0 WORD')).toEqual(['b1'])
    expect(await ids('finding p. i')).toEqual(['a1', 'a2', 'a3'])
    expect(await ids('finding statistic')).toEqual([])
  })
})
