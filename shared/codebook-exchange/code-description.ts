/**
 * What a code says, as the one text that REFI-QDA has for it (`Description`): the definition, then a block that people
 * can read in any program and {@link parseDescription} can read back without loss.
 *
 *     What the report asks someone to do.
 *
 *     --- Pincite ---
 *     Use when: An actor is called on to do something.
 *     Field (choice, required): Polarity
 *     Option: do
 *     Option: stop
 *     Pattern: double
 *
 * Further lines of a text are indented by two spaces.
 */
import { CODE_KEYS, FIELD_TYPES, PATTERNS, type Code } from '../domain/codebook.ts'
import type { ExchangedCode, ExchangedField } from './exchanged-code.ts'

const MARKER = '--- Pincite ---'
const ENTRY = /^(Use when|Not when|Option|Key|Pattern|Field \(([^)]*)\)):(?: (.*))?$/s

/** Returns the text for a code. */
export function formatDescription(code: Code): string {
  const { definition, useWhen, notWhen, key, pattern, fields } = code
  const entries = [
    ...(useWhen === '' ? [] : [entry('Use when', useWhen)]),
    ...(notWhen === '' ? [] : [entry('Not when', notWhen)]),
    ...fields.flatMap(({ name, type, required, retired, options }) => {
      const traits = [type, ...(required ? ['required'] : []), ...(retired ? ['retired'] : [])]
      return [
        entry(`Field (${traits.join(', ')})`, name),
        ...options.map((option) => entry('Option', option)),
      ]
    }),
    ...(key === null ? [] : [entry('Key', key === '' ? 'none' : key)]),
    // Always there and last: white space that a program adds behind the text then falls on no text of a person's.
    entry('Pattern', pattern),
  ]
  const block = [MARKER, ...entries].join('\n')
  return definition === '' ? block : `${definition}\n\n${block}`
}

function entry(label: string, value: string): string {
  return `${label}: ${value.replaceAll('\n', '\n  ')}`
}

/** What a description says of a code: of a text without the block, the definition only; of an empty one, nothing. */
export type Described = Pick<
  ExchangedCode,
  'definition' | 'useWhen' | 'notWhen' | 'key' | 'pattern' | 'fields'
> & { readonly isOurs: boolean }

/** Reads what {@link formatDescription} or another program wrote. */
export function parseDescription(text: string): Described {
  const parts = splitAtMarker(text) ?? splitAtMarker(text.replace(/\r\n?/g, '\n'))
  const plain = text.trim()
  if (!parts) return { ...(plain === '' ? {} : { definition: plain }), fields: [], isOurs: false }
  const entries = readEntries(parts.block)
  const valueOf = (label: string) => entries.find((one) => one.label === label)?.value
  const key = valueOf('Key')?.trim()
  const pattern = PATTERNS.find((one) => one === valueOf('Pattern')?.trim())
  return {
    definition: parts.definition,
    useWhen: valueOf('Use when') ?? '',
    notWhen: valueOf('Not when') ?? '',
    key: key === 'none' ? '' : (CODE_KEYS.find((one) => one === key) ?? null),
    ...(pattern ? { pattern } : {}),
    fields: readFields(entries),
    isOurs: true,
  }
}

/** The last marker counts: no line of the block can look like one, but a line of a definition can. */
function splitAtMarker(text: string): { readonly definition: string; readonly block: string } | null {
  const at = `\n${text}\n`.lastIndexOf(`\n${MARKER}\n`)
  if (at < 0) return null
  return { definition: text.slice(0, at).replace(/\n\n?$/, ''), block: text.slice(at + MARKER.length + 1) }
}

interface Entry {
  readonly label: string
  /** What stands in the brackets of a field. */
  readonly traits: readonly string[]
  value: string
}

function readEntries(block: string): readonly Entry[] {
  const entries: Entry[] = []
  for (const line of block.split('\n')) {
    const [whole, label = '', traits, value = ''] = ENTRY.exec(line) ?? []
    const last = entries.at(-1)
    if (whole !== undefined) {
      const isField = traits !== undefined
      entries.push({ label: isField ? 'Field' : label, traits: (traits ?? '').split(', '), value })
    } else if (last) last.value += `\n${line.startsWith('  ') ? line.slice(2) : line}`
  }
  return entries
}

function readFields(entries: readonly Entry[]): readonly ExchangedField[] {
  const fields: (ExchangedField & { options: string[] })[] = []
  for (const { label, traits, value } of entries) {
    if (label === 'Option') fields.at(-1)?.options.push(value)
    if (label !== 'Field') continue
    const type = FIELD_TYPES.find((one) => traits.includes(one))
    fields.push({
      id: null,
      name: value,
      ...(type ? { type } : {}),
      required: traits.includes('required'),
      retired: traits.includes('retired'),
      options: [],
    })
  }
  return fields
}
