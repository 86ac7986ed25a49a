/** The text of one page: its share of the body, then of the notes, then what is printed around them. */
import type { CanonicalText } from './canonical-text.ts'

/** Returns the text that stands on sheet `page` (1-based); parts that lie apart are on lines of their own. */
export function pageText(source: CanonicalText, page: number): string {
  const parts: string[] = []
  source.pageRuns.forEach((run, index) => {
    if (run.page !== page) return
    const end = source.pageRuns[index + 1]?.start ?? source.text.length
    parts.push(source.text.slice(run.start, end).trim())
  })
  return parts.filter((part) => part !== '').join('\n\n')
}
