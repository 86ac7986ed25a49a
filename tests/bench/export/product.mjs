// What is measured of the product, for `run.mjs` to bundle.
export { cellReader, csv } from '../../../shared/dataset/csv.ts'
export { jsonl } from '../../../shared/dataset/jsonl.ts'
export { EVIDENCE_KEYS } from '../../../shared/dataset/evidence-row.ts'
export { bytesOf, ExportPace } from '../../../electron/services/export/export-pace.ts'
export { writeWorkbook } from '../../../electron/services/export/xlsx/write-workbook.ts'
