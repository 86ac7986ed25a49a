/** The citation styles to choose from, those of the person among them. */
import { useEffect, useState } from 'react'
import type { CitationStyle } from '../../shared/citation/citation-styles.ts'
import { useSessionObject } from './session.ts'

/** Returns the styles at hand; asked for anew when another is chosen, which may just have been added. */
export function useCitationStyles(chosen: string): readonly CitationStyle[] {
  const session = useSessionObject()
  const [styles, setStyles] = useState<readonly CitationStyle[]>([])
  useEffect(() => {
    let wanted = true
    session.client.listCitationStyles({}).then(
      (listed) => wanted && setStyles(listed),
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [session, chosen])
  return styles
}
