/** Looks for each row of a dataset in the sources of a project, read again from their bytes. */
import type { DecodedDataset } from '../../../shared/dataset/dataset-format.ts'
import { placeRow, type RowPlacing } from '../../../shared/dataset-import/place-row.ts'
import { verifyDataset } from '../verify/verify-dataset.ts'
import type { ImportContext } from './import-context.ts'

/** Returns where each row stands, by its position in the file. Rejects with the signal's reason when it is stopped. */
export async function placeDataset(
  dataset: DecodedDataset,
  { store, extract, password, signal, onProgress }: ImportContext,
): Promise<ReadonlyMap<number, RowPlacing>> {
  const placings = new Map<number, RowPlacing>()
  await verifyDataset({
    dataset,
    sourcesFolder: store.folder,
    extract,
    ...(password === undefined ? {} : { password }),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
    onSource: ({ source, rows }) => {
      const canonical = source.found ? source.canonical : null
      for (const { decoded, ...examined } of rows) {
        placings.set(decoded.position, placeRow(decoded.row, examined, canonical))
      }
      return Promise.resolve()
    },
  })
  return placings
}
