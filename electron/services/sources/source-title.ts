/** Chooses the title a source is listed under: what it says of itself, unless that is a program's leftover. */
import type { Extraction } from '../../../shared/domain/extraction.ts'

const LONGEST = 300

/** What programs write where a title should be. */
const LEFTOVER =
  /^(untitled|unnamed|no title|title|titre|document|doc|layout|book|presentation|slide|powerpoint presentation|folie|blank|template|default|\(null\))[\s\d._-]*$/iu

/** Programs that put their own name in front of the file's. */
const PROGRAM = /^(microsoft (word|powerpoint|excel|publisher)|quarkxpress[^\s]*) *[-–] /iu

const FILE_ENDING =
  /\.(docx?|dotx?|odt|rtf|wpd|wps|pdf|ps|eps|dvi|tex|indd|qx[dp]|p65|pmd|fm|pub|pptx?|xlsx?|html?|aspx?|php|txt|md|tmp)$/iu

/** Returns the title of a source: its own, else its first heading, else the file's name without its ending. */
export function chooseTitle(extraction: Extraction, fileName: string): string {
  const { canonical, metadata } = extraction
  const own = oneLine(metadata.title ?? '')
  if (isTitle(own, fileName)) return cut(own)
  const heading = canonical.blocks.find((block) => block.kind === 'heading')
  const words = heading ? oneLine(canonical.text.slice(heading.start, heading.end)) : ''
  if (/\p{L}/u.test(words)) return cut(words)
  return cut(withoutEnding(fileName)) || fileName
}

function isTitle(title: string, fileName: string): boolean {
  if (!/\p{L}{2}|\p{Lo}/u.test(title)) return false
  if (LEFTOVER.test(title) || PROGRAM.test(title) || FILE_ENDING.test(title)) return false
  return ![fileName, withoutEnding(fileName)].some((name) => name.toLowerCase() === title.toLowerCase())
}

function withoutEnding(fileName: string): string {
  return fileName.replace(/\.[^.\s]{1,8}$/, '')
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

function cut(text: string): string {
  const characters = Array.from(text)
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text
}
