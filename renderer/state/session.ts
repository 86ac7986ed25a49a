/**
 * What one window knows: the host, the person's settings, the open project and what is shown of it. Commands
 * (`renderer/commands`) are the only writers; components read it through `useSession`.
 */
import { createContext, useContext, type RefObject } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Span } from '../../shared/anchoring/canonical-text.ts'
import type { Client } from '../../shared/api/rpc.ts'
import type { HostInfo, SaveState, Settings, SourceText, UndoState } from '../../shared/api/pincite-api.ts'
import type { Change, DraftChange } from '../../shared/domain/change.ts'
import type { RefusalReason } from '../../shared/domain/extraction.ts'
import type { Project } from '../../shared/domain/project.ts'
import type { ProjectState } from '../../shared/domain/project-state.ts'
import type { ReportViewHandle, TextSelection } from '../viewers/report-view.ts'
import type { CodebookView } from './codebook-view.ts'
import type { Review } from './review.ts'
import type { Slot, Typed } from './slot.ts'
import type { Verification } from './verification.ts'

/** A file on its way into the project, or what became of it. */
export interface Arrival {
  readonly key: string
  readonly fileName: string
  /** Null where there is nothing to send, as for a folder. */
  readonly file: File | null
  /** 0..1 while it is sent and read. */
  readonly progress: number
  readonly doing: 'waiting' | 'sending' | 'reading' | 'added' | 'already-there' | 'refused'
  readonly reason: RefusalReason | null
  /** Why it can't be used, or what the person should know of it. */
  readonly message: string | null
  /** Where the host keeps its bytes; null before and after. */
  readonly upload: string | null
  /** The source it became, or was already. */
  readonly sourceId: string | null
  readonly pages: number | null
  /** The source of which it looks like a new edition; absent where it looks like none. */
  readonly olderId?: string
}

/** A change that the disk refused. */
export interface HeldChange {
  readonly draft: DraftChange
  /** What follows once it is made after all. */
  readonly made: () => void
}

export type Shown =
  | 'codes'
  | 'export'
  | 'exchange'
  | 'import'
  | 'marks'
  | 'verify'
  | 'review'
  | 'replace'
  | 'reference'
  | 'shortcuts'
  | 'settings'
  | 'coder'
  | 'project'
  | 'copy'
  | null

/** What the tabs of the project choose between; verification and review cover either. */
export type View = 'read' | 'codebook'

export interface OpenedProject {
  readonly folder: string
  readonly view: View
  readonly project: Project
  readonly coderId: string | null
  readonly undo: UndoState
  readonly save: SaveState
  readonly savedAt: Date | null
  /** Whether the project was not left because something was not saved: what it is then stays in view until it is. */
  readonly stayed: boolean
  /** Changes the disk refused, oldest first. They are tried again until they are made or given up. */
  readonly held: readonly HeldChange[]
  /** What was typed into memos, fields and figures and is not yet on disk, by slot. */
  readonly typed: ReadonlyMap<string, Typed>
  /** Texts of the codebook typed and not yet on disk, by `textKey`. */
  readonly codebookDrafts: ReadonlyMap<string, string>
  readonly codebook: CodebookView
  /** Where the focus is in the editor, or was before the words behind it are chosen; null elsewhere. */
  readonly atField: AtField | null
  /** The figure whose tab is open; null for the first that waits to be confirmed. */
  readonly figureAt: { readonly annotationId: string; readonly figureId: string } | null
  /** The field in which an annotation to link to is being chosen; null where none is. */
  readonly linking: { readonly annotationId: string; readonly fieldId: string } | null
  readonly readOnly: string | null
  /** Why the project does not open, where this is what could be read of it; null as a rule. */
  readonly salvaged: string | null
  /** What opening had to repair; an entry goes when it is dismissed. */
  readonly notices: readonly string[]
  readonly sourceId: string | null
  readonly annotationId: string | null
  /** An annotation or a stretch of text to bring into view once its report is drawn, or null. */
  readonly goTo: string | Span | null
  /** The code whose annotations the panel shows; null is all. */
  readonly codeFilter: string | null
  readonly selected: TextSelection | null
  /** The annotation whose ends are being set anew, or null. */
  readonly adjusting: string | null
  /** The source whose title is being written, or null. */
  readonly renaming: string | null
  readonly arrivals: readonly Arrival[]
  readonly highlightsHidden: boolean
  readonly verification: Verification | null
  /** The source for which a new edition is being chosen, or null. */
  readonly replacing: string | null
  /** The review of a new edition that was opened last, or null. */
  readonly review: Review | null
  /** The list of orphans, where it is shown in place of the annotations; null where it is not. */
  readonly orphans: { readonly chosen: string | null } | null
  /** Whether the list of flags is shown in place of the annotations. */
  readonly flagsShown: boolean
  /** The annotation for which the right passage is being selected, or null. */
  readonly attaching: Attaching | null
  /** Why annotations of the reports opened so far can't be placed in them, by annotation. */
  readonly misplaced: ReadonlyMap<string, string>
}

/** A field of the editor that words of the report can be assigned to. */
export interface AtField {
  readonly slot: Slot
  /** True while its words are being chosen in the report with the caret; Enter assigns them. */
  readonly choosing: boolean
}

/** An annotation that waits for the right passage to be selected in a report. */
export interface Attaching {
  readonly annotationId: string
  /** The source in whose text the passage is selected. */
  readonly sourceId: string
  /** What is selected to begin with; empty where nothing is proposed. */
  readonly proposed: readonly Span[]
  /** Near which offset to begin reading, where nothing is proposed; null where that is not known. */
  readonly near: number | null
  /** Where the person came from, and goes back to. */
  readonly from: 'review' | 'orphans'
}

/** The text of the report in view, on its way, or why it can't be shown. */
export type SourceInView =
  | { readonly state: 'none' }
  | { readonly state: 'loading'; readonly sourceId: string }
  | {
      readonly state: 'ready'
      readonly sourceId: string
      readonly text: SourceText
      readonly password?: string
    }
  /** `message` says why the password given last does not do; "" before one was given. */
  | { readonly state: 'locked'; readonly sourceId: string; readonly message: string }
  | { readonly state: 'failed'; readonly sourceId: string; readonly message: string }

/** A project that does not open, though something of it may be left. */
export interface Recovery {
  readonly folder: string
  /** Why it does not open, in the words of the host. */
  readonly reason: string
}

export interface SessionState {
  /** `loading`: the host is asked what it is, and which project this window has open. */
  readonly screen: 'loading' | 'welcome' | 'project' | 'recovery' | 'unreachable'
  /** Why the host can't be reached, or why the project of this window can't be opened. */
  readonly failure: string | null
  readonly host: HostInfo | null
  readonly settings: Settings | null
  /** False where the person has switched shortcuts of a single key off. */
  readonly singleKeys: boolean
  readonly opened: OpenedProject | null
  /** How much of the project has come while the window starts, 0..1; null until any has. */
  readonly started: number | null
  /** What the recovery screen is about; null on every other screen. */
  readonly recovery: Recovery | null
  readonly inView: SourceInView
  /** The source whose report is on screen, so that its regions can be drawn; null until it is. */
  readonly drawnSource: string | null
  readonly shown: Shown
  /** What assistive technology is told next; `count` tells the same words said twice apart. */
  readonly said: { readonly text: string; readonly count: number }
  /** One undo offer after a delete, or a message worth a moment. */
  readonly toast: { readonly text: string; readonly undo: boolean } | null
}

export interface Session {
  readonly client: Client
  readonly store: StoreApi<SessionState>
  /** The report now drawn; null while none is. */
  readonly reportRef: RefObject<ReportViewHandle | null>
  /** Passwords of sources, by id, for as long as the project is open in this window. Stored nowhere. */
  readonly passwords: Map<string, string>
  /** The records behind `opened.project`; replaced on opening, changed in place by changes. */
  records: ProjectState | null
  /** Changes that came before one they follow, or while the project was being read. */
  early: readonly { readonly folder: string; readonly change: Change }[]
  /** Readings of the whole project under way. */
  reading: number
  /** Changes of this window on their way to the disk. */
  submitting: number
}

export function createSession(client: Client): Session {
  const store = createStore<SessionState>(() => ({
    screen: 'loading',
    failure: null,
    host: null,
    settings: null,
    singleKeys: true,
    opened: null,
    started: null,
    recovery: null,
    inView: { state: 'none' },
    drawnSource: null,
    shown: null,
    said: { text: '', count: 0 },
    toast: null,
  }))
  return {
    client,
    store,
    reportRef: { current: null },
    passwords: new Map(),
    records: null,
    early: [],
    reading: 0,
    submitting: 0,
  }
}

export const SessionContext = createContext<Session | null>(null)

/** The session of this window; a component outside the provider is a bug. */
export function useSessionObject(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('No session provider above this component')
  return session
}

/** Reads a part of the state and draws again when that part changes. */
export function useSession<Part>(select: (state: SessionState) => Part): Part {
  return useStore(useSessionObject().store, select)
}

/** Reads a part of the open project; only for components of the project screen. */
export function useOpened<Part>(select: (opened: OpenedProject) => Part): Part {
  return useSession((state) => {
    if (!state.opened) throw new Error('No project is open')
    return select(state.opened)
  })
}

/** True while the person selects words for something other than a tag: ends, a place for an orphan, words of a field. */
export function isSetting({ adjusting, attaching, atField, annotationId }: OpenedProject): boolean {
  const choosing = atField?.choosing === true && atField.slot.annotationId === annotationId
  return adjusting !== null || attaching !== null || choosing
}

/** Changes what is known of the open project; does nothing where none is open. */
export function patchOpened(session: Session, patch: Partial<OpenedProject>): void {
  session.store.setState((state) => (state.opened ? { opened: { ...state.opened, ...patch } } : {}))
}
