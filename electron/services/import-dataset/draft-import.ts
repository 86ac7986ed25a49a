/** Drafts an import while other work has its turn: progress goes out, and the wish to stop is heard. */
import { setImmediate } from 'node:timers/promises'
import {
  draftDatasetImport,
  draftingDatasetImport,
  type DatasetImport,
  type ImportedDataset,
  type ImportOptions,
} from '../../../shared/dataset-import/draft-dataset-import.ts'
import type { ImportContext } from './import-context.ts'

/** Milliseconds of drafting before other work gets its turn. */
const TURN = 30

/**
 * Drafts the change for the project as it stands at the end; where it changed meanwhile, once more and in one go. Rejects
 * with the signal's reason when it is stopped.
 */
export async function draftImport(
  { store, signal, onProgress }: Pick<ImportContext, 'store' | 'signal' | 'onProgress'>,
  dataset: ImportedDataset,
  options: ImportOptions,
): Promise<DatasetImport> {
  const project = store.project()
  const drafting = draftingDatasetImport(store.state, dataset, options)
  let turn = performance.now()
  for (;;) {
    const step = drafting.next()
    if (step.done === true) {
      return store.project() === project ? step.value : draftDatasetImport(store.state, dataset, options)
    }
    if (performance.now() - turn < TURN) continue
    onProgress?.(step.value, dataset.rows.length, `${step.value.toLocaleString('en')} rows compared`)
    await setImmediate()
    signal?.throwIfAborted()
    turn = performance.now()
  }
}
