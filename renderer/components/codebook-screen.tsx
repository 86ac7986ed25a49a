/** The codebook: the tree of codes beside the code that is being looked at. */
import { useMemo } from 'react'
import { standardLayouts, useLayout, useWindowSize, widths } from '../state/layout-memory.ts'
import { tallyCodebook } from '../state/codebook-tally.ts'
import { chosenCode } from '../state/codebook-view.ts'
import { useOpened } from '../state/session.ts'
import { CodeEditor } from './code-editor.tsx'
import { CodeTree } from './code-tree.tsx'
import { Divider } from './divider.tsx'
import { MoveCodeDialog } from './move-code-dialog.tsx'

export function CodebookScreen() {
  const size = useWindowSize()
  const { layout, change } = useLayout(size)
  const codes = useOpened((opened) => opened.project.codes)
  const annotations = useOpened((opened) => opened.project.annotations)
  const chosen = useOpened((opened) => opened.codebook.chosen)
  const moving = useOpened((opened) => opened.codebook.moving)
  const tally = useMemo(() => tallyCodebook(annotations), [annotations])
  const code = chosenCode(codes, { chosen })
  const toMove = codes.find(({ id }) => id === moving)
  if (!layout) return <div className="work" />
  const columns = size === 'stacked' ? undefined : `${layout.codes}px 1px minmax(0, 1fr)`
  return (
    <div className="work panels codebook" style={{ gridTemplateColumns: columns }} data-size={size}>
      <div className="panel-cell" hidden={size !== 'stacked' && layout.codes === 0}>
        <CodeTree current={code?.id ?? null} tally={tally} />
      </div>
      {size === 'stacked' ? (
        <div className="rule" />
      ) : (
        <Divider
          label="Width of Codes"
          orientation="vertical"
          side={1}
          size={layout.codes}
          {...widths.codes}
          onSize={(to) => change({ codes: to })}
          onToggle={() => change({ codes: layout.codes === 0 ? standardLayouts[size].codes : 0 })}
        />
      )}
      <CodeEditor code={code} tally={tally} />
      {toMove && <MoveCodeDialog code={toMove} />}
    </div>
  )
}
