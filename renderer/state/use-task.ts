/** A piece of work that a component starts, shows and can stop; one at a time. */
import { useCallback, useRef, useState } from 'react'
import type { Follower, Progress } from '../commands/follow-task.ts'

/** The work under way. */
export interface RunningTask {
  /** What is being done, for the person: "Opening Tarsk ports review…". */
  readonly words: string
  /** Null until the host has said how far it is. */
  readonly progress: Progress | null
  /** True once it was asked to stop. */
  readonly stopping: boolean
}

export interface TaskHold {
  readonly running: RunningTask | null
  /** Starts work, unless some is under way: then nothing happens and the answer is null. */
  readonly run: <Result>(
    words: string,
    work: (follower: Follower) => Promise<Result>,
  ) => Promise<Result | null>
  /** Asks the work under way to stop. */
  readonly stop: () => void
}

export function useTask(): TaskHold {
  const [running, setRunning] = useState<RunningTask | null>(null)
  const controller = useRef<AbortController | null>(null)
  const run: TaskHold['run'] = useCallback(async (words, work) => {
    if (controller.current) return null
    const own = new AbortController()
    controller.current = own
    setRunning({ words, progress: null, stopping: false })
    try {
      return await work({
        onProgress: (progress) =>
          setRunning((task) => (task && !task.stopping ? { ...task, progress } : task)),
        signal: own.signal,
      })
    } finally {
      controller.current = null
      setRunning(null)
    }
  }, [])
  const stop = useCallback(() => {
    controller.current?.abort()
    setRunning((task) => task && { words: 'Stopping…', progress: null, stopping: true })
  }, [])
  return { running, run, stop }
}
