/** What a code looks like on a page: alone, with two others over the same words, and without colour. */
import type { CSSProperties, ReactNode } from 'react'
import type { Code, Hue, Pattern } from '../../shared/domain/codebook.ts'
import { drawingOf } from '../highlights/highlight-rules.ts'
import { useOpened } from '../state/session.ts'

type Look = Pick<Code, 'hue' | 'pattern'>

/** Stand in for the codes of a project that has fewer than three. */
const spare: readonly (readonly [Hue, Pattern])[] = [
  ['gold', 'solid'],
  ['plum', 'thick'],
  ['green', 'double'],
]

export function CodePreview({ code }: { readonly code: Code }) {
  const codes = useOpened((opened) => opened.project.codes)
  const looksLike = (look: Look) => look.hue === code.hue && look.pattern === code.pattern
  const others = [
    ...codes.filter(({ id, retired }) => id !== code.id && !retired),
    ...spare.map(([hue, pattern]) => ({ hue, pattern })),
  ].filter((look) => !looksLike(look))
  const [outer = code, inner = code] = others
  const overlaid = <Overlaid looks={[outer, code, inner]} />
  return (
    <div className="code-preview" aria-hidden>
      <p className="meta">On the page</p>
      <p className="paper preview-page">
        <Marked look={code} lane={0}>
          The office opened 14 of the 96 letters in the year to June, fewer than one in six.
        </Marked>{' '}
        Most were answered by telephone, and none at night.
      </p>
      <p className="meta">Three codes over the same words</p>
      <p className="paper preview-page">{overlaid}</p>
      <p className="meta">Without colour</p>
      <p className="paper preview-page colourless">{overlaid}</p>
    </div>
  )
}

/** The outermost look first; each has a lane of its own. */
function Overlaid({ looks }: { readonly looks: readonly [Look, Look, Look] }) {
  const [outer, middle, inner] = looks
  return (
    <Marked look={outer} lane={0}>
      Of those who wrote twice,{' '}
      <Marked look={middle} lane={1}>
        four in five had asked the clerk{' '}
        <Marked look={inner} lane={2}>
          who had signed the first answer
        </Marked>
      </Marked>
      , and nobody could say why.
    </Marked>
  )
}

interface MarkedProps {
  readonly look: Look
  readonly lane: number
  readonly children: ReactNode
}

function Marked({ look, lane, children }: MarkedProps) {
  const { tint, style: stroke, colour, thickness, offset } = drawingOf(look.hue, look.pattern, lane)
  const style: CSSProperties = {
    backgroundColor: tint,
    textDecorationLine: 'underline',
    textDecorationStyle: stroke,
    textDecorationColor: colour,
    textDecorationThickness: thickness,
    textUnderlineOffset: offset,
  }
  return (
    <span className="preview-mark" style={style}>
      {children}
    </span>
  )
}
