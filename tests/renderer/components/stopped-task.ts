/** The answer of a host that works until the test says that it has stopped. */
import { PinciteError } from '../../../shared/api/errors.ts'

export interface StoppedTask {
  readonly answer: () => Promise<never>
  readonly stop: () => void
}

export function stoppedTask(): StoppedTask {
  let refuse: (error: Error) => void = () => undefined
  const promise = new Promise<never>((_resolve, reject) => (refuse = reject))
  return { answer: () => promise, stop: () => refuse(new PinciteError('cancelled', 'Stopped.')) }
}
