/** Finds and decodes the parts of a DOCX package (ECMA-376 Part 2: names are compared without regard to case). */
import { decodeText } from '../decode-text.ts'
import { RefusalError } from '../refusal-error.ts'
import type { ZipArchive } from '../read-zip.ts'
import { parseXmlPart, xmlAttribute, xmlElements } from './read-xml-part.ts'

/** The package's parts by name. Names are as in the zip, without a leading slash. */
export interface DocxParts {
  /** Name of the part that holds the document's body. */
  readonly main: string
  /** Returns the name of the part related to the main one by `type` (last step of the relationship's type), or null. */
  related(type: string): string | null
  /** Returns the names of all parts related to the main one by `type`. */
  allRelated(type: string): readonly string[]
  has(name: string): boolean
  bytes(name: string): Promise<Uint8Array>
  /** Returns a part's text, or "" where `name` is null or there is no such part. */
  text(name: string | null): Promise<string>
}

/** Opens the package in `zip`. Throws `RefusalError` where it has no document. */
export async function openDocxParts(zip: ZipArchive): Promise<DocxParts> {
  const names = new Map(zip.names.map((name) => [fold(name), name]))
  const nameOf = (name: string) => names.get(fold(name))
  const bytes = (name: string) => zip.read(nameOf(name) ?? name)
  const text = async (name: string | null) =>
    name === null || nameOf(name) === undefined ? '' : decodeText(await bytes(name), 'utf-8').text
  const root = await readRelationships('', text)
  const main = root.find((relation) => relation.type === 'officeDocument')?.target ?? 'word/document.xml'
  if (nameOf(main) === undefined) {
    throw new RefusalError(
      'damaged',
      'The Word file holds no document: it is damaged. Open it in Word and save it again, or save it as PDF.',
    )
  }
  const relations = await readRelationships(main, text)
  const allRelated = (type: string) =>
    relations
      .filter((relation) => relation.type === type && nameOf(relation.target) !== undefined)
      .map(targetOf)
  return {
    main,
    related: (type) => allRelated(type)[0] ?? null,
    allRelated,
    has: (name) => nameOf(name) !== undefined,
    bytes,
    text,
  }
}

interface Relation {
  readonly type: string
  readonly target: string
}

function targetOf(relation: Relation): string {
  return relation.target
}

async function readRelationships(part: string, text: (name: string) => Promise<string>): Promise<Relation[]> {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const xml = await text(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  return xmlElements(parseXmlPart(xml), 'relationship')
    .filter((element) => xmlAttribute(element, 'targetmode') !== 'External')
    .map((element) => ({
      type: (xmlAttribute(element, 'type') ?? '').split('/').at(-1) ?? '',
      target: resolve(folder, xmlAttribute(element, 'target') ?? ''),
    }))
}

/** Resolves a target against the folder of its part; "/word/x.xml" is from the package's root. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : `${folder}${target}`
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

function fold(name: string): string {
  return name.replace(/^\//, '').toLowerCase()
}
