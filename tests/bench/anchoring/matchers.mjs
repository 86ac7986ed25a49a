// The matchers that are compared. Each makes of a text a function that gives a quote's place, or null.
import { createRequire } from 'node:module'
import { builtMatcher } from './build-matcher.mjs'

const require = createRequire(import.meta.url)
const approxSearch = require('approx-string-match').default
const DiffMatchPatch = require('diff-match-patch')
const domAnchor = require('dom-anchor-text-quote')

/** Pincite's own, as the product calls it; building the index is part of making it. */
export async function pincite() {
  const { anchorTarget, buildQuoteIndex } = await import(builtMatcher)
  return (text) => {
    const index = buildQuoteIndex(plainText(text))
    return ({ exact, prefix, suffix, start, end }) => {
      const found = anchorTarget(index, { exact, prefix, suffix, spans: [{ start, end }] })
      return 'orphan' in found ? null : { start: found.spans[0].start, end: found.spans.at(-1).end }
    }
  }
}

function plainText(text) {
  return {
    extractor: 'bench/1',
    text,
    bodyEnd: text.length,
    notesEnd: text.length,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    pages: [],
    pageRuns: [],
    markers: [],
    itemRuns: [],
    outline: [],
  }
}

/**
 * approx-string-match as the Hypothesis client uses it: equal places if there are any, else all places within a bound
 * of errors; the best by its words (50), what stands before (20) and behind (20), and nearness to its old place (2).
 */
export function approxStringMatch(text) {
  return ({ exact, prefix, suffix, start }) => {
    let best = null
    for (const place of alike(text, exact, Math.min(256, exact.length / 2))) {
      const before = text.slice(Math.max(0, place.start - prefix.length), place.start)
      const behind = text.slice(place.end, place.end + suffix.length)
      const score =
        50 * (1 - place.errors / exact.length) +
        20 * agreement(before, prefix) +
        20 * agreement(behind, suffix) +
        2 * (1 - Math.abs(place.start - start) / text.length)
      if (!best || score > best.score) best = { start: place.start, end: place.end, score }
    }
    return best
  }
}

function alike(text, words, mostErrors) {
  const equal = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    equal.push({ start: at, end: at + words.length, errors: 0 })
  }
  return equal.length > 0 ? equal : approxSearch(text, words, mostErrors)
}

function agreement(text, context) {
  if (context === '') return 1
  if (text === '') return 0
  return 1 - alike(text, context, context.length)[0].errors / context.length
}

/** dom-anchor-text-quote on a plain string, which spares it the reading of a page. */
export function domAnchorTextQuote(text) {
  return ({ exact, prefix, suffix, start }) =>
    domAnchor.toTextPosition({ textContent: text }, { exact, prefix, suffix }, { hint: start }) ?? null
}

/** diff-match-patch: its search takes 32 characters, so the first and the last of a quote are looked for. */
export function diffMatchPatch(text) {
  const matcher = new DiffMatchPatch()
  matcher.Match_Distance = text.length * 2
  return ({ exact, start, end }) => {
    const first = matcher.match_main(text, exact.slice(0, 32), start)
    if (first < 0) return null
    const last = matcher.match_main(text, exact.slice(-32), first + end - start - 32)
    return last < first ? null : { start: first, end: last + 32 }
  }
}
