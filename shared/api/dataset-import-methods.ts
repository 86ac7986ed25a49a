/** Methods that take annotations into the project from elsewhere: a part of the table in `methods.ts`. */
import { z } from 'zod'
import { id, write } from './method.ts'
import type { DatasetImportOutcome } from './pincite-api.ts'

const codeName = z.string().trim().min(1).max(200)

export const datasetImportMethods = {
  importDatasetUpload: write<DatasetImportOutcome>()(
    'Takes the annotations of an uploaded dataset by one change; only says what it would do unless `apply`.',
    z.strictObject({
      upload: id,
      apply: z.boolean(),
      keep: z.boolean(),
      replace: z.boolean(),
      orphans: z.boolean(),
      code: codeName.optional(),
      task: id,
    }),
  ),
  importHighlights: write<DatasetImportOutcome>()(
    'Takes the marks within a PDF source by one change, what the project has of them left as it is; only says what it would do unless `apply`.',
    z.strictObject({ sourceId: id, apply: z.boolean(), code: codeName.optional(), task: id }),
  ),
} as const
