/**
 * Reads the codebook of a REFI-QDA `.qdc` or of the `project.qde` of a whole project. What other programs write is
 * often not quite valid: braces, missing attributes, empty `Sets` and other namespaces are taken as they are meant.
 */
import { countOf } from '../domain/count-of.ts'
import { parseDescription } from './code-description.ts'
import { MOST_CODES, tooManyCodes, type CodebookReading, type ExchangedCode } from './exchanged-code.ts'
import { nearestHue } from './hue-colours.ts'
import { readXml, type XmlElement } from './read-xml.ts'
import { parseGuid } from './stable-id.ts'

/** Reads the text of a file. */
export function readQdc(text: string): CodebookReading {
  const reading = readXml(text, 'codebook')
  if (!reading.ok) return reading
  const reader = new CodeReader()
  reader.readBelow(reading.element, null)
  const { codes } = reader
  if (codes.length === 0)
    return { ok: false, message: 'Its codebook has no codes; there is nothing to take.' }
  if (codes.length > MOST_CODES) return tooManyCodes()
  const { removed } = reading
  const dropped =
    removed > 0 ? [`${removed} control ${removed === 1 ? 'character' : 'characters'} left out.`] : []
  return { ok: true, codes, warnings: [...reader.warnings(), ...dropped] }
}

class CodeReader {
  readonly codes: ExchangedCode[] = []
  readonly #guids = new Set<string>()
  readonly #folders: string[] = []
  readonly #badGuids: number[] = []
  readonly #badColours: number[] = []
  #sets = 0
  #notes = 0

  /** Codes may stand in elements of a program's own; a code is below the nearest code around it. */
  readBelow(element: XmlElement, parent: number | null): void {
    for (const child of element.children) {
      if (child.name === 'set') this.#sets += 1
      else if (child.name === 'noteref') this.#notes += 1
      else this.readBelow(child, child.name === 'code' ? this.#add(child, parent) : parent)
    }
  }

  /** What was left out or taken in some way, in plain sentences. */
  warnings(): readonly string[] {
    const [folder] = this.#folders
    const lines = (list: readonly number[]) => list.slice(0, 5).join(', ') + (list.length > 5 ? ' …' : '')
    return [
      ...(folder === undefined
        ? []
        : [
            `${countOf(this.#folders.length, 'code')} (such as “${folder}”) can't be coded with in this file; ` +
              'taken as retired: they keep their place and are not offered for tagging.',
          ]),
      ...(this.#badGuids.length === 0
        ? []
        : [
            `GUIDs that are missing, no GUIDs or there twice (line ${lines(this.#badGuids)}) were passed over.`,
          ]),
      ...(this.#badColours.length === 0
        ? []
        : [`Colours that can't be read (line ${lines(this.#badColours)}) were passed over.`]),
      ...(this.#sets === 0 ? [] : [`${countOf(this.#sets, 'set')} of codes left out.`]),
      ...(this.#notes === 0 ? [] : [`${countOf(this.#notes, 'note')} on codes left out.`]),
    ]
  }

  /** Returns the index of the code. */
  #add(element: XmlElement, parent: number | null): number {
    const { attributes } = element
    const name = attributes.get('name') ?? ''
    const described = element.children.find((child) => child.name === 'description')
    const { isOurs, ...said } = described ? parseDescription(described.text) : { isOurs: false, fields: [] }
    const codable = attributes.get('iscodable')?.trim().toLowerCase()
    const isFolder = codable === 'false' || codable === '0'
    if (isFolder && !isOurs) this.#folders.push(name)
    const colour = attributes.get('color') ?? attributes.get('colour')
    const hue = colour === undefined ? null : nearestHue(colour)
    if (hue === null && colour !== undefined) this.#badColours.push(element.line)
    this.codes.push({
      id: this.#guid(element),
      name,
      parent,
      ...said,
      ...(hue ? { hue } : {}),
      ...(codable === undefined ? {} : { retired: isFolder }),
    })
    return this.codes.length - 1
  }

  #guid({ attributes, line }: XmlElement): string | null {
    const guid = parseGuid(attributes.get('guid') ?? '')
    if (guid === null || this.#guids.has(guid)) {
      this.#badGuids.push(line)
      return null
    }
    this.#guids.add(guid)
    return guid
  }
}
