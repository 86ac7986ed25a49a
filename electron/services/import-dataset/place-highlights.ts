/** Makes rows of the marks that another program has put into a PDF source. */
import { describeSpans } from '../../../shared/anchoring/describe.ts'
import { wordsWithin } from '../../../shared/anchoring/page-box.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { stableGuid } from '../../../shared/codebook-exchange/stable-id.ts'
import type { DecodedRow, RowProblem } from '../../../shared/dataset/dataset-format.ts'
import type { ImportedDataset, Mark } from '../../../shared/dataset-import/draft-dataset-import.ts'
import { rowOfForeign } from '../../../shared/dataset-import/foreign-annotation.ts'
import { targetOfRow, type RowPlacing } from '../../../shared/dataset-import/place-row.ts'
import { sheetLabelOf } from '../../../shared/domain/page-labels.ts'
import type { Source } from '../../../shared/domain/project.ts'
import type { ImportContext } from './import-context.ts'
import { readHighlights, type Highlight } from './read-highlights.ts'

/** How marks of one colour are coded. */
export interface ColourCode {
  /** `#rrggbb`, lower case. */
  readonly colour: string
  readonly code: string
}

/**
 * Returns the marks of a source as rows of a dataset, with the code of their colour or none. Throws `refused` where the
 * source is no PDF or does not open, and as `SourceLibrary.readText` does.
 */
export async function placeHighlights(
  source: Source,
  colours: readonly ColourCode[],
  { library, password, signal, onProgress }: ImportContext,
): Promise<ImportedDataset> {
  if (source.mediaType !== 'application/pdf') {
    throw new PinciteError('refused', `“${source.fileName}” is no PDF; only PDFs have marks within.`)
  }
  const known = password ?? library.passwords.get(source.sha256)
  const { canonical } = await library.readText(source.id, known)
  const bytes = await library.readBytes(source.id, { from: 0, to: source.bytes })
  const reading = await readHighlights(bytes, {
    ...{ password: known, signal },
    onProgress: (done, of) => onProgress?.(done, of, `${source.fileName}, page ${done + 1}`),
  })
  if (!reading.ok) throw new PinciteError('refused', reading.message)
  const rows: DecodedRow[] = []
  const problems: RowProblem[] = []
  const placings = new Map<number, RowPlacing>()
  const marks = new Map<number, Mark>()
  for (const [i, highlight] of reading.highlights.entries()) {
    const { page, kind, memo, author, colour, created, modified } = highlight
    const at = { place: `${kind.toLowerCase()} ${i + 1}`, position: i + 1 }
    const sheet = canonical.pages[page - 1]
    marks.set(at.position, { page: sheet ? sheetLabelOf(source, sheet) : String(page), colour })
    const id = idOf(source, highlight)
    const spans = wordsWithin(canonical, highlight.boxes)
    if (spans.length === 0) {
      problems.push({ ...at, id, message: 'It covers no words that can be selected.' })
      continue
    }
    const passage = describeSpans(canonical, spans)
    const code = colours.find((one) => one.colour === colour)?.code
    const decoded = rowOfForeign(
      {
        ...{ ...at, id, quotes: [], codes: code === undefined ? [] : [code], memo, coder: author },
        ...{ created: created ?? modified, modified, of: { uri: '', title: '' } },
      },
      source,
      { passage, canonical },
    )
    rows.push(decoded)
    placings.set(at.position, {
      kind: 'stands',
      target: targetOfRow(decoded.row, passage.fileLabel),
      moved: null,
    })
  }
  return { rows, problems, ignored: [], placings, isForeign: true, marks }
}

/** The same for the same mark of the same file, so that importing it twice adds nothing. */
function idOf({ sha256 }: Source, { page, name, kind, boxes }: Highlight): string {
  return stableGuid(`highlight\n${sha256}\n${page}\n${name}\n${kind}\n${JSON.stringify(boxes)}`)
}
