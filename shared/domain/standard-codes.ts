/** The codes that every project starts with, and the fields they ask for. From then on they are data like any other. */
import type { DraftWrite } from './change.ts'
import type { Code, Field, FieldType, Hue, Pattern } from './codebook.ts'
import { fieldWrites, nextPosition, writesOf } from './draft-writes.ts'

/** Ids for the three codes every project starts with. */
export interface StandardCodeIds {
  readonly finding: string
  readonly statistic: string
  readonly recommendation: string
}

interface StandardField {
  /** Makes the field's id, together with that of its code. */
  readonly key: string
  readonly name: string
  readonly type: FieldType
  readonly required?: true
  readonly options?: readonly string[]
}

interface StandardCode extends Pick<Code, 'name' | 'definition' | 'useWhen' | 'notWhen'> {
  readonly hue: Hue
  readonly pattern: Pattern
  readonly fields: readonly StandardField[]
}

const theme: StandardField = { key: 'theme', name: 'Theme', type: 'text' }

/** In codebook order. */
export const STANDARD_CODES: Readonly<Record<keyof StandardCodeIds, StandardCode>> = {
  finding: {
    name: 'Finding',
    definition: 'What the report says it found or concludes.',
    useWhen: 'The report asserts a condition, a cause or a judgement, or relays one from somebody it names.',
    notWhen: 'It only says what was done or asked, or leads over to what follows.',
    hue: 'gold',
    pattern: 'solid',
    fields: [
      { key: 'claim', name: 'Claim', type: 'text' },
      theme,
      { key: 'certainty', name: 'Certainty cue', type: 'text' },
      { key: 'attribution', name: 'Attribution', type: 'text' },
    ],
  },
  statistic: {
    name: 'Statistic',
    definition: 'A number with what it measures, of whom, where and when.',
    useWhen: 'A quantity of people, money, events or time is stated, also where it is relayed from others.',
    notWhen: 'The number is an age, a year or a section standing alone, or a deadline.',
    hue: 'blue',
    pattern: 'dotted',
    fields: [
      { key: 'figures', name: 'Figures', type: 'figures', required: true, options: ['value', 'unit'] },
      theme,
      { key: 'attribution', name: 'Attribution', type: 'text' },
      { key: 'basis', name: 'Basis', type: 'choice', options: ['own data', 'relayed', 'unclear'] },
    ],
  },
  recommendation: {
    name: 'Recommendation',
    definition: 'What the report asks someone to do.',
    useWhen: 'An actor is called on to do or to stop something.',
    notWhen: 'It describes what somebody else recommended or has already done.',
    hue: 'green',
    pattern: 'double',
    fields: [
      { key: 'addressees', name: 'Addressees', type: 'text', required: true },
      { key: 'action', name: 'Action', type: 'text', required: true },
      theme,
      { key: 'polarity', name: 'Polarity', type: 'choice', options: ['do', 'stop', 'do and stop'] },
      { key: 'deadline', name: 'Deadline', type: 'period' },
      { key: 'findings', name: 'Rests on', type: 'link' },
    ],
  },
}

/** Returns the writes that make the three codes with their fields. */
export function standardCodeWrites(ids: StandardCodeIds): DraftWrite[] {
  const writes: DraftWrite[] = []
  let position: string | null = null
  for (const key of ['finding', 'statistic', 'recommendation'] as const) {
    position = nextPosition(position)
    const { fields, ...own } = STANDARD_CODES[key]
    writes.push(...writesOf('code', ids[key], { ...own, position }))
    for (const field of standardFields(ids[key], fields)) writes.push(...fieldWrites(ids[key], field))
  }
  return writes
}

/** Returns the fields that a code without any gets where it has the name of a standard code; none for others. */
export function missingFields({ id, name, fields }: Code): readonly Field[] {
  const same = Object.values(STANDARD_CODES).find(
    (one) => one.name.toLowerCase() === name.trim().toLowerCase(),
  )
  return same && fields.length === 0 ? standardFields(id, same.fields) : []
}

function standardFields(codeId: string, fields: readonly StandardField[]): readonly Field[] {
  let position: string | null = null
  return fields.map(({ key, name, type, required = false, options = [] }) => {
    position = nextPosition(position)
    return { id: `${codeId}_${key}`, name, type, required, options, position, retired: false }
  })
}
