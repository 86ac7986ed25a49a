/** A window on a small project, whose host is a fake port and one replica; for tests of commands and components. */
import { vi } from 'vitest'
import { enterProject } from '../../../renderer/commands/open-project.ts'
import { receiveChanges } from '../../../renderer/commands/receive-changes.ts'
import {
  createSession,
  patchOpened,
  type OpenedProject,
  type Session,
} from '../../../renderer/state/session.ts'
import type { ReportViewHandle, TextSelection } from '../../../renderer/viewers/report-view.ts'
import { RecordHandover } from '../../../electron/services/record-handover.ts'
import type { HostInfo, OpenProject } from '../../../shared/api/pincite-api.ts'
import { createClient } from '../../../shared/api/rpc.ts'
import type { DraftChange } from '../../../shared/domain/change.ts'
import type { Annotation } from '../../../shared/domain/project.ts'
import { Replica } from '../../cases/replica-world.ts'
import { addSource, newProject, tag } from '../../cases/small-project.ts'
import { SMALL_REPORT, spanOf } from '../../cases/small-report.ts'
import { FakePort } from '../../fakes/fake-port.ts'
import { SETTINGS } from '../../fixtures/settings.ts'

export const FOLDER = '/projects/review'

const HOST: HostInfo = {
  host: 'browser',
  version: '0.0.0',
  platform: 'test',
  dialogs: false,
  defaultFolder: '/projects',
  openAtStart: null,
  uploadLimit: 1000,
}

export interface TestWindow {
  readonly port: FakePort
  readonly session: Session
  /** Where the host writes. */
  readonly host: Replica
  readonly report: ReturnType<typeof fakeReport>
  readonly opened: () => OpenedProject
  readonly annotation: (id: string) => Annotation
  /** Another window's change: made at the host, told to this one. */
  readonly elsewhere: (draft: DraftChange) => void
}

/** The host's answer to opening the project. */
export function openProjectOf(host: Replica, more: Partial<OpenProject> = {}): OpenProject {
  return {
    folder: FOLDER,
    state: new RecordHandover().begin('window', host.state),
    coderId: null,
    undo: { undo: null, redo: null },
    save: { state: 'saved', message: null },
    readOnly: null,
    notices: [],
    ...more,
  }
}

/** A fake host with source s1 and annotations a1, a2, a3 in it, and whatever else `drafts` make. */
export function hostWith(drafts: readonly DraftChange[] = []): { port: FakePort; host: Replica } {
  const host = new Replica('host')
  for (const draft of [newProject, addSource, tag('a1', 10), tag('a2', 30), tag('a3', 50), ...drafts])
    host.makeDraft(draft)
  const port = new FakePort()
    .answer('describeHost', HOST)
    .answer('readSettings', SETTINGS)
    .answer('readView', null)
    .answer('writeView', null)
    .answer('readProject', () => openProjectOf(host))
    .answer('openProject', () => openProjectOf(host))
    .answer('readSource', { canonical: SMALL_REPORT, document: null })
  return { port: saving(port, host), host }
}

/** Lets the host save again. */
export function saving(port: FakePort, host: Replica): FakePort {
  return port.answer('submitChange', (draft) => ({
    change: host.makeDraft(draft as DraftChange),
    undo: { undo: draft.label, redo: null },
    left: [],
  }))
}

export function diskFull(port: FakePort): FakePort {
  return port.fail('submitChange', 'not-saved', 'The change was not saved: the disk is full.')
}

export async function openWindow(
  more: { drafts?: readonly DraftChange[]; project?: Partial<OpenProject> } = {},
): Promise<TestWindow> {
  const { port, host } = hostWith(more.drafts)
  const session = createSession(createClient(port))
  const report = fakeReport()
  session.reportRef.current = report as unknown as ReportViewHandle
  session.store.setState({ host: HOST, settings: SETTINGS })
  await enterProject(session, () => Promise.resolve(openProjectOf(host, more.project)))
  const opened = () => {
    const state = session.store.getState().opened
    if (!state) throw new Error('No project is open')
    return state
  }
  return {
    port,
    session,
    host,
    report,
    opened,
    annotation: (id) => {
      const found = opened().project.annotations.find((one) => one.id === id)
      if (!found) throw new Error(`There is no annotation ${id}`)
      return found
    },
    elsewhere: (draft) => receiveChanges(session, FOLDER, [host.makeDraft(draft)]),
  }
}

/** Selects words of the small report. */
export function select({ session }: TestWindow, words: string): TextSelection {
  const span = spanOf(words)
  const selected = { spans: [span], caret: span.end, upwards: false, place: () => null }
  patchOpened(session, { selected })
  return selected
}

/** Lets everything that waits for a resolved promise run. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve()
}

function fakeReport() {
  return {
    goToSpan: vi.fn(),
    goToRegion: vi.fn(),
    setArea: vi.fn(),
    markArea: vi.fn(),
    addPart: vi.fn(() => true),
    hasPages: true,
    regionPicture: vi.fn(() => Promise.resolve<HTMLCanvasElement | null>(null)),
    clearSelection: vi.fn(),
    setSelection: vi.fn(),
    focusCaret: vi.fn(),
    focus: vi.fn(),
    getInfo: vi.fn(() => ({ visible: { start: 0, end: 20 } })),
  }
}
