/** What the region of an annotation shows, cut out of its page: drawn once it is seen, never before the pages. */
import { useEffect, useRef, useState, type RefObject } from 'react'
import type { PageBox } from '../../shared/anchoring/page-box.ts'
import { useSession, useSessionObject } from '../state/session.ts'

export interface RegionPictureProps {
  readonly sourceId: string
  readonly region: PageBox
  /** What is told of it in place of the picture; "" where the words beside it say the same. */
  readonly name: string
  /** Largest size in CSS pixels. */
  readonly width: number
  readonly height: number
}

export function RegionPicture({ sourceId, region, name, width, height }: RegionPictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const seen = useSeen(canvas)
  const failed = usePicture(canvas, { sourceId, region, width, height, wanted: seen })
  // Reserved before the picture is there: nothing moves when it comes. Turned pages are seen the other way round.
  return (
    <span className="region-picture" data-failed={failed} style={{ maxWidth: width, height }}>
      <canvas
        ref={canvas}
        width={1}
        height={1}
        {...(name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
      />
    </span>
  )
}

/** The text alternative: page ("p. 12", or "") and words of a region. */
export function regionName(exact: string, page: string): string {
  const on = page === '' ? '' : ` on ${page}`
  return exact === '' ? `Area without words${on}` : `Area${on} with the words “${exact}”`
}

interface Wanted {
  readonly sourceId: string
  readonly region: PageBox
  readonly width: number
  readonly height: number
  readonly wanted: boolean
}

/** Draws the picture when it is wanted and its report is on screen; true where its page can't be drawn. */
function usePicture(canvas: RefObject<HTMLCanvasElement | null>, picture: Wanted): boolean {
  const { sourceId, region, width, height, wanted } = picture
  const session = useSessionObject()
  const drawn = useSession((state) => state.drawnSource === sourceId)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!wanted || !drawn) return undefined
    let current = true
    const size = { width: width * devicePixelRatio, height: height * devicePixelRatio }
    void session.reportRef.current?.regionPicture(region, size).then((found) => {
      if (!current) return
      setFailed(found === null)
      if (canvas.current && found) copyTo(canvas.current, found)
    })
    return () => {
      current = false
    }
  }, [session, canvas, region, width, height, wanted, drawn])
  return failed
}

function copyTo(canvas: HTMLCanvasElement, picture: HTMLCanvasElement): void {
  canvas.width = picture.width
  canvas.height = picture.height
  canvas.style.width = `${picture.width / devicePixelRatio}px`
  canvas.getContext('2d')?.drawImage(picture, 0, 0)
}

/** True from the moment an element is first on screen, or nearly. */
function useSeen(element: RefObject<Element | null>): boolean {
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (!element.current || seen) return undefined
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, seen])
  return seen
}
