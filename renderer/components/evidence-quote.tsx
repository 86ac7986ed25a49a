/** The quote of an annotation, with the words behind the field at hand marked in it, and proposals underlined. */
import { useMemo } from 'react'
import type { Span } from '../../shared/anchoring/canonical-text.ts'
import type { Hue } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { proposalsFor } from '../state/figures-at-hand.ts'
import { useOpened, useSession } from '../state/session.ts'
import { wordsBehind } from '../state/words-behind.ts'

export function EvidenceQuote({ annotation, hue }: { readonly annotation: Annotation; readonly hue: Hue }) {
  const codes = useOpened((opened) => opened.project.codes)
  const atField = useOpened((opened) => opened.atField)
  const canonical = useSession(({ inView }) =>
    inView.state === 'ready' && inView.sourceId === annotation.sourceId ? inView.text.canonical : null,
  )
  const pieces = useMemo(() => {
    const of = { annotation, codes, canonical }
    const behind = atField?.slot.annotationId === annotation.id ? wordsBehind(of, atField.slot) : null
    const unsure = proposalsFor(of).flatMap(({ words }) => words ?? [])
    return piecesOf(annotation.target.exact, behind, unsure)
  }, [annotation, codes, canonical, atField])
  return (
    <blockquote className="quote" data-hue={hue}>
      “
      {pieces.map(({ start, text, behind, unsure }) =>
        behind || unsure ? (
          <mark key={start} className={[behind && 'words', unsure && 'unsure'].filter(Boolean).join(' ')}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
      ”
    </blockquote>
  )
}

interface Piece {
  readonly start: number
  readonly text: string
  readonly behind: boolean
  readonly unsure: boolean
}

function piecesOf(quote: string, behind: Span | null, unsure: readonly Span[]): readonly Piece[] {
  const spans = [...(behind ? [behind] : []), ...unsure]
  const edges = [...new Set([0, quote.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  )
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? quote.length
    const within = (span: Span) => span.start <= start && end <= span.end
    return {
      start,
      text: quote.slice(start, end),
      behind: behind !== null && within(behind),
      unsure: unsure.some(within),
    }
  })
}
