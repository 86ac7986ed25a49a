/** Finds a source or a code by what a person types for it. */
import type { Code } from '../../../shared/domain/codebook.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'

export type Named<Thing> =
  { readonly ok: true; readonly found: Thing } | { readonly ok: false; readonly message: string }

/** A source by its id, by the start of one id only, or by a file name that one source only has. */
export function findSource({ sources }: Project, typed: string): Named<Source> {
  const whole = sources.find(({ id }) => id === typed)
  if (whole) return { ok: true, found: whole }
  // File systems disagree on how an accented letter is spelt.
  const fileName = typed.normalize('NFC')
  const matches = sources.filter(
    (source) =>
      source.fileName.normalize('NFC') === fileName || (typed !== '' && source.id.startsWith(typed)),
  )
  const [found] = matches
  if (!found) return { ok: false, message: `There is no source “${typed}”. List them with: pincite sources` }
  if (matches.length === 1) return { ok: true, found }
  const listed = matches.map(({ id, fileName, title }) => `${id} (${fileName}, “${title}”)`).join(', ')
  return { ok: false, message: `“${typed}” names ${matches.length} sources: ${listed}. Use an id.` }
}

/** A code by its id, or by its name in any case. Of codes with the same name none is chosen. */
export function findCode({ codes }: Project, typed: string): Named<Code> {
  const whole = codes.find(({ id }) => id === typed)
  if (whole) return { ok: true, found: whole }
  const matches = codes.filter(({ name }) => folded(name) === folded(typed))
  const [found] = matches
  if (!found) {
    const names = codes.map(({ name }) => name).join(', ')
    return { ok: false, message: `There is no code “${typed}”. The codes are ${names}.` }
  }
  if (matches.length === 1) return { ok: true, found }
  const listed = matches.map(({ id }) => id).join(', ')
  return { ok: false, message: `${matches.length} codes are called “${found.name}”: ${listed}. Use an id.` }
}

function folded(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}
