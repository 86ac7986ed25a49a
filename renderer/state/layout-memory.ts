/** Widths of the side panels, remembered for this person per size of window. */
import { useCallback, useEffect, useState } from 'react'
import { useSessionObject } from './session.ts'

export interface Layout {
  /** Pixels; 0 is collapsed. */
  readonly sources: number
  readonly annotations: number
  /** Height of the annotation list as a share of its panel. */
  readonly list: number
}

/** Below this width of window (pixels) Sources is a rail; see the interface brief. */
export const narrowWidth = 1150

const wide: Layout = { sources: 256, annotations: 384, list: 0.45 }
const narrow: Layout = { sources: 48, annotations: 328, list: 0.4 }

function useNarrow(): boolean {
  const query = `(max-width: ${narrowWidth}px)`
  const [matches, setMatches] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const update = () => setMatches(media.matches)
    media.addEventListener('change', update)
    return () => media.removeEventListener('change', update)
  }, [query])
  return matches
}

/** Returns the layout of this size of window (null until it is read) and a way to change it. */
export function useLayout(): {
  readonly layout: Layout | null
  readonly isNarrow: boolean
  readonly change: (patch: Partial<Layout>) => void
} {
  const { client } = useSessionObject()
  const isNarrow = useNarrow()
  const [layouts, setLayouts] = useState<Readonly<Record<string, Layout>>>({})
  const key = isNarrow ? 'layout:narrow' : 'layout:wide'
  const standard = isNarrow ? narrow : wide
  useEffect(() => {
    let current = true
    const show = (layout: Layout) => current && setLayouts((known) => ({ ...known, [key]: layout }))
    client.readView({ key }).then(
      (text) => show(parseLayout(text, standard)),
      () => show(standard),
    )
    return () => {
      current = false
    }
  }, [client, key, standard])
  const layout = layouts[key] ?? null
  const change = useCallback(
    (patch: Partial<Layout>) => {
      const changed = { ...(layout ?? standard), ...patch }
      setLayouts((known) => ({ ...known, [key]: changed }))
      // A forgotten width is no reason to bother anyone.
      void client.writeView({ key, value: JSON.stringify(changed) }).catch(() => undefined)
    },
    [client, key, layout, standard],
  )
  return { layout, isNarrow, change }
}

function parseLayout(text: string | null, standard: Layout): Layout {
  if (text === null) return standard
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Layout, unknown>>
    const number = (key: keyof Layout) => (typeof value[key] === 'number' ? value[key] : standard[key])
    return { sources: number('sources'), annotations: number('annotations'), list: number('list') }
  } catch {
    return standard
  }
}
