/** What folding makes of a text. `folded` is worked out by hand from the tables in `docs/normalisation.md`. */
export interface FoldCase {
  readonly name: string
  readonly text: string
  readonly folded: string
}

export const foldCases: readonly FoldCase[] = [
  { name: 'white space of every kind goes', text: 'a b\tc\nd\r\ne\u00a0f\u2009g\u3000h', folded: 'abcdefgh' },
  { name: 'a gap between digits stays as one space', text: '20 \n 15', folded: '20 15' },
  { name: 'a no-break space between digits stays as one space', text: '1\u202f000', folded: '1 000' },
  { name: 'a hyphen at a line end goes', text: 'large-\nscale', folded: 'largescale' },
  { name: 'a hyphen in a word goes', text: 'large-scale', folded: 'largescale' },
  { name: 'a hanging hyphen goes', text: 'gender- and age-\n\nsensitive', folded: 'genderandagesensitive' },
  { name: 'a soft hyphen goes', text: 'immi\u00adgra\u00ad\ntion', folded: 'immigration' },
  { name: 'dashes between words go', text: 'a—b – c -- d', folded: 'abcd' },
  {
    name: 'dashes in front of a digit become a hyphen',
    text: '2010–2014, −5, COVID‑19',
    folded: '2010-2014,-5,COVID-19',
  },
  { name: 'a range broken at its dash stays a range', text: '2010–\n2014', folded: '2010-2014' },
  { name: 'double quote marks become straight', text: '“a” „b‟ «c» ″', folded: '"a""b""c""' },
  { name: 'single quote marks become straight', text: '‘a’ ‚b‛ ´ ` ′', folded: "'a''b''''" },
  { name: 'an ellipsis is three points', text: 'a … b . . .', folded: 'a...b...' },
  { name: 'ligatures come apart', text: 'ﬁve ﬂat oﬃces', folded: 'fiveflatoffices' },
  { name: 'full width becomes narrow', text: '２０１５ ＡＢＣ', folded: '2015ABC' },
  { name: 'fractions keep away from the number before', text: '2½', folded: '2 1/2' },
  { name: 'composed and combining accents are one', text: 'Me\u0301rida Mérida', folded: 'MéridaMérida' },
  { name: 'conjoining Hangul composes', text: '\u1112\u1161\u11ab', folded: '한' },
  { name: 'case is kept', text: 'US us', folded: 'USus' },
  { name: 'zero-width and bidi controls go', text: 'a\u200bb\u200fc\u202ad\u2066e\ufefff', folded: 'abcdef' },
  { name: 'Arabic presentation forms and tatweel fold', text: 'ﻻ كـتاب', folded: 'لاكتاب' },
  { name: 'bullets and asterisks go', text: '• a **b** _c_', folded: 'abc' },
  {
    name: 'a bracketed number is a note marker',
    text: 'policy.[1] The [12, 13] end [3–5]',
    folded: 'policy.Theend',
  },
  { name: 'a bracketed year is not', text: 'in [2015] it', folded: 'in[2015]it' },
  {
    name: 'a superscript after a word is a note marker',
    text: 'policy¹² and ‘this’³',
    folded: "policyand'this'",
  },
  { name: 'a superscript after a year is a note marker', text: 'in 2015¹ the', folded: 'in2015the' },
  { name: 'a power is not', text: '10⁶ people', folded: '10^6people' },
  { name: 'a squared unit is not', text: '5 km²', folded: '5km2' },
  { name: 'a marker between numbers leaves them apart', text: 'in 2015[3] 20 left', folded: 'in2015 20left' },
  { name: 'astral letters fold to their plain form', text: '𝑛 = 64', folded: 'n=64' },
  { name: 'astral digits of one number stay together', text: '𝟐𝟎', folded: '20' },
  { name: 'emoji stay, without their joiners', text: '👩‍👧 ❤️', folded: '👩👧❤' },
  { name: 'a lone surrogate stays', text: 'a\ud83d b', folded: 'a\ud83db' },
  { name: 'a text of nothing but gaps is empty', text: ' \n\u00ad•— ', folded: '' },
]
