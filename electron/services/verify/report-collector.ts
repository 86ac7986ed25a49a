/** Gathers what the report of a verification shows beside each row, source by source, and composes it at the end. */
import type { Passage } from '../../../shared/anchoring/describe.ts'
import { messageOf } from '../../../shared/api/errors.ts'
import type { DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import {
  reportHtml,
  type ReportPicture,
  type ReportRow,
  type ReportSource,
} from '../../../shared/dataset/report-html.ts'
import { passageInText } from '../../../shared/dataset/report-passage.ts'
import { standsThere } from '../../../shared/dataset/report-row.ts'
import type { VerifiedRow } from '../../../shared/dataset/verify.ts'
import { sheetLabelOf } from '../../../shared/domain/page-labels.ts'
import { runJob } from '../jobs/run-job.ts'
import { CROP_SCALE, type Crop, type CropOutcome, type CropRequest, type CropTask } from './draw-crops.ts'
import type { CheckedSource, DatasetReport, ExaminedRow } from './verify-dataset.ts'

/** Which rows show a picture of their page: all, those that are not proved, none. */
export const CROP_CHOICES = ['all', 'failing', 'none'] as const
export type CropChoice = (typeof CROP_CHOICES)[number]

export function isCropChoice(text: string): text is CropChoice {
  return CROP_CHOICES.some((choice) => choice === text)
}

/** Bytes of all pictures: of rows that are not proved, and of those that are, which come second. */
const NEEDED_BYTES = 64 * 1024 * 1024
const OPTIONAL_BYTES = 24 * 1024 * 1024
/** A source whose next page takes longer is not drawn any further. */
const PATIENCE_MS = 60_000
/** CSS pixels for a pixel of a crop: a point is 96/72 CSS pixels. */
const CSS_PIXELS = 96 / 72 / CROP_SCALE

/** What of a verification its report needs. */
export interface ReportRequest {
  readonly dataset: DecodedDataset
  readonly signal?: AbortSignal | undefined
  /** Returns the password that opens a source. */
  readonly passwordOf: (bytes: Uint8Array) => string | undefined
}

export class ReportCollector {
  readonly #choice: CropChoice
  readonly #request: ReportRequest
  readonly #rows: (readonly [position: number, row: ReportRow])[] = []
  readonly #sources: ReportSource[] = []
  #left = { needed: NEEDED_BYTES, optional: OPTIONAL_BYTES }

  constructor(choice: CropChoice, request: ReportRequest) {
    this.#choice = choice
    this.#request = request
  }

  /** Takes in a source and its rows. Rejects only with the reason of an aborted signal. */
  async add(checked: CheckedSource): Promise<void> {
    const { wanted, source, rows } = checked
    const title = rows[0]?.decoded.row.sourceTitle ?? ''
    const problem = source.found ? null : source.reason
    this.#sources.push({ ...wanted, title, rows: rows.length, problem })
    const outcome = await this.#draw(checked)
    for (const { decoded, verified, shown } of rows) {
      const { row, position } = decoded
      const pictures = outcome.crops
        .filter(({ key }) => key === position)
        .map((crop) => picture(crop, source, row))
      const without = outcome.reasons.find(({ key }) => key === position)?.reason ?? null
      const text =
        shown && source.found && pictures.length === 0 ? passageInText(source.canonical, shown) : []
      this.#rows.push([position, { verified, row, shown, pictures, text, without }])
    }
  }

  /** Composes the report. What could not be read as a row is in it too. */
  html({ rows, summary }: DatasetReport, title: string, time: Date = new Date()): Generator<string> {
    const known = new Map(this.#rows)
    const positions = [...known.keys(), ...this.#request.dataset.problems.map(({ position }) => position)]
    positions.sort((a, b) => a - b)
    const entries = rows.map((verified, at): ReportRow => {
      const entry = known.get(positions[at] ?? -1)
      return entry ?? { verified, row: null, shown: null, pictures: [], text: [], without: null }
    })
    return reportHtml({ title, time, rows: entries, summary, sources: this.#sources })
  }

  async #draw({ bytes, source, rows, tell, wanted }: CheckedSource): Promise<CropOutcome> {
    const requests = rows.flatMap((row) => requestFor(row, this.#choice))
    if (!bytes || !source.found || requests.length === 0) return { crops: [], reasons: [] }
    const password = this.#request.passwordOf(bytes)
    const task: CropTask = { bytes, requests, budget: this.#left, password }
    const tellPage = (done: number, of: number) => tell(`${wanted.fileName}, page ${done + 1} of ${of} drawn`)
    const outcome = await drawPatiently(task, this.#request.signal, tellPage)
    const optional = new Set(requests.filter((one) => one.optional).map(({ key }) => key))
    for (const { key, bytes: drawn } of outcome.crops)
      this.#left[optional.has(key) ? 'optional' : 'needed'] -= drawn.byteLength
    return outcome
  }
}

/** Ends drawing that makes no progress; then nothing of that source is drawn. */
async function drawPatiently(
  task: CropTask,
  signal: AbortSignal | undefined,
  tell: (done: number, of: number) => void,
): Promise<CropOutcome> {
  const tooSlow = new AbortController()
  const giveUp = () => tooSlow.abort(new Error(`drawing made no progress for ${PATIENCE_MS / 1000} seconds`))
  const watchdog = setTimeout(giveUp, PATIENCE_MS)
  const either = signal ? AbortSignal.any([signal, tooSlow.signal]) : tooSlow.signal
  try {
    const onProgress = (done: number, of: number) => {
      watchdog.refresh()
      tell(done, of)
    }
    return await runJob('drawCrops', task, { signal: either, onProgress })
  } catch (error) {
    signal?.throwIfAborted()
    const reason = messageOf(error)
    return { crops: [], reasons: task.requests.map(({ key }) => ({ key, reason })) }
  } finally {
    clearTimeout(watchdog)
  }
}

function requestFor({ decoded, verified, shown }: ExaminedRow, choice: CropChoice): CropRequest[] {
  const optional = verified.result === 'exact' || verified.result === 'normalised'
  if (!shown || shown.boxes.length === 0 || choice === 'none' || (optional && choice === 'failing')) return []
  return [{ key: decoded.position, boxes: shown.boxes, mark: markOf(decoded.row, verified, shown), optional }]
}

function markOf({ region }: EvidenceRow, verified: VerifiedRow, shown: Passage): CropRequest['mark'] {
  if (region && shown.region) return 'region'
  return standsThere(verified) ? 'stands' : 'instead'
}

function picture(crop: Crop, source: CheckedSource['source'], row: EvidenceRow): ReportPicture {
  const { page, mediaType, bytes, width, height } = crop
  const sheet = source.found ? source.canonical.pages[page - 1] : undefined
  const label = sheet ? sheetLabelOf(row, sheet) : String(page)
  return {
    page,
    label,
    url: `data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`,
    width: Math.round(width * CSS_PIXELS),
    height: Math.round(height * CSS_PIXELS),
  }
}
