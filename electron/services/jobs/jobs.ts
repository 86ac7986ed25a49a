/** Work on a project's files and sources that runs beside the thread which serves windows. Plain values in, plain values out. */
import type { Backup, CheckReport, Diagnosis, RepairReport } from '../../../shared/api/store-report.ts'
import { checkProject } from '../check/check-project.ts'
import { diagnoseProject } from '../check/diagnose-project.ts'
import { repairProject } from '../repair/repair-project.ts'
import { listBackups } from '../store/backups.ts'
import type { SnapshotOutcome, SnapshotTask } from '../store/update-snapshot.ts'
import { updateSnapshot } from '../store/update-snapshot.ts'
import type { CropOutcome, CropTask } from '../verify/draw-crops.ts'
import { drawCrops } from '../verify/draw-crops.ts'

/** What a job is given beside its argument. */
export interface JobOptions {
  readonly signal?: AbortSignal | undefined
  /** Hears how much is done, in units of the job's own, and in a few words what is being done. */
  readonly onProgress?: ((done: number, of: number, doing?: string) => void) | undefined
}

/** A repair as plain values; see `RepairOptions`. */
export interface RepairTask {
  readonly folder: string
  readonly backup?: string
  readonly salvage?: boolean
}

interface JobTable {
  readonly updateSnapshot: (task: SnapshotTask) => Promise<SnapshotOutcome>
  readonly listBackups: (folder: string, options: JobOptions) => Promise<readonly Backup[]>
  readonly checkProject: (folder: string, options: JobOptions) => Promise<CheckReport>
  readonly diagnoseProject: (folder: string, options: JobOptions) => Promise<Diagnosis>
  readonly repairProject: (task: RepairTask, options: JobOptions) => Promise<RepairReport>
  readonly drawCrops: (task: CropTask, options: JobOptions) => Promise<CropOutcome>
}

export type JobName = keyof JobTable
export type JobArgument<Name extends JobName> = Parameters<JobTable[Name]>[0]
export type JobResult<Name extends JobName> = Awaited<ReturnType<JobTable[Name]>>

export const JOBS: JobTable = {
  updateSnapshot: (task) => updateSnapshot(task),
  listBackups,
  checkProject,
  diagnoseProject,
  repairProject: ({ folder, ...how }, options) => repairProject(folder, { ...how, ...options }),
  drawCrops,
}
