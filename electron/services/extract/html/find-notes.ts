/**
 * Finds a page's footnotes and endnotes: which links call a note, which elements are notes, and which links only
 * lead back. It goes by links within the page, not by any one site's markup:
 *
 * 1. Take every link to a place in the page whose text looks like a note's mark.
 * 2. It calls a note where it says so (`doc-noteref`), is superscript, is bracketed or is named like a note, and
 *    its target stands after it: links from a note back to the text point the other way.
 * 3. The note is the block its target stands in; other items of the same list are notes too.
 * 4. Links in a note that lead to its calls are ways back and no part of its text.
 */
import { attribute, ancestors, elementsBelow, hasRole, isElement, seenText } from './html-tree.ts'
import type { HtmlElement, HtmlParent } from './html-tree.ts'

export interface FoundNote {
  readonly key: string
  /** The note's mark: as printed in front of it, else as in the text that calls it. */
  readonly label: string
  /** The label is drawn by the browser or was a way back: the note's text does not start with it. */
  readonly labelApart: boolean
  /** In document order; more than one where a `dt` and its `dd` make the note. */
  readonly elements: readonly HtmlElement[]
}

export interface FoundNotes {
  /** In document order. */
  readonly notes: readonly FoundNote[]
  /** Links that call a note, with its key. */
  readonly calls: ReadonlyMap<HtmlElement, string>
  /** Elements that are no part of a note's text: ways back, and labels made of them. */
  readonly waysBack: ReadonlySet<HtmlElement>
}

const NOTE_REFERENCE = new Set(['doc-noteref', 'noteref'])
const WAY_BACK = new Set(['doc-backlink', 'backlink'])
const MARK =
  /^[[(]?\s*(?:(?:note|nb|n|fn)\.?\s*)?(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,7}|[*†‡§¶#]{1,4})\s*[\])]?\.?$/i
const BRACKETED = /^\[.*\]$/
/** "fnref1", "cite_note-2" and "references" name notes; "reform2", "cited" and "footprint" do not. */
const NAMED_LIKE_NOTE = /fn|foot(?!print)|note|cite(?!d)|ref(?:s|erences?)?(?![a-z])/i
const WAY_BACK_CLASS = /back-?link|back-?ref|footnote-back|reversefootnote/i
const WAY_BACK_TEXT =
  /^[[(]?(?:[\s^↩↑⏎⤴↵←⇑▲]*|(?:back|return|jump up|zurück|retour|volver)\b.{0,30})[\])]?$/iu
const BLOCKS = new Set(['li', 'p', 'div', 'dd', 'dt', 'tr', 'aside', 'blockquote', 'section', 'pre'])
const TOO_WIDE = new Set(['body', 'main', 'article', 'html', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** Longer "notes" are chapters. */
const MAX_NOTE = 20_000

/** Returns the notes of `page`; empty where it has none. */
export function findNotes(page: HtmlParent): FoundNotes {
  const places = indexPlaces(page)
  const calls = new Map<HtmlElement, HtmlElement>()
  const fits = new Map<HtmlElement, boolean>()
  for (const link of places.links) {
    const target = places.targetOf(link)
    if (!target || !callsNote(link, target, places)) continue
    const note = noteAround(target, link, fits)
    if (note) calls.set(link, note)
  }
  const widened = widen([...new Set(calls.values())])
  const all = outermost(withSiblings([...new Set(widened.values())])).sort(
    (a, b) => places.order(a) - places.order(b),
  )
  const keys = new Map(all.map((note, index) => [note, `note-${index + 1}`]))
  const callKeys = new Map<HtmlElement, string>()
  const callsByKey = new Map<string, HtmlElement[]>()
  for (const [link, note] of calls) {
    const key = keys.get(widened.get(note) ?? note)
    if (key === undefined || insideOf(link, keys, key)) continue
    callKeys.set(link, key)
    const others = callsByKey.get(key)
    if (others) others.push(link)
    else callsByKey.set(key, [link])
  }
  const waysBack = new Set<HtmlElement>()
  const notes = all.map((note) => describeNote(note, { keys, callKeys, callsByKey, waysBack, places }))
  return { notes, calls: callKeys, waysBack }
}

interface Places {
  readonly links: readonly HtmlElement[]
  order(element: HtmlElement): number
  targetOf(link: HtmlElement): HtmlElement | null
}

function indexPlaces(page: HtmlParent): Places {
  const order = new Map<HtmlElement, number>()
  const byName = new Map<string, HtmlElement>()
  const links: HtmlElement[] = []
  for (const element of elementsBelow(page)) {
    order.set(element, order.size)
    const names = [attribute(element, 'id'), element.tagName === 'a' ? attribute(element, 'name') : null]
    for (const name of names) if (name && !byName.has(name)) byName.set(name, element)
    if (element.tagName === 'a' && /^#./.test(attribute(element, 'href') ?? '')) links.push(element)
  }
  return {
    links,
    order: (element) => order.get(element) ?? -1,
    targetOf: (link) => byName.get(fragmentOf(link)) ?? null,
  }
}

function fragmentOf(link: HtmlElement): string {
  const fragment = (attribute(link, 'href') ?? '').slice(1)
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

function callsNote(link: HtmlElement, target: HtmlElement, places: Places): boolean {
  if (hasRole(link, WAY_BACK) || WAY_BACK_CLASS.test(attribute(link, 'class') ?? '')) return false
  if (hasRole(link, NOTE_REFERENCE)) return true
  const text = seenText(link).trim()
  if (!MARK.test(text) || places.order(target) < places.order(link)) return false
  const names = ['href', 'class', 'id', 'name'].map((name) => attribute(link, name) ?? '').join(' ')
  return BRACKETED.test(text) || isSuperscript(link) || NAMED_LIKE_NOTE.test(names)
}

function isSuperscript(link: HtmlElement): boolean {
  if ([...ancestors(link)].slice(0, 4).some((element) => element.tagName === 'sup')) return true
  return [...elementsBelow(link)].some((element) => element.tagName === 'sup')
}

/** The block that holds a call's target, where it can be a note and the call is not in it. `fits` remembers. */
function noteAround(
  target: HtmlElement,
  link: HtmlElement,
  fits: Map<HtmlElement, boolean>,
): HtmlElement | null {
  for (const element of ancestors(target)) {
    if (TOO_WIDE.has(element.tagName)) return null
    const block = element.tagName === 'td' || element.tagName === 'th' ? rowOf(element) : element
    if (!block || !BLOCKS.has(block.tagName)) continue
    const fit = fits.get(block) ?? canBeNote(block)
    fits.set(block, fit)
    return fit && ![...ancestors(link)].includes(block) ? block : null
  }
  return null
}

/** Notes are short and hold no headings. */
function canBeNote(block: HtmlElement): boolean {
  const length = seenText(block).trim().length
  return length > 0 && length <= MAX_NOTE && !holdsHeading(block)
}

function holdsHeading(element: HtmlElement): boolean {
  return [...elementsBelow(element)].some((inner) => /^h[1-6]$/.test(inner.tagName))
}

function rowOf(cell: HtmlElement): HtmlElement | null {
  return [...ancestors(cell)].find((element) => element.tagName === 'tr') ?? null
}

/** A note whose target is only its first paragraph is the item or note-named box around it, where that holds no other. */
function widen(notes: readonly HtmlElement[]): Map<HtmlElement, HtmlElement> {
  const notesWithin = new Map<HtmlElement, number>()
  for (const note of notes) {
    for (const element of ancestors(note)) notesWithin.set(element, (notesWithin.get(element) ?? 0) + 1)
  }
  const mayHold = (outer: HtmlElement) =>
    notesWithin.get(outer) === 1 &&
    (outer.tagName === 'li' || (/^(?:div|aside)$/.test(outer.tagName) && isNamedLikeNote(outer))) &&
    !holdsHeading(outer)
  return new Map(
    notes.map((note) => {
      let widest = note
      for (const outer of [...ancestors(note)].slice(1)) {
        if (!mayHold(outer)) break
        widest = outer
      }
      return [note, widest]
    }),
  )
}

function isNamedLikeNote(element: HtmlElement): boolean {
  return /fn|ftn|note/i.test(`${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''}`)
}

/** Items of a list most of whose items are called notes are notes as well, though nothing calls them. */
function withSiblings(notes: readonly HtmlElement[]): HtmlElement[] {
  const called = new Set(notes)
  const lists = new Set(notes.filter((note) => note.tagName === 'li').map((note) => note.parentNode))
  for (const list of lists) {
    const items = (list?.childNodes ?? []).filter(isElement).filter((child) => child.tagName === 'li')
    if (items.filter((item) => called.has(item)).length * 2 > items.length)
      items.forEach((item) => called.add(item))
  }
  return [...called]
}

function outermost(notes: readonly HtmlElement[]): HtmlElement[] {
  const all = new Set(notes)
  return notes.filter((note) => ![...ancestors(note)].slice(1).some((outer) => all.has(outer)))
}

function insideOf(link: HtmlElement, keys: ReadonlyMap<HtmlElement, string>, key: string): boolean {
  return [...ancestors(link)].some((element) => keys.get(element) === key)
}

interface Found {
  readonly keys: ReadonlyMap<HtmlElement, string>
  readonly callKeys: ReadonlyMap<HtmlElement, string>
  readonly callsByKey: ReadonlyMap<string, readonly HtmlElement[]>
  readonly waysBack: Set<HtmlElement>
  readonly places: Places
}

function describeNote(note: HtmlElement, found: Found): FoundNote {
  const key = found.keys.get(note) ?? ''
  const calls = found.callsByKey.get(key) ?? []
  const elements = note.tagName === 'dt' ? [note, ...definitionsAfter(note)] : [note]
  let printed: string | null = null
  for (const inner of elements.flatMap((element) => [...elementsBelow(element)])) {
    if (found.callKeys.has(inner) || !leadsBack(inner, calls, found.places)) continue
    found.waysBack.add(inner)
    const text = seenText(inner).trim()
    if (printed === null && MARK.test(text) && standsFirst(inner, note)) printed = text
  }
  const called = calls[0] ? seenText(calls[0]).trim() : ''
  return { key, label: printed ?? called, labelApart: printed !== null || note.tagName === 'li', elements }
}

function leadsBack(element: HtmlElement, calls: readonly HtmlElement[], places: Places): boolean {
  if (hasRole(element, WAY_BACK) || WAY_BACK_CLASS.test(attribute(element, 'class') ?? '')) return true
  if (element.tagName !== 'a') return false
  const target = places.targetOf(element)
  // Arrows may carry a selector that asks for their text or picture form.
  const text = seenText(element)
    .replace(/[\uFE0E\uFE0F]/g, '')
    .trim()
  if (!target) return false
  if (WAY_BACK_TEXT.test(text)) return places.order(target) < places.order(element)
  if (!MARK.test(text)) return false
  return calls.some((call) => call === target || touches(call, target) || touches(target, call))
}

function touches(inner: HtmlElement, outer: HtmlElement): boolean {
  return [...ancestors(inner)].includes(outer)
}

function standsFirst(element: HtmlElement, note: HtmlElement): boolean {
  return seenText(note).trimStart().startsWith(seenText(element).trim())
}

function definitionsAfter(term: HtmlElement): HtmlElement[] {
  const siblings = (term.parentNode?.childNodes ?? []).filter(isElement)
  const after = siblings.slice(siblings.indexOf(term) + 1)
  const end = after.findIndex((sibling) => sibling.tagName !== 'dd')
  return end < 0 ? after : after.slice(0, end)
}
