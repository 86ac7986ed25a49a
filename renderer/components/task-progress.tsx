/** How far a piece of work is, with the button that stops it; shown once it takes long enough to wonder. */
import { useLasting } from '../state/use-lasting.ts'
import type { TaskHold } from '../state/use-task.ts'

export interface TaskProgressProps extends Pick<TaskHold, 'running'> {
  /** Absent where another button stops the work. */
  readonly stop?: TaskHold['stop']
}

export function TaskProgress({ running, stop }: TaskProgressProps) {
  const slow = useLasting(running !== null)
  const task = slow ? running : null
  const percent = task?.progress ? Math.floor(task.progress.share * 100) : null
  return (
    <div className="task">
      {/* Always there, so that what appears in it is read; the numbers beside it are not, each time they change. */}
      <span role="status">{task?.words}</span>
      {task && percent !== null && <span aria-hidden>{`${percent}\u00A0%`}</span>}
      {task && (
        <>
          <span className="meta grow clip">{task.progress?.doing}</span>
          {stop && (
            <button type="button" className="btn" disabled={task.stopping} onClick={stop}>
              Cancel
            </button>
          )}
          <span
            className="progress"
            role="progressbar"
            aria-label={task.words}
            {...(percent === null ? {} : { 'aria-valuenow': percent })}
          >
            <i style={{ width: `${percent ?? 0}%` }} />
          </span>
        </>
      )}
    </div>
  )
}
