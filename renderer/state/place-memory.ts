/** Where the person was in each report, remembered outside the project. */
import { useCallback } from 'react'
import type { Client } from '../../shared/api/rpc.ts'
import type { ViewPlace } from '../viewers/report-view.ts'

const key = (folder: string, sourceId: string) => `place:${folder}:${sourceId}`

export async function readPlace(client: Client, folder: string, sourceId: string): Promise<ViewPlace | null> {
  try {
    const text = await client.readView({ key: key(folder, sourceId) })
    return text === null ? null : parsePlace(JSON.parse(text))
  } catch {
    // An unreadable place is the beginning of the report.
    return null
  }
}

function parsePlace(value: unknown): ViewPlace | null {
  if (typeof value !== 'object' || value === null || !('offset' in value) || !('zoom' in value)) return null
  const { offset, zoom } = value
  if (typeof offset !== 'number' || offset < 0) return null
  const known = zoom === 'fit-width' || (typeof zoom === 'number' && zoom > 0 && zoom < 20)
  return known ? { offset, zoom: zoom } : null
}

export function usePlaceMemory(client: Client, folder: string, sourceId: string): (place: ViewPlace) => void {
  return useCallback(
    (place) => {
      const value = JSON.stringify(place)
      void client.writeView({ key: key(folder, sourceId), value }).catch(() => undefined)
    },
    [client, folder, sourceId],
  )
}
