/** A passage among its neighbours in one edition, as running text; the report itself is one press away. */
import { useLayoutEffect, useMemo, useRef, type RefObject } from 'react'
import { pageAt, type CanonicalText, type Span } from '../../shared/anchoring/canonical-text.ts'
import type { Hue } from '../../shared/domain/codebook.ts'
import { sheetLabelOf } from '../../shared/domain/page-labels.ts'
import type { Marked } from '../state/marked-difference.ts'
import { contextOf, type Piece } from '../state/passage-context.ts'
import { settlePane } from './scroll-together.ts'

export interface PassagePaneProps {
  readonly label: string
  readonly source: CanonicalText
  /** How a person counts its pages; "" for as the file says. */
  readonly pageLabels: string
  /** Empty where the edition has no such passage. */
  readonly spans: readonly Span[]
  /** Where to show the text when there is no passage. */
  readonly near: number
  /** What the other edition does not have. */
  readonly marked: readonly Marked[]
  readonly hue: Hue
  readonly paneRef: RefObject<HTMLDivElement | null>
}

export function PassagePane(props: PassagePaneProps) {
  const { label, source, pageLabels, spans, near, marked, hue, paneRef } = props
  const first = useRef<HTMLElement>(null)
  const blocks = useMemo(() => contextOf(source, { spans, near, marked }), [source, spans, near, marked])
  const start = spans[0]?.start ?? near
  useLayoutEffect(() => {
    const pane = paneRef.current
    if (!pane) return undefined
    // Also after another wrapping of the lines, as in a window made narrower.
    const show = () => {
      const mark = pane.querySelector<HTMLElement>('[data-first]') ?? first.current
      if (mark) settlePane(pane, mark.offsetTop - pane.clientHeight / 3)
    }
    show()
    const observer = new ResizeObserver(show)
    observer.observe(pane)
    return () => observer.disconnect()
  }, [paneRef, blocks])
  return (
    <div ref={paneRef} className="passage-pane" role="region" aria-label={label} tabIndex={0}>
      <div className="passage-paper" data-hue={hue}>
        {blocks.map((block, index) => {
          const page = pageAt(source, block.start)
          const before = blocks[index - 1]
          const turned = page !== null && (!before || pageAt(source, before.start) !== page)
          const isNear = spans.length === 0 && block.start <= near && near <= block.end
          return (
            <div key={block.start} className="passage-block" data-kind={block.kind}>
              {turned && (
                <span className="passage-page meta">{`p.\u00A0${sheetLabelOf({ pageLabels }, page)}`}</span>
              )}
              <p ref={isNear ? (first as RefObject<HTMLParagraphElement | null>) : undefined}>
                {block.pieces.map((piece) => (
                  <PieceText key={piece.start} piece={piece} first={piece.start === start && piece.passage} />
                ))}
              </p>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function PieceText({ piece, first }: { readonly piece: Piece; readonly first: boolean }) {
  if (!piece.passage) return piece.text
  return (
    <mark
      className={piece.figure ? 'differs figure' : piece.differs ? 'differs' : ''}
      {...(first ? { 'data-first': true } : {})}
    >
      {piece.text}
    </mark>
  )
}
