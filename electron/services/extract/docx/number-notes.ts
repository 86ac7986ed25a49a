/** Gives the notes of a Word file the marks that Word prints (ECMA-376 Part 1, 17.11): mammoth counts both kinds in one row. */
import { parseXmlPart, xmlAttribute, xmlChild, xmlElements } from './read-xml-part.ts'
import { formatWordNumber } from './number-paragraphs.ts'

type NoteKind = 'footnote' | 'endnote'

const CALL = /<a href="#(footnote|endnote)-[^"]*" id="(?:footnote|endnote)-ref-[^"]*">\[\d+\]<\/a>/g

/**
 * Returns mammoth's `html` with every call of a note in brackets as "[1]" (footnotes) or "[i]" (endnotes), in the
 * format and from the number that the first section of `documentXml`, or else `settingsXml`, names. Numbers that
 * start anew on each page are not known without pages and run on.
 */
export function numberNotes(html: string, documentXml: string, settingsXml: string): string {
  const rows = {
    footnote: readRow('footnote', documentXml, settingsXml),
    endnote: readRow('endnote', documentXml, settingsXml),
  }
  return html.replace(CALL, (call, kind: NoteKind) => {
    const row = rows[kind]
    const mark = formatWordNumber(row.format, row.next++)
    return call.replace('<a ', '<a role="doc-noteref" ').replace(/\[\d+\]/, `[${mark}]`)
  })
}

function readRow(kind: NoteKind, documentXml: string, settingsXml: string): { format: string; next: number } {
  const found = [documentXml, settingsXml].flatMap((xml) => {
    const properties = new RegExp(`<w:${kind}Pr>[\\s\\S]*?</w:${kind}Pr>`).exec(xml)?.[0]
    return properties === undefined ? [] : xmlElements(parseXmlPart(properties), `${kind}pr`)
  })
  const value = (name: string) =>
    found.map((properties) => xmlAttribute(xmlChild(properties, name), 'val')).find((one) => one !== null)
  const start = Number.parseInt(value('numstart') ?? '1', 10)
  return {
    format: value('numfmt') ?? (kind === 'footnote' ? 'decimal' : 'lowerRoman'),
    next: Number.isInteger(start) ? start : 1,
  }
}
