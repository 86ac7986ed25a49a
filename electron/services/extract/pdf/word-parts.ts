/** How English writes words of two parts, consulted only where the report itself is silent (`join-words.ts`). */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/u))

/** Words that are closed though both halves are words. */
export const CLOSED = words(`
  however another anyone anything everyone everything someone something sometimes somewhat somewhere cannot become
  because before below behind between beyond toward towards afterward therefore moreover meanwhile nevertheless
  nonetheless furthermore notwithstanding whenever wherever whichever whoever maybe together today upon into onto inside
  themselves himself herself itself ourselves oneself
  healthcare workforce workplace workshop framework network website online household background feedback database
  nationwide worldwide statewide citywide countrywide income inform information formation allow ability report import
  important support purpose perform percent permit person highlight highway highland shortage shortcoming longitude
  halfway halftime welfare welcome sustainable available
  exchange export express extend extent explain exact extract expose expert
  lawmaker policymaker stakeholder guideline headline deadline timeline baseline pipeline hotline landmark benchmark
  breakdown breakthrough crackdown lockdown shutdown bookkeeping safeguard nongovernmental
`)

/** First halves that are hyphenated whatever follows, but for an ending. */
export const HYPHENATED_STARTS = words('self quasi all well half cross long short high low non anti')

/** Numbers in front of a unit ("eight-month"). */
export const NUMBERS = words(
  'two three four five six seven eight nine twelve twenty thirty forty fifty sixty seventy eighty ninety',
)

/** First halves that are closed up with what follows, though they are words too. */
export const CLOSED_STARTS = words('under over out mis dis inter fore with there where through super trans')

/** Second halves that are hyphenated behind a word. */
export const HYPHENATED_ENDS = words(`
  based related oriented driven specific sensitive neutral friendly led term scale level style type sized making seeking
  of the to up in off
`)

/** Endings, which belong to the word whatever else they may mean. */
export const ENDINGS = words(`
  er ers ered ering ly ness en ens ened ening ing ings ed ish est able ably less ful ship ships hood hoods ward wards
  wise some ion ions al ally ment ments tion tions ty teen teenth tieth fold sion sions ance ence ity ities ative
`)
