/** Writes a Word file's equations (Office Math, ECMA-376 Part 1, 22.1) into its text, which would lose them. */

/** The document's XML with equations as plain runs, and how many there were. */
export interface PlainEquations {
  readonly xml: string
  readonly count: number
}

/**
 * Replaces every `m:oMath` by a run with its characters in reading order; a fraction's parts are kept apart by
 * "/", an upper index is led in by "^", a lower one by "_". Two-dimensional layout is not kept.
 */
export function plainEquations(xml: string): PlainEquations {
  let count = 0
  const replaced = xml.replace(/<m:oMath>([\s\S]*?)<\/m:oMath>/g, (_whole, math: string) => {
    count++
    return `<w:r><w:t xml:space="preserve">${linear(math)}</w:t></w:r>`
  })
  return { xml: replaced.replace(/<\/?m:oMathPara>|<m:oMathParaPr>[\s\S]*?<\/m:oMathParaPr>/g, ''), count }
}

function linear(math: string): string {
  return math
    .replace(/<\/m:num>/g, '/')
    .replace(/<m:sup>(?=[\s\S])/g, '^')
    .replace(/<m:sub>/g, '_')
    .replace(/<m:t(?:\s[^>]*)?>([^<]*)<\/m:t>/g, '$1')
    .replace(/<[^>]*>/g, '')
}
