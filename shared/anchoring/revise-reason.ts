/** Says in one sentence why a passage of a new edition has its outcome. */
import type { Passage } from './describe.ts'
import { figuresIn } from './revise-figures.ts'

/** Returns the sentence for a passage that has one place in the new edition. */
export function reasonFor(
  outcome: 'unchanged' | 'moved' | 'changed' | 'changed-number' | 'undecided' | 'lost',
  old: Passage,
  next: Passage,
): string {
  switch (outcome) {
    case 'unchanged':
      return 'The same words stand in the same place.'
    case 'moved':
      return `The same words stand in another place${placeChange(old, next)}.`
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

function placeChange(old: Passage, next: Passage): string {
  if (old.page !== null && next.page !== null && old.page !== next.page) {
    return `: page ${next.pageLabel ?? next.page} instead of ${old.pageLabel ?? old.page}`
  }
  if (old.section !== next.section && next.section !== null) return `: below “${next.section}”`
  return ', among other neighbours'
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '')
}
