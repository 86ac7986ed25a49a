/**
 * Names and dates of a bibliographic record as a person types them. Names: `Family, Given; Institution`, with braces
 * around an institution that has a comma or semicolon. Dates: as in EDTF (ISO 8601-2) `2019`, `2019-05`, `2019-05-01`,
 * `2019/2020`, `2019-21` (spring), `2019~` (about), and `"forthcoming"` in quotation marks for what is no date.
 */
import type { CslDate, CslName } from '../domain/csl-item.ts'

/** Reads names, separated by semicolons or line ends. What has no comma is taken as it stands: an institution. */
export function typedNames(text: string): readonly CslName[] {
  const parts = text.match(/(?:\{[^{}]*\}|[^;\n{}]|[{}])+/gu) ?? []
  return parts.map((part) => part.trim()).flatMap((part) => (part === '' ? [] : [typedName(part)]))
}

/** Writes names in the words of {@link typedNames}. */
export function formatNames(names: readonly CslName[], separator = '; '): string {
  return names.map(formatName).join(separator)
}

/** Writes one name: "de la Cruz, Ana, Jr". */
export function formatName(name: CslName): string {
  if (name.literal !== undefined) return /[,;\n]/u.test(name.literal) ? `{${name.literal}}` : name.literal
  const particles = [name['dropping-particle'], name['non-dropping-particle'], name.family]
  const family = particles.filter((part) => part !== undefined).join(' ')
  const parts = [family, name.given, name.suffix].filter((part) => part !== undefined && part !== '')
  // A comma says that it is a person's.
  return parts.length === 1 ? `${parts[0] ?? ''},` : parts.join(', ')
}

/** Reads a date; null for what is none. */
export function typedDate(text: string): CslDate | null {
  const typed = text.trim()
  const literal = /^["“](.+)["”]$/u.exec(typed)?.[1]
  if (literal !== undefined) return { literal }
  const circa = typed.endsWith('~')
  const [first = '', last, more] = (circa ? typed.slice(0, -1) : typed).split('/')
  if (more !== undefined) return null
  const season = /^(\d{4})-2([1-4])$/u.exec(first)
  if (season && last === undefined) {
    return { 'date-parts': [[Number(season[1])]], season: Number(season[2]), ...(circa ? { circa } : {}) }
  }
  const dates = [first, ...(last === undefined ? [] : [last])].map(dateParts)
  const known = dates.filter((date) => date !== null)
  if (known.length < dates.length) return null
  return { 'date-parts': known, ...(circa ? { circa } : {}) }
}

/** Writes a date in the words of {@link typedDate}. */
export function formatDate({ 'date-parts': parts, season, circa, literal }: CslDate): string {
  if (!parts) return literal === undefined ? '' : `"${literal}"`
  const dates = parts.map(([year = 0, ...rest]) =>
    [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-'),
  )
  const own = season === undefined ? dates.join('/') : `${dates[0] ?? ''}-2${season}`
  return circa ? `${own}~` : own
}

function typedName(text: string): CslName {
  const literal = /^\{([^{}]*)\}$/u.exec(text)?.[1]
  if (literal !== undefined) return { literal: literal.trim() }
  const [family = '', given, suffix, more] = text.split(',').map((part) => part.trim())
  if (given === undefined || more !== undefined || family === '') return { literal: text }
  return {
    family,
    ...(given === '' ? {} : { given }),
    ...(suffix === undefined || suffix === '' ? {} : { suffix }),
  }
}

/** Year, month and day of "2019-05-01", or the first of them; null for no such day. */
function dateParts(text: string): number[] | null {
  if (!/^\d{4}(?:-\d\d?){0,2}$/u.test(text)) return null
  const parts = text.split('-').map(Number)
  const [year = 0, month = 1, day = 1] = parts
  const made = new Date(Date.UTC(year, month - 1, day))
  made.setUTCFullYear(year, month - 1, day)
  const exists = made.getUTCMonth() === month - 1 && made.getUTCDate() === day
  return exists ? parts : null
}
