/**
 * Draws the places of a PDF that rows cite: the page around their boxes, with the boxes marked. It needs
 * @napi-rs/canvas, which comes with pdf.js where the system has a build of it; elsewhere nothing is drawn.
 */
import { createRequire } from 'node:module'
import type { Canvas } from '@napi-rs/canvas'
import type { PageBox } from '../../../shared/anchoring/page-box.ts'
import { openPdf, type PdfDocument } from '../extract/pdf/open-pdf.ts'
import { locatePdfAssets } from '../extract/pdf/pdf-assets.ts'
import { cropAround, markBoxes, sizeWithin, type CropMark, type Viewport } from './crop-geometry.ts'

/** What is to be drawn for one row. */
export interface CropRequest {
  readonly key: number
  /** May lie on several pages; each of the first {@link PAGES_EACH} gives a crop. */
  readonly boxes: readonly PageBox[]
  readonly mark: CropMark
  /** Left out first where the crops grow too large. */
  readonly optional: boolean
}

/** Bytes that the crops may have, those of optional requests apart. */
export interface CropBudget {
  readonly needed: number
  readonly optional: number
}

/** Plain values: a crop job runs in a thread of its own. */
export interface CropTask {
  readonly bytes: Uint8Array
  readonly requests: readonly CropRequest[]
  readonly budget: CropBudget
  readonly password?: string | undefined
}

export interface Crop {
  readonly key: number
  /** 1-based sheet. */
  readonly page: number
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** `reasons` says of keys without a crop why there is none. */
export interface CropOutcome {
  readonly crops: readonly Crop[]
  readonly reasons: readonly { readonly key: number; readonly reason: string }[]
}

export interface CropOptions {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

export const PAGES_EACH = 3
/** Pixels for a point. */
export const CROP_SCALE = 1.75
/** A page of more pixels is drawn smaller, and so is a crop. */
const PAGE_PIXELS = 12_000_000
const CROP_PIXELS = 2_500_000
const JPEG_QUALITY = 82

type CanvasKit = typeof import('@napi-rs/canvas')

/** Returns null where there is no build of it for this system. */
export function loadCanvasKit(): CanvasKit | null {
  try {
    return createRequire(import.meta.url)('@napi-rs/canvas') as CanvasKit
  } catch {
    return null
  }
}

/**
 * Draws page by page, one of them in memory at a time. What can't be drawn is among the reasons. Rejects only with the
 * reason of an aborted `signal`.
 */
export async function drawCrops(task: CropTask, options: CropOptions = {}): Promise<CropOutcome> {
  const { requests, password } = task
  const none = (reason: string): CropOutcome => {
    return { crops: [], reasons: requests.map(({ key }) => ({ key, reason })) }
  }
  const kit = loadCanvasKit()
  if (!kit) return none('pages can’t be drawn here: the package @napi-rs/canvas is not installed')
  const opened = await openPdf(task.bytes, { assets: locatePdfAssets(), password, pictures: true })
  if (!opened.ok) return none(opened.refusal.message)
  try {
    return await drawPages(opened.document, kit, task, options)
  } finally {
    await opened.close()
  }
}

async function drawPages(
  document: PdfDocument,
  kit: CanvasKit,
  { requests, budget }: CropTask,
  { signal, onProgress }: CropOptions,
): Promise<CropOutcome> {
  const crops: Crop[] = []
  const reasons = new Map<number, string>()
  const left = { needed: budget.needed, optional: budget.optional }
  const pages = [...groupByPage(requests)].sort(([a], [b]) => a - b)
  for (const [done, [number, onPage]] of pages.entries()) {
    onProgress?.(done, pages.length)
    signal?.throwIfAborted()
    const within = onPage.filter(({ optional }) => left[optional ? 'optional' : 'needed'] > 0)
    for (const { key } of onPage.filter((one) => !within.includes(one)))
      reasons.set(key, 'left out to keep this file small')
    if (within.length === 0) continue
    try {
      for (const crop of await drawPage(document, kit, { number, requests: within })) {
        crops.push(crop)
        const { optional } = within.find(({ key }) => key === crop.key) ?? { optional: true }
        left[optional ? 'optional' : 'needed'] -= crop.bytes.byteLength
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      for (const { key } of within) reasons.set(key, `page ${number} can’t be drawn (${why})`)
    }
  }
  const drawn = new Set(crops.map(({ key }) => key))
  const without = [...reasons].filter(([key]) => !drawn.has(key))
  return { crops, reasons: without.map(([key, reason]) => ({ key, reason })) }
}

interface PageRequest {
  readonly number: number
  readonly requests: readonly CropRequest[]
}

/** The boxes of each request by page. */
function groupByPage(requests: readonly CropRequest[]): Map<number, CropRequest[]> {
  const pages = new Map<number, CropRequest[]>()
  for (const request of requests) {
    const numbers = [...new Set(request.boxes.map(({ page }) => page))].slice(0, PAGES_EACH)
    for (const number of numbers) {
      const here = { ...request, boxes: request.boxes.filter(({ page }) => page === number) }
      pages.set(number, [...(pages.get(number) ?? []), here])
    }
  }
  return pages
}

async function drawPage(
  document: PdfDocument,
  kit: CanvasKit,
  { number, requests }: PageRequest,
): Promise<readonly Crop[]> {
  const page = await document.getPage(number)
  try {
    const upright = page.getViewport({ scale: CROP_SCALE })
    const scale = CROP_SCALE * sizeWithin(upright, PAGE_PIXELS)
    const viewport = page.getViewport({ scale })
    const canvas = kit.createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    await page.render({ canvas: canvas as never, viewport }).promise
    const crops: Crop[] = []
    for (const request of requests) crops.push(await cut(kit, { canvas, viewport, scale }, request))
    return crops
  } finally {
    page.cleanup()
  }
}

interface DrawnPage {
  readonly canvas: Canvas
  readonly viewport: Viewport
  /** Pixels for a point. */
  readonly scale: number
}

/** Every crop has marks of its own, so it is marked after it was cut. */
async function cut(kit: CanvasKit, page: DrawnPage, { key, boxes, mark }: CropRequest): Promise<Crop> {
  const { canvas, viewport, scale } = page
  const area = cropAround(viewport, boxes, scale)
  const shrink = sizeWithin(area, CROP_PIXELS)
  const width = Math.max(1, Math.round(area.width * shrink))
  const height = Math.max(1, Math.round(area.height * shrink))
  const crop = kit.createCanvas(width, height)
  const context = crop.getContext('2d')
  context.drawImage(canvas, area.x, area.y, area.width, area.height, 0, 0, width, height)
  context.scale(shrink, shrink)
  context.translate(-area.x, -area.y)
  markBoxes(context, viewport, { boxes, mark, scale })
  const [png, jpeg] = await Promise.all([crop.encode('png'), crop.encode('jpeg', JPEG_QUALITY)])
  const smaller = png.byteLength <= jpeg.byteLength
  const mediaType = smaller ? 'image/png' : 'image/jpeg'
  const number = boxes[0]?.page ?? 1
  return { key, page: number, mediaType, bytes: new Uint8Array(smaller ? png : jpeg), width, height }
}
