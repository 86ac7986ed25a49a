/** Tells what lasts from what is over at once: a wait too short to notice is not worth a word. */
import { useEffect, useState } from 'react'

/** A shorter wait is not worth a word (milliseconds). */
export const WORTH_SAYING = 300

/** True once `condition` has held for so many milliseconds. */
export function useLasting(condition: boolean, milliseconds: number = WORTH_SAYING): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!condition) return undefined
    const timer = setTimeout(() => setLasting(true), milliseconds)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [condition, milliseconds])
  return condition && lasting
}
