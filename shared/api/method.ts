/** One method of the service API, and what the lines of its table are made of. */
import { z } from 'zod'

export interface Method<Args extends z.ZodType, Result> {
  readonly kind: 'read' | 'write'
  readonly doc: string
  readonly args: Args
  readonly bytes?: 'in' | 'out'
  /** Only carries the result's type; never present at run time. */
  readonly result?: Result
}

export const read = <Result>() => {
  return <Args extends z.ZodType>(doc: string, args: Args): Method<Args, Result> => ({
    kind: 'read',
    doc,
    args,
  })
}
export const write = <Result>() => {
  return <Args extends z.ZodType>(doc: string, args: Args): Method<Args, Result> => ({
    kind: 'write',
    doc,
    args,
  })
}

export const nothing = z.strictObject({})
export const id = z.string().regex(/^[\w-]{1,64}$/)
