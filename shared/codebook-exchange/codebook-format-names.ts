/** The names of the codebook formats, for those who choose one and neither read nor write it. */

export const CODEBOOK_FORMAT_NAMES = ['qdc', 'csv', 'json'] as const
export type CodebookFormatName = (typeof CODEBOOK_FORMAT_NAMES)[number]

/** Says whether `name` is a codebook format. */
export function isCodebookFormat(name: string): name is CodebookFormatName {
  return CODEBOOK_FORMAT_NAMES.some((one) => one === name)
}
