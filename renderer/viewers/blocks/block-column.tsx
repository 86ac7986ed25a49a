/** The reading column of a report without pages, made from its block model. */
import { memo, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { CanonicalText } from '../../../shared/anchoring/canonical-text.ts'
import type { BlockDocument } from '../../../shared/domain/block-document.ts'
import type { Desk } from '../desk.ts'
import type { TextSurface } from '../text-surface.ts'
import { cutIntoChunks, type BlockChunk } from './block-chunks.ts'
import { BlockDesk } from './block-desk.ts'
import { Blocks } from './block-elements.tsx'

export interface BlockColumnProps {
  readonly source: CanonicalText
  readonly document: BlockDocument
  readonly surface: TextSurface
  readonly onDesk: (desk: Desk | null) => void
}

/** Drawn once for a report, chunk by chunk. */
export const BlockColumn = memo(function BlockColumn(props: BlockColumnProps) {
  const { source, document, surface, onDesk } = props
  const scroller = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLElement>(null)
  const chunks = useMemo(() => cutIntoChunks(document, source.text.length), [document, source])
  const [desk, setDesk] = useState<BlockDesk | null>(null)
  useEffect(() => {
    if (!scroller.current || !sheet.current) return undefined
    const made = new BlockDesk(scroller.current, sheet.current, { source, surface, chunks })
    // The desk stands on elements that exist only after the first drawing.
    setDesk(made)
    onDesk(made)
    return () => {
      onDesk(null)
      made.destroy()
    }
  }, [source, surface, chunks, onDesk])
  return (
    <div
      ref={scroller}
      className="desk reading-desk"
      role="group"
      aria-label="Report text, scrolling"
      tabIndex={0}
    >
      <section
        ref={sheet}
        className="reading-column"
        aria-label="Report text"
        {...(document.language ? { lang: document.language } : {})}
      >
        {chunks.map((chunk, index) => (
          <Chunk
            key={chunk.key}
            chunk={chunk}
            desk={desk}
            firstNotes={chunk.notes && chunks[index - 1]?.notes !== true}
          />
        ))}
      </section>
    </div>
  )
})

interface ChunkProps {
  readonly chunk: BlockChunk
  readonly desk: BlockDesk | null
  readonly firstNotes: boolean
}

const noChunks: ReadonlySet<number> = new Set()
const never = () => () => undefined

const Chunk = memo(function Chunk({ chunk, desk, firstNotes }: ChunkProps) {
  const element = useRef<HTMLDivElement>(null)
  const shown = useSyncExternalStore(desk?.listenShown ?? never, desk?.shown ?? (() => noChunks)).has(
    chunk.key,
  )
  useLayoutEffect(() => {
    if (shown && desk && element.current) desk.chunkDrawn(chunk, element.current)
  }, [shown, desk, chunk])
  const height = shown ? {} : { style: { minHeight: `${chunk.lines * 1.6}em` } }
  return (
    <div ref={element} className="chunk" data-chunk={chunk.key} {...height}>
      {firstNotes && <h2 className="notes-title">Notes</h2>}
      {shown && <Blocks blocks={chunk.blocks} />}
    </div>
  )
})
