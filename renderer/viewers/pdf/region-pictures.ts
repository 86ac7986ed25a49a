/** Pictures of regions, for lists beside the pages: drawn when nothing on screen waits to be drawn, and kept. */
import type { PDFPageProxy } from 'pdfjs-dist'
import { formatBoxes, type PageBox } from '../../../shared/anchoring/page-box.ts'
import type { PictureSize } from '../desk.ts'
import { seenFromBox } from '../page-frame.ts'
import type { DrawQueue } from './draw-queue.ts'
import type { OpenPdf } from './open-pdf.ts'
import { pageFrame } from './lay-page.ts'

/** So many pictures are kept, those used last. */
const KEPT = 120
/** Behind every page on the desk. */
const LAST = 1e9
/** A picture that takes longer is given up, in milliseconds. */
const DRAWING_LIMIT = 10_000
/** A region is never drawn larger than so many pixels for a point. */
const LARGEST = 4

type Picture = Promise<HTMLCanvasElement | null>

export class RegionPictures {
  readonly #pdf: Promise<OpenPdf>
  readonly #queue: DrawQueue
  readonly #pictures = new Map<string, Picture>()

  constructor(pdf: Promise<OpenPdf>, queue: DrawQueue) {
    this.#pdf = pdf
    this.#queue = queue
  }

  /** Returns the picture of a region, drawn before or soon; null where its page can't be drawn. */
  draw = (region: PageBox, most: PictureSize): Picture => {
    const key = `${formatBoxes([region])} ${most.width}×${most.height}`
    const known = this.#pictures.get(key)
    this.#pictures.delete(key)
    const picture = known ?? this.#ask(region, most)
    this.#pictures.set(key, picture)
    const [oldest] = this.#pictures.keys()
    if (this.#pictures.size > KEPT && oldest !== undefined) this.#pictures.delete(oldest)
    return picture
  }

  #ask(region: PageBox, most: PictureSize): Picture {
    return new Promise((resolve) => {
      const draw = () => this.#drawNow(region, most).then(resolve, () => resolve(null))
      this.#queue.add({ urgency: () => LAST, draw })
    })
  }

  async #drawNow(region: PageBox, most: PictureSize): Promise<HTMLCanvasElement> {
    const { document: pdf } = await this.#pdf
    return drawRegion(await pdf.getPage(region.page), region, most)
  }
}

/** Draws the part of a page that a region covers. Rejects where pdf.js can't, or takes too long. */
async function drawRegion(
  page: PDFPageProxy,
  region: PageBox,
  most: PictureSize,
): Promise<HTMLCanvasElement> {
  const { left, top, width, height } = seenFromBox(pageFrame(page), region)
  const scale = Math.min(most.width / width, most.height / height, LARGEST)
  const viewport = page.getViewport({ scale, offsetX: -left * scale, offsetY: -top * scale })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const task = page.render({ canvas, viewport })
  const timer = setTimeout(() => task.cancel(), DRAWING_LIMIT)
  try {
    await task.promise
    return canvas
  } finally {
    clearTimeout(timer)
  }
}
