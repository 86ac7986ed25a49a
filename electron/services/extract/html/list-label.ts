/** The glyphs and numbers browsers put in front of list items (HTML Standard, 4.4.5 `ol`, 4.4.8 `li`). */
import { romanNumeral } from '../../../../shared/domain/roman-numerals.ts'
import { attribute, isElement } from './html-tree.ts'
import type { HtmlElement } from './html-tree.ts'

/** A list being read: gives each of its items its label in turn. */
export class ListLabels {
  readonly #type: string
  readonly #step: number
  #next: number

  constructor(list: HtmlElement, depth: number) {
    const ordered = list.tagName === 'ol'
    this.#type = styleType(list) ?? (ordered ? (attribute(list, 'type') ?? '1') : bulletType(depth))
    const reversed = ordered && attribute(list, 'reversed') !== null
    this.#step = reversed ? -1 : 1
    this.#next = wholeNumber(attribute(list, 'start')) ?? (reversed ? itemCount(list) : 1)
  }

  /** Returns the label of `item`, the next item of the list: "3.", "c.", "•", or "" where the list shows none. */
  labelOf(item: HtmlElement): string {
    const number = wholeNumber(attribute(item, 'value')) ?? this.#next
    this.#next = number + this.#step
    return formatLabel(styleType(item) ?? attribute(item, 'type') ?? this.#type, number)
  }
}

const BULLETS: Readonly<Record<string, string>> = { disc: '•', circle: '◦', square: '▪', none: '' }

const NUMBER_TYPES: Readonly<Record<string, string>> = {
  a: 'lower-alpha',
  A: 'upper-alpha',
  i: 'lower-roman',
  I: 'upper-roman',
  'lower-latin': 'lower-alpha',
  'upper-latin': 'upper-alpha',
}

function formatLabel(type: string, number: number): string {
  const bullet = Object.hasOwn(BULLETS, type) ? BULLETS[type] : undefined
  return (
    bullet ??
    `${formatNumber(Object.hasOwn(NUMBER_TYPES, type) ? (NUMBER_TYPES[type] ?? type) : type, number)}.`
  )
}

/**
 * Returns `number` in the counter style `type` ("lower-alpha", "upper-roman"…); decimal for any other style and
 * outside the style's range.
 */
export function formatNumber(type: string, number: number): string {
  switch (type) {
    case 'lower-alpha':
      return letters(number)
    case 'upper-alpha':
      return letters(number).toUpperCase()
    case 'lower-roman':
      return roman(number)
    case 'upper-roman':
      return roman(number).toUpperCase()
    default:
      return String(number)
  }
}

function letters(number: number): string {
  if (number < 1) return String(number)
  let text = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text
  }
  return text
}

function roman(number: number): string {
  return number < 1 || number > 3999 ? String(number) : romanNumeral(number)
}

function bulletType(depth: number): string {
  return depth <= 0 ? 'disc' : depth === 1 ? 'circle' : 'square'
}

function styleType(element: HtmlElement): string | null {
  const declared = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attribute(element, 'style') ?? '')
  return declared?.[1]?.toLowerCase() ?? null
}

function itemCount(list: HtmlElement): number {
  return list.childNodes.filter((child) => isElement(child) && child.tagName === 'li').length
}

function wholeNumber(text: string | null): number | null {
  const match = /^\s*([+-]?\d{1,9})/.exec(text ?? '')
  return match ? Number(match[1]) : null
}
