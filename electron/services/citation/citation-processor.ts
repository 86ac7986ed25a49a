/**
 * citeproc-js (CPAL 1.0, see csl/NOTICE.txt) as Pincite runs it. By itself it unfolds the macros of sort keys one
 * inside the other: to a hundred thousand steps and seconds of waiting for the styles of APA and Chicago. Here each
 * is unfolded once and then called, as the processor itself does with the macros of citations.
 */
import citeproc, { type Engine, type System, type Token } from 'citeproc'

const unfold = citeproc.expandMacro

citeproc.expandMacro = function (call, target) {
  const { root, extension } = this.build
  if (!extension) {
    unfold.call(this, call, target)
    return
  }
  const key = `${root}${extension} ${call.postponed_macro ?? ''} ${call.strings.sort_direction ?? ''}`
  const steps = (this.macros[key] ??= unfoldApart(this, call))
  const step = new citeproc.Token('text', citeproc.SINGLETON)
  step.execs.push((engine, item, cite) => {
    let token = steps[0]
    while (token) token = steps[citeproc.tokenExec.call(engine, token, item, cite)]
  })
  target.push(step)
}

/** The processor unfolds sort keys into the list of their area; meanwhile that is a list of their own. */
function unfoldApart(engine: Engine, call: Token): Token[] {
  const area = engine[engine.build.root === 'citation' ? 'citation_sort' : 'bibliography_sort']
  const { tokens } = area
  const steps: Token[] = []
  area.tokens = steps
  try {
    unfold.call(engine, call, steps)
  } finally {
    area.tokens = tokens
  }
  engine.configureTokenList(steps)
  return steps
}

// What the processor has to say beside its results goes nowhere: standard output belongs to commands.
citeproc.debug = () => undefined

/** Builds a processor for a style in a locale. Throws a string where the processor can't run the style. */
export function buildProcessor(system: System, style: string, locale: string): Engine {
  return new citeproc.Engine(system, style, locale, true)
}
