/** Where the person was in each report, remembered outside the project. */
import { useCallback } from 'react'
import type { Client } from '../../shared/api/rpc.ts'
import type { ViewPlace } from '../viewers/report-view.ts'

const key = (folder: string, sourceId: string) => `place:${folder}:${sourceId}`

/** Reads where the person was in a report; null is its beginning. */
export async function readPlace(client: Client, folder: string, sourceId: string): Promise<ViewPlace | null> {
  try {
    const text = await client.readView({ key: key(folder, sourceId) })
    return text === null ? null : parsePlace(JSON.parse(text))
  } catch {
    // An unreadable place is the beginning of the report.
    return null
  }
}

/** Reads a remembered place; null for what makes no sense, which is the beginning of the report. */
export function parsePlace(value: unknown): ViewPlace | null {
  if (typeof value !== 'object' || value === null || !('offset' in value) || !('zoom' in value)) return null
  const { offset, zoom } = value
  if (typeof offset !== 'number' || !Number.isInteger(offset) || offset < 0) return null
  if (zoom !== 'fit-width' && !(typeof zoom === 'number' && zoom > 0 && zoom < 20)) return null
  const page = 'page' in value ? value.page : null
  const share = 'share' in value ? value.share : null
  if (typeof page !== 'number' || !Number.isInteger(page) || page < 1) return { offset, zoom }
  return {
    offset,
    zoom,
    page,
    ...(typeof share === 'number' ? { share: Math.min(1, Math.max(0, share)) } : {}),
  }
}

/** Returns a way to remember where the person reads in one report; the same function from draw to draw. */
export function usePlaceMemory(client: Client, folder: string, sourceId: string): (place: ViewPlace) => void {
  return useCallback(
    (place) => {
      const value = JSON.stringify(place)
      void client.writeView({ key: key(folder, sourceId), value }).catch(() => undefined)
    },
    [client, folder, sourceId],
  )
}
