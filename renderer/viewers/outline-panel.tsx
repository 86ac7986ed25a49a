/** The outline a PDF brings along, beside its pages. */
import { useMemo } from 'react'
import { lastStartingAt, type OutlineEntry } from '../../shared/anchoring/canonical-text.ts'
import type { ReportViewHandle } from './report-view.ts'
import { useViewInfo } from './use-view-info.ts'

export function OutlinePanel({ view }: { readonly view: ReportViewHandle }) {
  const { outlineOpen, page } = useViewInfo(view)
  const { outline } = view
  const current = useMemo(() => currentEntry(outline, page?.number ?? 0), [outline, page?.number])
  if (!outlineOpen || outline.length === 0) return null
  return (
    <nav className="outline" aria-label="Contents of this report" id="report-outline">
      <ul>
        {outline.map((entry, index) => (
          <li key={index} data-level={Math.min(6, entry.level)}>
            <button
              type="button"
              className="outline-entry"
              aria-current={index === current ? 'location' : undefined}
              title={entry.title}
              onClick={() => view.goToPage(entry.page)}
            >
              {entry.title}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The last entry that begins on or before the page; outlines are in page order but for rare ones. */
function currentEntry(outline: readonly OutlineEntry[], page: number): number {
  return lastStartingAt(
    outline.map((entry) => ({ start: entry.page })),
    page,
  )
}
