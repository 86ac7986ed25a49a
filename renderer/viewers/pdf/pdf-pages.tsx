/** The pages of a PDF: a box of the right size for each from the first moment; pdf.js fills those near the view. */
import { memo, useEffect, useMemo, useRef, type CSSProperties } from 'react'
import type { CanonicalText, Page } from '../../../shared/anchoring/canonical-text.ts'
import { sheetLabelOf } from '../../../shared/domain/page-labels.ts'
import type { Desk } from '../desk.ts'
import type { TextSurface } from '../text-surface.ts'
import { openPdf, type PdfBytes } from './open-pdf.ts'
import { PdfDesk } from './pdf-desk.ts'

export interface PdfPagesProps {
  readonly source: CanonicalText
  /** How a person counts its pages; "" for as the file says. */
  readonly pageLabels: string
  readonly surface: TextSurface
  /** Another object is another file. */
  readonly bytes: PdfBytes
  /** Hears the desk when it is set up, null when it is taken down. */
  readonly onDesk: (desk: Desk | null) => void
  /** Hears why the file could not be opened. */
  readonly onFailure: (message: string) => void
}

/** Drawn once for a report: a tag or a selection must not cost more the more pages there are. */
export const PdfPages = memo(function PdfPages(props: PdfPagesProps) {
  const { source, pageLabels, surface, bytes, onDesk, onFailure } = props
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!scroller.current || !sheet.current) return undefined
    const ending = new AbortController()
    const pdf = openPdf(bytes, ending.signal)
    pdf.catch((error: unknown) => {
      if (!ending.signal.aborted) onFailure(reasonOf(error))
    })
    const pages = [...sheet.current.querySelectorAll<HTMLElement>('[data-page]')]
    const desk = new PdfDesk(
      { scroller: scroller.current, sheet: sheet.current, pages },
      source,
      surface,
      pdf,
    )
    onDesk(desk)
    return () => {
      onDesk(null)
      desk.destroy()
      ending.abort()
    }
  }, [source, surface, bytes, onDesk, onFailure])
  const above = useMemo(() => heightsAbove(source.pages), [source])
  return (
    <div ref={scroller} className="desk" role="group" aria-label="Report pages" tabIndex={0}>
      <div ref={sheet} className="sheets">
        {source.pages.map((page, index) => {
          const place = {
            '--index': index,
            '--above': above[index],
            '--across': page.width,
            '--down': page.height,
          }
          return (
            <section
              key={page.number}
              className="paper pdf-page"
              aria-label={`Page ${sheetLabelOf({ pageLabels }, page)}`}
              data-page={page.number}
              style={place as CSSProperties}
            />
          )
        })}
      </div>
    </div>
  )
})

/** Points of paper above each page. */
function heightsAbove(pages: readonly Page[]): number[] {
  const above: number[] = []
  let points = 0
  for (const page of pages) {
    above.push(points)
    points += page.height
  }
  return above
}

function reasonOf(error: unknown): string {
  const name = error instanceof Error ? error.name : ''
  if (name === 'PasswordException') return 'The pages can’t be drawn without the file’s password.'
  return 'The pages can’t be drawn: the file could not be read. Close the report and open it again.'
}
