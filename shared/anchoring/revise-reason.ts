/** Says in one sentence why a passage of a new edition has its outcome. */
import type { Passage } from './describe.ts'
import { figuresIn } from './revise-figures.ts'

/** Names the page of a passage to a person; null where it has none. */
export type NamePage = (passage: Pick<Passage, 'page' | 'fileLabel'>) => string | null

/** How the pages of two editions are named. */
export interface PageNames {
  readonly before: NamePage
  readonly after: NamePage
}

const AS_THE_FILES_SAY: PageNames = {
  before: ({ fileLabel }) => fileLabel,
  after: ({ fileLabel }) => fileLabel,
}

interface Passages {
  readonly old: Passage
  readonly next: Passage
  readonly names: PageNames | undefined
}

/** Returns the sentence for a passage that has one place in the new edition. */
export function reasonFor(
  outcome: 'unchanged' | 'moved' | 'changed' | 'changed-number' | 'undecided' | 'lost',
  { old, next, names = AS_THE_FILES_SAY }: Passages,
): string {
  switch (outcome) {
    case 'unchanged':
      return 'The same words stand in the same place.'
    case 'moved':
      return `The same words stand in another place${placeChange(old, next, names)}.`
    case 'changed':
      return withoutSpace(old.exact) === withoutSpace(next.exact)
        ? 'Only the white space differs.'
        : 'The words differ, the figures are the same.'
    case 'changed-number':
      return `A figure differs: ${figureChange(old.exact, next.exact)}.`
    case 'undecided':
    case 'lost':
      return 'The passage is not there as it was.'
  }
}

/** Names the figures that are in one text only: "20,000 has become 22,000". */
export function figureChange(old: string, next: string): string {
  const was = figuresIn(old)
  const is = figuresIn(next)
  let from = 0
  while (from < Math.min(was.length, is.length) && was[from] === is[from]) from++
  let cut = 0
  while (cut < Math.min(was.length, is.length) - from && was.at(-1 - cut) === is.at(-1 - cut)) cut++
  const gone = was.slice(from, was.length - cut)
  const come = is.slice(from, is.length - cut)
  if (gone.length === 0 && come.length === 0) return 'its sign or its beginning is another'
  if (gone.length === 0) return `${come.join(', ')} was added`
  if (come.length === 0) return `${gone.join(', ')} is gone`
  return `${gone.join(', ')} has become ${come.join(', ')}`
}

function placeChange(old: Passage, next: Passage, names: PageNames): string {
  if (old.page !== null && next.page !== null && old.page !== next.page) {
    return `: page ${names.after(next) || next.page} instead of ${names.before(old) || old.page}`
  }
  if (old.section !== next.section && next.section !== null) return `: below “${next.section}”`
  return ', among other neighbours'
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}
