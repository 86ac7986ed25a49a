/**
 * Reads the figures of a text: numbers with what they count, how exact they are, where and when. By rules alone, so
 * the same text gives the same figures everywhere. What is a figure and what is not: docs/figures.md.
 */
import { findPeriods } from './dates.ts'
import { LEXICONS, lexiconFor } from './detect-locale.ts'
import { describeFigure, type Surroundings } from './describe-figure.ts'
import type { ReadFigure, ReadFiguresOptions } from './figure.ts'
import { Distances } from './nearest.ts'
import {
  continuesLabel,
  isGlued,
  isIdiom,
  isLabelled,
  isListNumber,
  standsAlone,
} from './not-printed-figures.ts'
import { isAge, isHalfOfTime, isManner, isNamed, isOccasions, isSetting } from './not-worded-figures.ts'
import { numberStyle } from './number-values.ts'
import { findPlaces } from './places.ts'
import { qualified, type Draft } from './qualifiers.ts'
import { findQuantities, type Reading } from './quantities.ts'
import { joinRanges } from './ranges.ts'
import { takeRateBases } from './rates.ts'
import { tokenise } from './tokens.ts'
import { findUncertainty } from './uncertainty.ts'

/** Any of these makes a number no figure. */
const EXCLUSIONS = [
  isGlued,
  isListNumber,
  isIdiom,
  isAge,
  isSetting,
  isManner,
  isNamed,
  isHalfOfTime,
  isOccasions,
  standsAlone,
]

/** Returns the figures of a text in its order. Never throws; takes time in proportion to the text. */
export function readFigures(text: string, options: ReadFiguresOptions = {}): ReadFigure[] {
  const lexicon = options.locale ? LEXICONS[options.locale] : lexiconFor(text)
  const tokens = tokenise(text, options.markers ?? [], lexicon.abbreviations)
  const reading: Reading = {
    tokens,
    lexicon,
    style: numberStyle(tokens, lexicon.decimalMark),
    gapAt: (token) => text.slice(tokens[token - 1]?.end ?? 0, tokens[token]?.start ?? 0),
  }
  const periods = findPeriods(text, tokens, lexicon)
  const dated = covered(tokens.length, periods)
  const quantities = findQuantities(reading, (token) => dated[token] === 1)
  const uncertainties = findUncertainty(reading, quantities)
  const doubted = covered(tokens.length, uncertainties)
  const { rest, bases } = takeRateBases(
    reading,
    quantities.filter(({ from }) => doubted[from] !== 1),
  )
  const drafts = joinRanges(reading, rest).reduce<Draft[]>((done, amount) => {
    done.push(qualified(reading, amount, done.at(-1)?.to ?? 0))
    return done
  }, [])
  const figures = withoutNames(reading, drafts)
  const surroundings: Surroundings = {
    text,
    periods,
    places: findPlaces(text, tokens, { lexicon, isTaken: (token) => dated[token] === 1 }),
    bases,
    uncertainties,
    figures,
    distances: new Distances(tokens, figures),
  }
  return figures.map((draft, place) => describeFigure(reading, draft, { surroundings, place }))
}

/** 1 for each token within one of the spots. */
function covered(
  length: number,
  spots: readonly { readonly from: number; readonly to: number }[],
): Uint8Array {
  const flags = new Uint8Array(length)
  for (const { from, to } of spots) flags.fill(1, from, to)
  return flags
}

function withoutNames(reading: Reading, drafts: readonly Draft[]): Draft[] {
  let labelEnd = -1
  return drafts.filter((draft) => {
    if (isLabelled(reading, draft) || continuesLabel(reading, draft, labelEnd)) {
      labelEnd = draft.to
      return false
    }
    return !EXCLUSIONS.some((excludes) => excludes(reading, draft))
  })
}
