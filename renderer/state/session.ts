/**
 * What one window knows: the host, the person's settings, the open project and what is shown of it. Commands
 * (`renderer/commands`) are the only writers; components read it through `useSession`.
 */
import { createContext, useContext, type RefObject } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Client } from '../../shared/api/rpc.ts'
import type { HostInfo, SaveState, Settings, SourceText, UndoState } from '../../shared/api/pincite-api.ts'
import type { RefusalReason } from '../../shared/domain/extraction.ts'
import type { Project } from '../../shared/domain/project.ts'
import type { ProjectState } from '../../shared/domain/project-state.ts'
import type { ReportViewHandle, TextSelection } from '../viewers/report-view.ts'

/** A file being added, or one that could not be. */
export interface Arrival {
  readonly key: string
  readonly fileName: string
  /** 0..1 while it is sent and read. */
  readonly progress: number
  readonly doing: 'waiting' | 'sending' | 'reading' | 'refused'
  readonly reason: RefusalReason | null
  readonly message: string | null
  readonly upload: string | null
}

export type Shown = 'export' | 'verify' | 'shortcuts' | 'coder' | null

export interface OpenedProject {
  readonly folder: string
  readonly project: Project
  readonly coderId: string | null
  readonly undo: UndoState
  readonly save: SaveState
  readonly savedAt: Date | null
  readonly readOnly: string | null
  readonly notices: readonly string[]
  readonly sourceId: string | null
  readonly annotationId: string | null
  /** An annotation to bring into view once its report is drawn, or null. */
  readonly goTo: string | null
  /** Codes shown in the panel; null is all. */
  readonly codeFilter: string | null
  readonly selected: TextSelection | null
  /** The annotation whose ends are being set anew, or null. */
  readonly adjusting: string | null
  readonly arrivals: readonly Arrival[]
  readonly highlightsHidden: boolean
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
  | { readonly state: 'locked'; readonly sourceId: string; readonly message: string }
  | { readonly state: 'failed'; readonly sourceId: string; readonly message: string }

export interface SessionState {
  readonly screen: 'loading' | 'welcome' | 'project' | 'unreachable'
  readonly failure: string | null
  readonly host: HostInfo | null
  readonly settings: Settings | null
  readonly opened: OpenedProject | null
  readonly inView: SourceInView
  readonly shown: Shown
  /** What assistive technology is told next. */
  readonly said: string
  /** One undo offer after a delete, or a failure worth a moment. */
  readonly toast: { readonly text: string; readonly undo: boolean } | null
}

export interface Session {
  readonly client: Client
  readonly store: StoreApi<SessionState>
  /** The records behind `opened.project`; replaced on opening, changed in place by changes. */
  records: ProjectState | null
  /** The report now drawn; null while none is. */
  readonly reportRef: RefObject<ReportViewHandle | null>
}

export function createSession(client: Client): Session {
  const store = createStore<SessionState>(() => ({
    screen: 'loading',
    failure: null,
    host: null,
    settings: null,
    opened: null,
    inView: { state: 'none' },
    shown: null,
    said: '',
    toast: null,
  }))
  return { client, store, records: null, reportRef: { current: null } }
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

/** Changes what is known of the open project; does nothing where none is open. */
export function patchOpened(session: Session, patch: Partial<OpenedProject>): void {
  session.store.setState((state) => (state.opened ? { opened: { ...state.opened, ...patch } } : {}))
}
