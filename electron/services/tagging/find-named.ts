/** Finds a source, code or coder by what a person types for it. */
import type { Code, Coder, Project, Source } from '../../../shared/domain/project.ts'

export type Named<Thing> =
  { readonly ok: true; readonly found: Thing } | { readonly ok: false; readonly message: string }

/** A source by id, by a prefix of one id only, or by a file name that one source only has. */
export function findSource(project: Project, typed: string): Named<Source> {
  const { sources } = project
  const whole = sources.filter(({ id }) => id === typed)
  const matches =
    whole.length > 0
      ? whole
      : sources.filter(({ id, fileName }) => fileName === typed || (typed.length > 0 && id.startsWith(typed)))
  const [found] = matches
  if (found && matches.length === 1) return { ok: true, found }
  if (found) {
    const listed = matches.map(({ id, title }) => `${id} (${title})`).join(', ')
    return { ok: false, message: `“${typed}” names ${matches.length} sources: ${listed}. Use an id.` }
  }
  return { ok: false, message: `There is no source “${typed}”. List them with: pincite sources` }
}

/** A code by id, or by name in any case. */
export function findCode(project: Project, typed: string): Named<Code> {
  const { codes } = project
  const found = codes.find(({ id }) => id === typed) ?? codes.find(({ name }) => sameName(name, typed))
  if (found) return { ok: true, found }
  return {
    ok: false,
    message: `There is no code “${typed}”. The codes are ${codes.map(({ name }) => name).join(', ')}.`,
  }
}

/** A coder by id, or by name in any case; null where there is none yet. */
export function findCoder(project: Project, typed: string): Coder | null {
  const { coders } = project
  return coders.find(({ id }) => id === typed) ?? coders.find(({ name }) => sameName(name, typed)) ?? null
}

function sameName(a: string, b: string): boolean {
  return a.normalize('NFC').toLowerCase() === b.trim().normalize('NFC').toLowerCase()
}
