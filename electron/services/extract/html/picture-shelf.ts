/** Decides which pictures of a page are kept: raster images whose bytes stand in the page itself. */
import type { DraftBlock } from '../draft-block.ts'
import { attribute, elementsBelow } from './html-tree.ts'
import type { HtmlElement } from './html-tree.ts'

/** SVG is left out: it can hold scripts and links. */
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/\s]+={0,2})\s*$/i

/** Base64 characters of one picture, and of all pictures of a source. */
const MAX_PICTURE = 12_000_000
const MAX_ALL = 60_000_000
/** Placeholders of scripts that load pictures late, and counting pixels, are smaller than any real picture. */
const MIN_PICTURE = 200

/** Keeps the pictures of one source and counts those left out. */
export class PictureShelf {
  #size = 0
  #absent = 0
  #unknown = 0
  #tooLarge = 0

  /** Returns the block of an `img` element whose picture is kept, or null. */
  keep(image: HtmlElement): DraftBlock | null {
    const src = attribute(image, 'src') ?? ''
    const data = RASTER.exec(src)?.[1]?.replace(/\s/g, '') ?? ''
    if (data.length < MIN_PICTURE) {
      if (data === '' && src.length >= MIN_PICTURE && /^data:/i.test(src)) this.#unknown++
      else if (!isPixel(image)) this.#absent++
      return null
    }
    if (data.length > MAX_PICTURE || this.#size + data.length > MAX_ALL) {
      this.#tooLarge++
      return null
    }
    this.#size += data.length
    const type = src.slice(0, src.indexOf(',')).trim().toLowerCase().replace('image/jpg', 'image/jpeg')
    return { kind: 'picture', picture: { src: `${type},${data}`, alt: attribute(image, 'alt') ?? '' } }
  }

  /** Counts a drawing (`svg`) that holds words, such as a chart. */
  leaveOutDrawing(drawing: HtmlElement): void {
    for (const element of elementsBelow(drawing)) {
      if (element.tagName !== 'text') continue
      this.#absent++
      return
    }
  }

  /** Sentences about what was left out; empty where nothing was. */
  warnings(): string[] {
    const sentences: string[] = []
    if (this.#absent > 0) sentences.push(`${pictures(this.#absent)} not in the file and not shown.`)
    if (this.#unknown > 0) sentences.push(`${pictures(this.#unknown)} of a kind that is not shown.`)
    if (this.#tooLarge > 0) sentences.push(`${pictures(this.#tooLarge)} too large and not shown.`)
    return sentences
  }
}

function pictures(count: number): string {
  return count === 1 ? '1 picture is' : `${count} pictures are`
}

function isPixel(image: HtmlElement): boolean {
  return [attribute(image, 'width'), attribute(image, 'height')].some((size) => /^[012]$/.test(size ?? ''))
}
