/**
 * Writes a codebook as REFI-QDA 1.5 `.qdc`, valid against `Codebook.xsd` (18 March 2019). UTF-8 without a byte order
 * mark and without `Sets`, since strict importers stumble over the one and the schema over an empty other.
 */
import { codeTree, type Code } from '../domain/codebook.ts'
import { formatDescription } from './code-description.ts'
import type { WrittenCodebook } from './exchanged-code.ts'
import { HUE_COLOURS } from './hue-colours.ts'
import { guidOf } from './stable-id.ts'
import { escapeAttribute, escapeText, withoutForbidden } from './xml-characters.ts'

/** Returns the file's text. Refuses a codebook without codes: the schema wants one at least. */
export function writeQdc(codes: readonly Code[]): WrittenCodebook {
  if (codes.length === 0) {
    const message = 'The codebook has no codes, and a REFI-QDA codebook needs one at least. Add a code first.'
    return { ok: false, message }
  }
  let removed = 0
  const clean = (text: string): string => {
    const cleaned = withoutForbidden(text)
    removed += cleaned.removed
    return cleaned.text
  }
  const rows = codeTree(codes)
  const lines = rows.flatMap(({ code, depth }, at) => {
    const next = rows[at + 1]?.depth ?? 0
    const closing = Array.from({ length: Math.max(0, depth - next + 1) }, (_, i) => {
      return `${indent(depth - i)}</Code>`
    })
    return [openTag(code, depth, clean), ...closing]
  })
  const text = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Pincite">',
    '  <Codes>',
    ...lines,
    '  </Codes>',
    '</CodeBook>',
    '',
  ].join('\n')
  const warning = `${removed} control ${removed === 1 ? 'character was' : 'characters were'} left out: XML can't hold them.`
  return { ok: true, text, warnings: removed === 0 ? [] : [warning] }
}

/** The tag of a code and its description. A retired code is one that can't be coded with: `isCodable` says just that. */
function openTag(code: Code, depth: number, clean: (text: string) => string): string {
  const attributes = {
    guid: guidOf(code.id),
    name: clean(code.name),
    isCodable: String(!code.retired),
    color: HUE_COLOURS[code.hue],
  }
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
  const description = escapeText(clean(formatDescription(code)))
  return `${indent(depth)}<Code${written.join('')}>\n${indent(depth + 1)}<Description>${description}</Description>`
}

function indent(depth: number): string {
  return '  '.repeat(depth + 2)
}
