/** Passages, two editions in the notation of `canonical-text-builder.ts`, and what has become of the passage. */
import type { RevisionOutcome } from '../../../shared/anchoring/revise-passage.ts'

export interface ReviseCase {
  readonly name: string
  /** The passage is between "⟦" and "⟧"; another pair is another span of it. */
  readonly before: string
  /** Likewise what it is in the new edition; no pair where that is nothing in particular. */
  readonly after: string
  readonly outcome: RevisionOutcome
}

const PORT = 'The port authority was founded in 1921 by the city council.'
const STAFF = 'Its staff of forty keeps the lights and the dredgers going all year.'
const QUAY = 'Traffic at the north quay rose by 12 per cent in 2019, which surprised the board.'
const DELAYS = 'Delays fell at the south quay because two pilots were hired in the spring.'
const TOLD = 'The board was told in March.'
const END = 'Nothing further was decided before the summer, and the matter rests there.'

export const REVISE_CASES: readonly ReviseCase[] = [
  {
    name: 'words that nobody touched',
    before: `${PORT} ${STAFF}\n\n⟦${QUAY}⟧ ${END}`,
    after: `${PORT} ${STAFF}\n\n⟦${QUAY}⟧ ${END}`,
    outcome: 'unchanged',
  },
  {
    name: 'words behind a new sentence',
    before: `${PORT} ⟦${QUAY}⟧ ${END}`,
    after: `${PORT} ${STAFF} ⟦${QUAY}⟧ ${END}`,
    outcome: 'unchanged',
  },
  {
    name: 'one word among the same neighbours',
    before: `${PORT} Traffic at the ⟦north⟧ quay rose. The north wind blew.`,
    after: `${STAFF} ${PORT} Traffic at the ⟦north⟧ quay rose. The north wind blew hard.`,
    outcome: 'unchanged',
  },
  {
    name: 'a paragraph that changed places with a longer one',
    before: `${PORT}\n\n⟦${QUAY}⟧\n\n${DELAYS} ${STAFF} ${END}`,
    after: `${PORT}\n\n${DELAYS} ${STAFF} ${END}\n\n⟦${QUAY}⟧`,
    outcome: 'moved',
  },
  {
    name: 'words that came to the next page',
    before: `{page 1}${PORT} ⟦${QUAY}⟧\n\n{page 2}${END}`,
    after: `{page 1}${PORT} ${STAFF}\n\n{page 2}⟦${QUAY}⟧ ${END}`,
    outcome: 'moved',
  },
  {
    name: 'words on a page that bears another label',
    before: `{page iv}${PORT} ⟦${QUAY}⟧`,
    after: `{page v}${PORT} ⟦${QUAY}⟧`,
    outcome: 'moved',
  },
  {
    name: 'words below another heading',
    before: `# Report\n\n## Traffic\n\n${PORT} ⟦${QUAY}⟧\n\n## End\n\n${END}`,
    after: `# Report\n\n## Trade\n\n${PORT} ⟦${QUAY}⟧\n\n## End\n\n${END}`,
    outcome: 'moved',
  },
  {
    name: 'a slip of the pen put right',
    before: `${PORT} ⟦Delays fel at the south quay because two pilots were hired.⟧ ${END}`,
    after: `${PORT} ⟦Delays fell at the south quay because two pilots were hired.⟧ ${END}`,
    outcome: 'changed',
  },
  {
    name: 'white space alone',
    before: `${PORT} ⟦Delays fell  at the south quay.⟧ ${END}`,
    after: `${PORT} ⟦Delays fell at the south quay.⟧ ${END}`,
    outcome: 'changed',
  },
  {
    name: 'another percentage',
    before: `${PORT} ⟦${QUAY}⟧ ${END}`,
    after: `${PORT} ⟦${QUAY.replace('12 per cent', '13 per cent')}⟧ ${END}`,
    outcome: 'changed-number',
  },
  {
    name: 'another scale',
    before: `${PORT} ⟦The works cost 1.6 billion crowns over the whole decade.⟧ ${END}`,
    after: `${PORT} ⟦The works cost 1.6 million crowns over the whole decade.⟧ ${END}`,
    outcome: 'changed-number',
  },
  {
    name: 'another number in words',
    before: `${PORT} ⟦Two in three captains asked for a pilot that winter.⟧ ${END}`,
    after: `${PORT} ⟦One in three captains asked for a pilot that winter.⟧ ${END}`,
    outcome: 'changed-number',
  },
  {
    name: 'a digit put in front of a number at the start',
    before: `${PORT} ⟦20 percent of the captains asked for a pilot that wintr.⟧ ${END}`,
    after: `${PORT} 1⟦20 percent of the captains asked for a pilot that winter.⟧ ${END}`,
    outcome: 'changed-number',
  },
  {
    name: 'a sign in front of a number at the start',
    before: `${PORT} ⟦20 percent is what the board expects of growth next yer.⟧ ${END}`,
    after: `${PORT} −⟦20 percent is what the board expects of growth next year.⟧ ${END}`,
    outcome: 'changed-number',
  },
  {
    name: 'a figure too short to be looked for by likeness',
    before: `${PORT} Traffic at the north quay rose by ⟦3.6 percent⟧ in that year. ${END}`,
    after: `${PORT} Traffic at the north quay rose by ⟦3.7 percent⟧ in that year. ${END}`,
    outcome: 'changed-number',
  },
  {
    name: 'a sentence that was taken out',
    before: `${PORT} ⟦${DELAYS}⟧ ${QUAY} ${END}`,
    after: `${PORT} ${QUAY} ${END}`,
    outcome: 'lost',
  },
  {
    name: 'a sentence in whose place stands quite another',
    before: `${PORT} ⟦${DELAYS}⟧ ${QUAY} ${END}`,
    after: `${PORT} A new lighthouse will be lit by Christmas. ${QUAY} ${END}`,
    outcome: 'lost',
  },
  {
    name: 'a sentence in whose place stands another just as long',
    before: `${PORT} ⟦${DELAYS}⟧ ${QUAY} ${END}`,
    after: `${PORT} ${DELAYS.toLowerCase().replace(/[a-z]/g, (letter) => 'zyxwvutsrqponmlkjihgfedcba'.charAt(letter.charCodeAt(0) - 97))} ${QUAY} ${END}`,
    outcome: 'lost',
  },
  {
    name: 'a sentence that stands twice in a row now',
    before: `${PORT} ⟦${TOLD}⟧ ${STAFF}`,
    after: `${PORT} ${TOLD} ${TOLD} ${STAFF}`,
    outcome: 'undecided',
  },
  {
    name: 'the one of two copies that was taken out',
    before: `${PORT} ⟦${TOLD}⟧ ${STAFF} ${DELAYS} ${TOLD} ${END}`,
    after: `${PORT} ${STAFF} ${DELAYS} ${TOLD} ${END}`,
    outcome: 'lost',
  },
  {
    name: 'the one of two copies that was kept',
    before: `${PORT} ${TOLD} ${STAFF} ${DELAYS} ⟦${TOLD}⟧ ${END}`,
    after: `${PORT} ${STAFF} ${DELAYS} ⟦${TOLD}⟧ ${END}`,
    outcome: 'unchanged',
  },
  {
    name: 'the one of two copies whose figure was revised',
    before: `${PORT} ⟦${QUAY}⟧ ${STAFF} ${DELAYS} ${QUAY} ${END}`,
    after: `${PORT} ⟦${QUAY.replace('12', '14')}⟧ ${STAFF} ${DELAYS} ${QUAY} ${END}`,
    outcome: 'changed-number',
  },
  {
    name: 'a short phrase whose sentence is gone, met again elsewhere',
    before: `${PORT} They stayed at the ⟦north quay⟧ all night. ${END} ${STAFF}`,
    after: `${PORT} ${END} ${STAFF} Ships may use the north quay from May.`,
    outcome: 'undecided',
  },
  {
    name: 'words rewritten by half',
    before: `${PORT} ⟦Delays fell at the south quay because two pilots were hired in the spring.⟧ ${END}`,
    after: `${PORT} ⟦Delays fell at the south quay although no pilot was found until June.⟧ ${END}`,
    outcome: 'undecided',
  },
  {
    name: 'two spans that kept together',
    before: `${PORT} ⟦Traffic at the north quay rose⟧ sharply ⟦and surprised the board.⟧ ${END}`,
    after: `${STAFF} ${PORT} ⟦Traffic at the north quay rose⟧ sharply ⟦and surprised the board.⟧ ${END}`,
    outcome: 'unchanged',
  },
  {
    name: 'two spans of which one has a slip put right',
    before: `${PORT} ⟦Traffic at the north quay rose⟧ sharply ⟦and surprisd the whole board.⟧ ${END}`,
    after: `${PORT} ⟦Traffic at the north quay rose⟧ sharply ⟦and surprised the whole board.⟧ ${END}`,
    outcome: 'changed',
  },
  {
    name: 'two spans of which one is gone',
    before: `${PORT} ⟦${QUAY}⟧ ${STAFF} ⟦${DELAYS}⟧ ${END}`,
    after: `${PORT} ⟦${QUAY}⟧ ${STAFF} ${END}`,
    outcome: 'undecided',
  },
]
