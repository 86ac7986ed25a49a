/**
 * Reads one element out of an XML file from outside, and nothing else: entities of the file's own, deep nesting and
 * huge counts are refused. Names come out in lower case and without prefix, so that a missing or another namespace is
 * no hindrance; what comes behind the element is not looked at.
 */
import { SaxesParser } from 'saxes'
import { withoutForbiddenReferences } from './xml-characters.ts'

export interface XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** The text right inside it, without that of its children. */
  readonly text: string
  /** From 1. */
  readonly line: number
}

export type XmlReading =
  | {
      readonly ok: true
      readonly element: XmlElement
      /** Characters dropped because XML can't hold them. */
      readonly removed: number
    }
  | { readonly ok: false; readonly message: string }

/** Levels of elements in all. */
const MOST_DEPTH = 200
const MOST_ELEMENTS = 200_000
const SLICE = 65_536

interface OpenElement extends XmlElement {
  readonly attributes: Map<string, string>
  readonly children: OpenElement[]
  text: string
}

/** Not well-formed, but meant plainly: "R&D". */
const BARE_AMPERSAND = /&(?![a-z_][\w.-]*;|#\d+;|#x[0-9a-f]+;)/gi

/** Returns the first element called `wanted` (lower case, without prefix). */
export function readXml(text: string, wanted: string): XmlReading {
  const xml = text.trimStart()
  const { text: clean, removed } = withoutForbiddenReferences(xml)
  // In CDATA an ampersand is one already.
  const mended = clean.includes('<![CDATA[') ? clean : clean.replace(BARE_AMPERSAND, '&amp;')
  const linesAbove = text.slice(0, text.length - xml.length).split('\n').length - 1
  const reader = new ElementReader(wanted, linesAbove)
  for (let at = 0; at < mended.length && reader.isReading; at += SLICE)
    reader.write(mended.slice(at, at + SLICE))
  const { element, problem } = reader.finish()
  return element ? { ok: true, element, removed } : { ok: false, message: problem }
}

class ElementReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #wanted: string
  readonly #linesAbove: number
  #element: OpenElement | null = null
  #problem: string | null = null
  /** The wanted element and those open in it. */
  readonly #open: OpenElement[] = []
  #root = ''
  #depth = 0
  #count = 0

  constructor(wanted: string, linesAbove: number) {
    this.#wanted = wanted
    this.#linesAbove = linesAbove
    this.#parser.on('doctype', () => {
      this.#refuse(
        'a document type (<!DOCTYPE …>) is declared, through which a file can blow up or reach for other files. ' +
          'Delete that declaration, or export the codebook again without it',
      )
    })
    this.#parser.on('error', (error) => {
      const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
      this.#refuse(
        `this is not well-formed XML (${reason}). Export the file again from the program it came from, or mend the line`,
      )
    })
    this.#parser.on('opentag', ({ name, attributes }) => this.#openTag(name, attributes))
    this.#parser.on('text', (text) => this.#addText(text))
    this.#parser.on('cdata', (text) => this.#addText(text))
    this.#parser.on('closetag', () => this.#closeTag())
  }

  get #line(): number {
    return this.#parser.line + this.#linesAbove
  }

  get isReading(): boolean {
    return this.#element === null && this.#problem === null
  }

  write(slice: string): void {
    this.#parser.write(slice)
  }

  /** Returns the element, or what is wrong. */
  finish(): { readonly element: XmlElement | null; readonly problem: string } {
    if (this.isReading) this.#parser.close()
    const missing = `It is XML, but has no codebook: there is no element “${this.#wanted}” in its “${this.#root}”.`
    return { element: this.#element, problem: this.#problem ?? missing }
  }

  #refuse(reason: string): void {
    if (this.isReading) this.#problem = `Line ${this.#line}: ${reason}.`
  }

  #openTag(name: string, given: Readonly<Record<string, string>>): void {
    if (!this.isReading) return
    const local = localName(name)
    this.#root ||= local
    this.#depth += 1
    if (this.#depth > MOST_DEPTH) this.#refuse(`elements are nested more than ${MOST_DEPTH} deep`)
    if (this.#open.length === 0 && local !== this.#wanted) return
    this.#count += 1
    if (this.#count > MOST_ELEMENTS) this.#refuse(`there are more than ${MOST_ELEMENTS} elements`)
    const attributes = new Map(Object.entries(given).map(([key, value]) => [localName(key), value]))
    const element = { name: local, attributes, children: [], text: '', line: this.#line }
    this.#open.at(-1)?.children.push(element)
    this.#open.push(element)
  }

  #addText(text: string): void {
    const inner = this.#open.at(-1)
    if (inner) inner.text += text
  }

  #closeTag(): void {
    if (!this.isReading) return
    this.#depth -= 1
    const closed = this.#open.pop()
    if (closed && this.#open.length === 0) this.#element = closed
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase()
}
