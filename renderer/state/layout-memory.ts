/** Widths of the side panels, remembered for this person per size of window. */
import { useCallback, useEffect, useState } from 'react'
import { useSessionObject } from './session.ts'

export interface Layout {
  /** Pixels; 0 is collapsed. */
  readonly sources: number
  readonly annotations: number
  readonly codes: number
  /** Height of the annotation list as a share of its panel. */
  readonly list: number
}

export type WindowSize = 'wide' | 'narrow' | 'stacked'

/** The layouts nobody has changed yet. */
export const standardLayouts: Readonly<Record<WindowSize, Layout>> = {
  wide: { sources: 256, annotations: 384, codes: 320, list: 0.4 },
  narrow: { sources: 256, annotations: 328, codes: 252, list: 0.4 },
  stacked: { sources: 256, annotations: 328, codes: 320, list: 0.4 },
}

/** Limits of the widths, in pixels. */
export const widths = {
  sources: { min: 200, max: 360 },
  annotations: { min: 300, max: 560 },
  codes: { min: 200, max: 480 },
} as const

/**
 * Up to these widths Sources is a rail (1150 px), and the panels stand one above the other (760 px). In em of the
 * browser's own type size, so that larger type counts as a narrower window.
 */
const queries = { narrow: '(max-width: 71.875em)', stacked: '(max-width: 47.5em)' } as const

/** Follows the size of the window. */
export function useWindowSize(): WindowSize {
  const [size, setSize] = useState(windowSize)
  useEffect(() => {
    const media = [matchMedia(queries.narrow), matchMedia(queries.stacked)]
    const update = () => setSize(windowSize())
    for (const one of media) one.addEventListener('change', update)
    return () => {
      for (const one of media) one.removeEventListener('change', update)
    }
  }, [])
  return size
}

function windowSize(): WindowSize {
  if (matchMedia(queries.stacked).matches) return 'stacked'
  return matchMedia(queries.narrow).matches ? 'narrow' : 'wide'
}

/** Returns the layout of a size of window (null until it is read) and a way to change it. */
export function useLayout(size: WindowSize): {
  readonly layout: Layout | null
  readonly change: (patch: Partial<Layout>) => void
} {
  const { client } = useSessionObject()
  const [layouts, setLayouts] = useState<Readonly<Partial<Record<WindowSize, Layout>>>>({})
  const standard = standardLayouts[size]
  const key = `layout:${size}`
  useEffect(() => {
    let current = true
    const show = (layout: Layout) => current && setLayouts((known) => ({ ...known, [size]: layout }))
    client.readView({ key }).then(
      (text) => show(parseLayout(text, standard)),
      () => show(standard),
    )
    return () => {
      current = false
    }
  }, [client, key, size, standard])
  const layout = layouts[size] ?? null
  const change = useCallback(
    (patch: Partial<Layout>) => {
      const changed = { ...(layout ?? standard), ...patch }
      setLayouts((known) => ({ ...known, [size]: changed }))
      // A forgotten width is no reason to bother anyone.
      void client.writeView({ key, value: JSON.stringify(changed) }).catch(() => undefined)
    },
    [client, key, layout, size, standard],
  )
  return { layout, change }
}

/** Reads a remembered layout; what is missing or makes no sense is as in `standard`. */
export function parseLayout(text: string | null, standard: Layout): Layout {
  if (text === null) return standard
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return standard
  }
  if (typeof value !== 'object' || value === null) return standard
  const read = (name: keyof Layout, min: number, max: number) => {
    const number = Object.entries(value).find(([key]) => key === name)?.[1] as unknown
    if (number === 0 && name !== 'list') return 0
    return typeof number === 'number' && number >= min && number <= max ? number : standard[name]
  }
  return {
    sources: read('sources', widths.sources.min, widths.sources.max),
    annotations: read('annotations', widths.annotations.min, widths.annotations.max),
    codes: read('codes', widths.codes.min, widths.codes.max),
    list: read('list', 0.05, 0.95),
  }
}
