/** Folds the name of a field as a person may type it: "Certainty cue", "certaintyCue" and "certainty_cues" are one. */
export function foldFieldName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/(?<=..)s$/, '')
}
