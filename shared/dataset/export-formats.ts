/**
 * The registry of export formats: what each is called, what its file is named, and what it holds. The window's dialog,
 * the commands and the API go by this one list; `electron/services/export` says how each is written. The formats that
 * can be read back are in `formats.ts`.
 */
import { csv } from './csv.ts'
import { jsonl } from './jsonl.ts'
import { webAnnotation } from './web-annotation.ts'

/** What stands in a file: evidence rows, the sources they cite, the codebook, or all of it. */
export type ExportContent = 'rows' | 'sources' | 'codebook' | 'all'

export interface ExportFormat {
  readonly label: string
  /** With its dot: ".csv". */
  readonly extension: string
  readonly mediaType: string
  /** A few words for who has to choose. */
  readonly detail: string
  /** Under which heading the dialog lists it. */
  readonly group: 'Data set' | 'Exchange' | 'References' | 'Documents'
  readonly holds: ExportContent
}

const nameOf = ({
  label,
  extension,
  mediaType,
}: Pick<ExportFormat, 'label' | 'extension' | 'mediaType'>) => ({
  ...{ label, extension, mediaType },
})

export const EXPORT_FORMATS = {
  datapackage: {
    label: 'Data Package',
    extension: '.zip',
    mediaType: 'application/zip',
    detail: 'tables with field docs, checksums and a seal',
    group: 'Data set',
    holds: 'all',
  },
  csv: {
    ...nameOf(csv),
    detail: 'one row an annotation, opens in any spreadsheet',
    group: 'Data set',
    holds: 'rows',
  },
  xlsx: {
    label: 'Excel workbook',
    extension: '.xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    detail: 'formatted, figures and sources on sheets of their own',
    group: 'Data set',
    holds: 'rows',
  },
  jsonl: {
    ...nameOf(jsonl),
    detail: 'one object a line, for R and Python',
    group: 'Data set',
    holds: 'rows',
  },
  'web-annotation': {
    ...nameOf(webAnnotation),
    detail: 'W3C model, for other annotation tools',
    group: 'Exchange',
    holds: 'rows',
  },
  qdc: {
    label: 'REFI-QDA codebook',
    extension: '.qdc',
    mediaType: 'application/xml',
    detail: 'the codes, for NVivo, ATLAS.ti and MAXQDA',
    group: 'Exchange',
    holds: 'codebook',
  },
  bibtex: {
    label: 'BibTeX',
    extension: '.bib',
    mediaType: 'application/x-bibtex',
    detail: 'the sources, with what is quoted as notes',
    group: 'References',
    holds: 'sources',
  },
  ris: {
    label: 'RIS',
    extension: '.ris',
    mediaType: 'application/x-research-info-systems',
    detail: 'the sources, for Zotero, EndNote and Mendeley',
    group: 'References',
    holds: 'sources',
  },
  'csl-json': {
    label: 'CSL-JSON',
    extension: '.json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    detail: 'the sources, for Pandoc and Zotero',
    group: 'References',
    holds: 'sources',
  },
  markdown: {
    label: 'Markdown table',
    extension: '.md',
    mediaType: 'text/markdown',
    detail: 'evidence tables by code or report',
    group: 'Documents',
    holds: 'rows',
  },
} as const satisfies Record<string, ExportFormat>

export type ExportName = keyof typeof EXPORT_FORMATS

const NOUNS: Readonly<Record<ExportContent, string>> = {
  ...{ rows: 'row', all: 'row', sources: 'source', codebook: 'code' },
}

/** What the entries of a file are counted in: "row", "source" or "code". */
export function nounOf(format: ExportName): string {
  return NOUNS[EXPORT_FORMATS[format].holds]
}

export const EXPORT_NAMES = Object.keys(EXPORT_FORMATS) as ExportName[]

/** Says whether `name` is a format of the registry. */
export function isExportName(name: string): name is ExportName {
  return Object.hasOwn(EXPORT_FORMATS, name)
}
