/** Types of launch.mjs, which is plain JavaScript because Node's own loader must load it. */
import type { Browser, BrowserContext, Page } from 'playwright'

/** What the shell did, in order: `what` names it, the rest is what it did it with. */
export interface LogEntry {
  readonly what: string
  readonly [detail: string]: unknown
}

export interface ScriptedDialog {
  readonly kind: 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'
  readonly answer: unknown
}

export interface StandInOptions {
  readonly appDir: string
  readonly env?: Readonly<Record<string, string>>
  readonly argv?: readonly string[]
  /** Used up in order. */
  readonly dialogs?: ScriptedDialog[]
  readonly paths?: Readonly<Record<string, string>>
  readonly alreadyRunning?: boolean
  readonly entry?: string
  /** Seconds for the entry to load. */
  readonly patience?: number
  /** A running Chromium; without it the stand-in starts one of its own. */
  readonly browser?: Browser
}

interface StandInWindow {
  readonly id: number
  readonly options: Readonly<Record<string, unknown>>
  readonly page: Page
  readonly webContents: {
    emit(event: string, ...args: unknown[]): boolean
    /** What the shell decides about a new window. */
    windowOpen(details: { readonly url: string }): { readonly action: 'allow' | 'deny' }
  }
  close(): void
  setBounds(bounds: Readonly<Record<string, number>>): void
}

export interface StandIn {
  /** The first window's page; null where the shell quit instead of opening one. */
  readonly page: Page | null
  readonly window: StandInWindow | null
  readonly log: readonly LogEntry[]
  readonly run: {
    readonly context: BrowserContext
    readonly windows: ReadonlySet<StandInWindow>
    /** Calls a handler of ipcMain as whoever `event` says. */
    invoke(event: unknown, channel: string, args: readonly unknown[]): Promise<unknown>
    /** The channels that ipcMain answers. */
    channels(): readonly string[]
    /** What the shell decides about a request. */
    beforeRequest(details: { readonly url: string }): { readonly cancel: boolean }
    readonly session: { emit(event: string, ...args: unknown[]): boolean }
    readonly permissions: Readonly<Record<'request' | 'check' | 'device', (...args: unknown[]) => unknown>>
    readonly menu: { readonly template: readonly Readonly<Record<string, unknown>>[] }
    readonly app: { emit(event: string, ...args: unknown[]): boolean; quit(): void }
    /** Resolves when the shell has quit. */
    readonly quit: Promise<void>
  }
  /** Quits the shell as a person would, and waits until it has. */
  close(): Promise<void>
}

export function launchStandIn(options: StandInOptions): Promise<StandIn>
