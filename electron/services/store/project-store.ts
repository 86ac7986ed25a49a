/**
 * One open project: takes drafts, makes them durable, applies them, tells listeners; and undoes. Whatever it has
 * acknowledged is on the disk. `open-project.ts` makes stores.
 */
import { messageOf } from '../../../shared/api/errors.ts'
import type { Backup, BackupReason } from '../../../shared/api/store-report.ts'
import type { SaveState } from '../../../shared/api/pincite-api.ts'
import type { Applied } from '../../../shared/domain/apply-change.ts'
import type { Change, DraftChange } from '../../../shared/domain/change.ts'
import { draftRestore } from '../../../shared/domain/draft-restore.ts'
import { checkReferences } from '../../../shared/domain/draft-references.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import type { ReadProject } from '../../../shared/domain/read-project.ts'
import { readProject } from '../../../shared/domain/read-project.ts'
import { checkDraft } from '../../../shared/domain/schema.ts'
import type { UndoPlan } from '../../../shared/domain/undo.ts'
import { ChangeRefused } from './change-refused.ts'
import type { ChangeJob } from './committer.ts'
import { commitBatch, removesMuch } from './committer.ts'
import type { Task } from './group-commit.ts'
import { GroupCommit } from './group-commit.ts'
import type { JournalProblem } from './journal-problem.ts'
import { Listeners } from './listeners.ts'
import { OwnJournal } from './own-journal.ts'
import { projectPaths } from './project-layout.ts'
import { SnapshotKeeper } from './snapshot-keeper.ts'
import type { StoreParts } from './store-parts.ts'
import type { UndoLabels, UndoOutcome } from './undo-stacks.ts'
import { UndoStacks } from './undo-stacks.ts'

/** Who makes a change: the window (for its undo) and the coder, where one is known. */
export interface Author {
  readonly session: string
  readonly coder: string | null
}

export class ProjectStore {
  readonly folder: string
  /** The clock, for display only. */
  readonly now: () => Date
  /** Why no change is taken, or null. */
  readonly readOnly: string | null
  readonly #parts: StoreParts
  readonly #own: OwnJournal
  readonly #snapshot: SnapshotKeeper
  readonly #queue: GroupCommit<ChangeJob | Task>
  readonly #changes = new Listeners<readonly Change[]>()
  readonly #saves = new Listeners<SaveState>()
  readonly #stacks = new UndoStacks()
  readonly #notices: string[]
  #save: SaveState = { state: 'saved', message: null }
  #closing: Promise<void> | null = null

  constructor(parts: StoreParts) {
    this.#parts = parts
    this.folder = parts.folder
    this.now = parts.now
    this.readOnly = parts.readOnly
    this.#notices = [...parts.notices]
    const { tokens, reader, state } = parts
    const folder = projectPaths(parts.folder).journal
    this.#own = new OwnJournal({ folder, tokens, reader, state, catchUp: () => this.#catchUp() })
    this.#queue = new GroupCommit((batch) => this.#work(batch))
    const hooks = {
      catchUp: () => this.refresh(),
      note: (message: string) => this.#note(message),
      ends: () => this.#own.ends,
    }
    this.#snapshot = new SnapshotKeeper(parts, hooks, parts.behind)
  }

  /** The records. Only to be read; changes go through {@link submit}. */
  get state(): ProjectState {
    return this.#parts.state
  }

  /** How saving stands. `saved` means that every change submitted so far is on the disk. */
  get saveState(): SaveState {
    return this.#save
  }

  /** What is wrong with the journals. */
  get journalProblems(): readonly JournalProblem[] {
    return this.#parts.reader.problems
  }

  /** What happened that a person should know: a file rebuilt, set aside, or not brought up to date. */
  get notices(): readonly string[] {
    return this.#notices
  }

  /** The project as it stands; the same object until something changes. */
  project(): ReadProject {
    return readProject(this.state)
  }

  /**
   * Makes a change and resolves with it once it is on the disk. Changes submitted in one turn of the event loop, or
   * while others are being written, share one sync.
   * @throws ChangeRefused; the project is then as it was.
   */
  async submit(draft: DraftChange, { session, coder }: Author): Promise<Change> {
    this.#refuseUnlessOpen()
    const wrong = checkDraft(draft)
    if (wrong) throw new ChangeRefused('invalid', wrong)
    await this.#backUpBefore(draft)
    this.#refuseUnlessOpen()
    const applied = await this.#enqueue(
      false,
      (has) => {
        const dangling = checkReferences(draft, has)
        if (dangling) throw new ChangeRefused('invalid', dangling)
        return { draft, coder }
      },
      (done) => done && this.#stacks.of(session).remember(done),
    )
    if (applied) return applied.change
    throw new Error(`The change "${draft.label}" came to nothing`)
  }

  /**
   * Sets the project to what `then` shows, by one change made after a backup `restore`; `onBackup` hears of it.
   * Resolves to null where the project shows it already. Throws as {@link submit} and {@link backUp}.
   */
  async restore(
    { state: then, label }: { readonly state: ProjectState; readonly label: string },
    { session, coder }: Author,
    onBackup: (backup: Backup) => void = () => undefined,
  ): Promise<Change | null> {
    await this.refresh()
    if (!draftRestore(this.state, then, label)) return null
    onBackup(await this.backUp('restore'))
    this.#refuseUnlessOpen()
    // Others may have written meanwhile.
    const plan = () => {
      const draft = draftRestore(this.state, then, label)
      return draft && { draft, coder }
    }
    const applied = await this.#enqueue(true, plan, (done) => done && this.#stacks.of(session).remember(done))
    return applied?.change ?? null
  }

  /** Takes back the last change of a window as far as nobody has written over it. Null: there is none. */
  undo(session: string, coder: string | null = null): Promise<UndoOutcome | null> {
    return this.#takeBack(session, coder, 'undo')
  }

  /** Makes again what {@link undo} took back last. Null: there is nothing. */
  redo(session: string, coder: string | null = null): Promise<UndoOutcome | null> {
    return this.#takeBack(session, coder, 'redo')
  }

  undoState(session: string): UndoLabels {
    return this.#stacks.labels(session)
  }

  /** Calls `listener` with changes once they are applied, this store's own and those of others. Returns its end. */
  onChange(listener: (changes: readonly Change[]) => void): () => void {
    return this.#changes.add(listener)
  }

  /** Calls `listener` when saving begins, succeeds or fails. Returns its end. */
  onSaveState(listener: (save: SaveState) => void): () => void {
    return this.#saves.add(listener)
  }

  /** Applies what other processes have added to their journals. Costs one look at the folder when that is nothing. */
  refresh(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#queue.add({ alone: true, work: () => this.#catchUp().then(resolve, reject) })
    })
  }

  /** Brings `pincite.json` up to date where it is behind. A failure becomes a notice: no change is lost by it. */
  async bringUpToDate(): Promise<void> {
    if (this.readOnly === null) await this.#snapshot.bringUpToDate()
  }

  /**
   * Makes and proves a copy of the project as it stands. Throws {@link ChangeRefused} where the project can't be
   * written, and `not-saved`.
   */
  async backUp(reason: BackupReason): Promise<Backup> {
    this.#refuseUnlessOpen()
    return this.#snapshot.backUp(reason)
  }

  /** Waits for changes on their way, brings `pincite.json` up to date and hands the journal back. */
  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    await this.#queue.idle()
    if (this.readOnly === null) await this.#snapshot.close()
    const note = (error: unknown) => this.#note(`The journal was not handed back: ${messageOf(error)}`)
    await this.#own.release().catch(note)
    this.#changes.clear()
    this.#saves.clear()
  }

  async #takeBack(
    session: string,
    coder: string | null,
    direction: 'undo' | 'redo',
  ): Promise<UndoOutcome | null> {
    this.#refuseUnlessOpen()
    const stack = this.#stacks.of(session)
    const planned = direction === 'undo' ? stack.planUndo(this.state) : stack.planRedo(this.state)
    if (planned?.draft) await this.#backUpBefore(planned.draft)
    this.#refuseUnlessOpen()
    const held: { plan: UndoPlan | null } = { plan: null }
    const applied = await this.#enqueue(
      true,
      () => {
        const plan = direction === 'undo' ? stack.planUndo(this.state) : stack.planRedo(this.state)
        held.plan = plan
        return plan?.draft ? { draft: plan.draft, coder, undoes: plan.undoes } : null
      },
      (done) => held.plan && stack.settle(held.plan, done),
    )
    if (!held.plan) return null
    return { change: applied?.change ?? null, label: held.plan.label, left: held.plan.left }
  }

  #enqueue(
    alone: boolean,
    plan: ChangeJob['plan'],
    settle: (applied: Applied | null) => unknown,
  ): Promise<Applied | null> {
    return new Promise((resolve, reject) => {
      const done = (applied: Applied | null) => {
        settle(applied)
        resolve(applied)
      }
      this.#queue.add({ alone, plan, done, failed: reject })
    })
  }

  async #work(batch: readonly (ChangeJob | Task)[]): Promise<void> {
    const jobs = batch.filter((job) => 'plan' in job)
    if (jobs.length === 0) {
      for (const task of batch) if ('work' in task) await task.work()
      return
    }
    this.#setSave({ state: 'saving', message: null })
    const { state, now } = this.#parts
    const outcome = await commitBatch({ state, own: this.#own, folder: this.folder, now }, jobs)
    if (outcome.changes.length > 0) {
      this.#snapshot.touch()
      this.#changes.emit(outcome.changes)
    }
    if (outcome.failure !== null) this.#setSave({ state: 'failed', message: outcome.failure })
    else if (!this.#queue.hasWaiting((job) => 'plan' in job)) this.#setSave({ state: 'saved', message: null })
  }

  async #catchUp(): Promise<void> {
    const { reader, state } = this.#parts
    const changes: Change[] = []
    const { beyondEnd } = await reader.catchUp(state, this.#own.replica, ({ change }) => changes.push(change))
    if (changes.length > 0) this.#changes.emit(changes)
    if (beyondEnd.length > 0) {
      this.#note(
        'A change shown here was not saved after all by the window that made it. Open the project again.',
      )
    }
  }

  /** A change that removes many records is not made without a copy of what was before. */
  async #backUpBefore(draft: DraftChange): Promise<void> {
    if (!removesMuch(this.state, draft)) return
    try {
      await this.backUp('removal')
    } catch (error) {
      const message = `"${draft.label}" was not made, since it removes much and there is no backup. ${messageOf(error)}`
      this.#setSave({ state: 'failed', message })
      throw new ChangeRefused('not-saved', message, error)
    }
  }

  #refuseUnlessOpen(): void {
    if (this.readOnly !== null) throw new ChangeRefused('read-only', this.readOnly)
    if (this.#closing)
      throw new ChangeRefused('closed', `The project in ${this.folder} is closed. Open it again.`)
  }

  #setSave(save: SaveState): void {
    if (save.state === this.#save.state && save.message === this.#save.message) return
    this.#save = save
    this.#saves.emit(save)
  }

  #note(message: string): void {
    if (!this.#notices.includes(message)) this.#notices.push(message)
  }
}
