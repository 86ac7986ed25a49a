/** The bar over the report: contents, pages, zoom, caret, highlights, find. */
import {
  ChevronDown,
  ChevronUp,
  Eye,
  EyeOff,
  ListTree,
  Minus,
  MoveHorizontal,
  Plus,
  Search,
  SquareDashed,
  TextCursor,
} from 'lucide-react'
import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import type { FindInfo, ReportViewHandle } from './report-view.ts'
import { useViewInfo } from './use-view-info.ts'

export interface ReportBarProps {
  readonly view: ReportViewHandle
  readonly hiddenHighlights: boolean
  readonly onHiddenHighlights: (hidden: boolean) => void
  readonly onMarkArea: (options: { readonly withRectangle: boolean }) => void
}

const noTextHint = 'Words can’t be selected on this page. Mark an area (I).'

export function ReportBar(props: ReportBarProps) {
  const { view, hiddenHighlights, onHiddenHighlights, onMarkArea } = props
  const info = useViewInfo(view)
  return (
    <div className="report-bar" role="group" aria-label="Report tools">
      {view.outline.length > 0 && (
        <>
          <BarButton
            name="Contents of this report"
            pressed={info.outlineOpen}
            onPress={view.toggleOutline}
            icon={<ListTree className="icon" aria-hidden />}
          />
          <span className="separator" />
        </>
      )}
      {info.page && <PageControls view={view} page={info.page} />}
      <ZoomControls view={view} zoom={info.zoom} fitWidth={info.fitWidth} />
      <span className="grow no-text-here" title={info.noText ? noTextHint : undefined}>
        {info.noText && 'No text here'}
      </span>
      {view.hasPages && (
        <BarButton
          name="Mark an area"
          keys="I"
          pressed={info.marking}
          // A button pressed with a key is pressed by someone who may have no pointer.
          onPress={(event) => onMarkArea({ withRectangle: event.detail === 0 })}
          icon={<SquareDashed className="icon" aria-hidden />}
        />
      )}
      <BarButton
        name="Caret in the report"
        keys="C"
        pressed={info.caret}
        onPress={view.toggleCaret}
        icon={<TextCursor className="icon" aria-hidden />}
      />
      <BarButton
        name="Show highlights"
        keys="H"
        pressed={!hiddenHighlights}
        onPress={() => onHiddenHighlights(!hiddenHighlights)}
        icon={
          hiddenHighlights ? <EyeOff className="icon" aria-hidden /> : <Eye className="icon" aria-hidden />
        }
      />
      <span className="separator" />
      <FindField view={view} find={info.find} />
    </div>
  )
}

interface BarButtonProps {
  readonly name: string
  readonly keys?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onPress: (event: MouseEvent) => void
  readonly icon: ReactNode
}

function BarButton({ name, keys, pressed, disabled = false, onPress, icon }: BarButtonProps) {
  return (
    <button
      type="button"
      className="btn quiet square"
      aria-label={name}
      aria-pressed={pressed}
      aria-keyshortcuts={keys}
      disabled={disabled}
      title={keys ? `${name} (${keys})` : name}
      onClick={onPress}
    >
      {icon}
    </button>
  )
}

interface PageControlsProps {
  readonly view: ReportViewHandle
  readonly page: { readonly number: number; readonly label: string; readonly count: number }
}

function PageControls({ view, page }: PageControlsProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const { label } = page
  const enter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Escape') setTyped(null)
    else if (event.key !== 'Enter') return
    else if (typed === null || view.goToLabel(typed)) {
      setTyped(null)
      view.focus()
    } else event.currentTarget.select()
    event.preventDefault()
  }
  return (
    <>
      <BarButton
        name="Previous page"
        disabled={page.number <= 1}
        onPress={() => view.goToPage(page.number - 1)}
        icon={<ChevronUp className="icon" aria-hidden />}
      />
      <BarButton
        name="Next page"
        disabled={page.number >= page.count}
        onPress={() => view.goToPage(page.number + 1)}
        icon={<ChevronDown className="icon" aria-hidden />}
      />
      <input
        id="page-box"
        className="input page-box"
        aria-label="Page, as printed"
        title="Page, as printed (G)"
        autoComplete="off"
        value={typed ?? label}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(null)}
        onKeyDown={enter}
      />
      <span className="page-count">
        {label === String(page.number) ? `of ${page.count}` : `sheet ${page.number} of ${page.count}`}
      </span>
      <span className="separator" />
    </>
  )
}

interface ZoomControlsProps {
  readonly view: ReportViewHandle
  readonly zoom: number
  readonly fitWidth: boolean
}

function ZoomControls({ view, zoom, fitWidth }: ZoomControlsProps) {
  return (
    <>
      <BarButton
        name="Zoom out"
        keys="-"
        onPress={view.zoomOut}
        icon={<Minus className="icon" aria-hidden />}
      />
      <output className="zoom" aria-label="Zoom">
        {Math.round(zoom * 100)} %
      </output>
      <BarButton name="Zoom in" keys="+" onPress={view.zoomIn} icon={<Plus className="icon" aria-hidden />} />
      <BarButton
        name="Fit width"
        keys="W"
        pressed={fitWidth}
        onPress={view.fitWidth}
        icon={<MoveHorizontal className="icon" aria-hidden />}
      />
    </>
  )
}

interface FindFieldProps {
  readonly view: ReportViewHandle
  readonly find: FindInfo
}

function FindField({ view, find }: FindFieldProps) {
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') (event.shiftKey ? view.findPrevious : view.findNext)()
    else if (event.key === 'Escape') {
      view.find('')
      view.focus()
    } else return
    event.preventDefault()
  }
  const none = find.count === 0
  return (
    <>
      <div className="find-field" role="search">
        <Search className="icon small" aria-hidden />
        <input
          id="find"
          type="text"
          aria-label="Find in report"
          placeholder="Find"
          autoComplete="off"
          spellCheck={false}
          value={find.query}
          onChange={(event) => view.find(event.target.value)}
          onKeyDown={press}
        />
        <span className="count" role="status" aria-label="Matches">
          {countOf(find)}
        </span>
      </div>
      <BarButton
        name="Previous match"
        disabled={none}
        onPress={view.findPrevious}
        icon={<ChevronUp className="icon" aria-hidden />}
      />
      <BarButton
        name="Next match"
        disabled={none}
        onPress={view.findNext}
        icon={<ChevronDown className="icon" aria-hidden />}
      />
    </>
  )
}

function countOf(find: FindInfo): string {
  if (find.query.trim() === '') return ''
  return find.count === 0 ? 'none' : `${find.current} of ${find.count}${find.more ? '+' : ''}`
}
