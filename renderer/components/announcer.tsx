/** What assistive technology is told: one polite region for everything, one assertive for save failures. */
import { useEffect, useRef, useState } from 'react'
import { useSession } from '../state/session.ts'

/** Least time between two announcements; of those that come closer together the last is said (milliseconds). */
const interval = 1000

export function Announcer() {
  const said = useSession((state) => state.said)
  const failure = useSession(({ opened }) =>
    opened?.save.state === 'failed' ? `Not saved: ${opened.save.message ?? ''}` : '',
  )
  const [heard, setHeard] = useState(said)
  const last = useRef(-interval)
  useEffect(() => {
    if (said === heard) return undefined
    const wait = Math.max(0, last.current + interval - performance.now())
    const timer = setTimeout(() => {
      last.current = performance.now()
      setHeard(said)
    }, wait)
    return () => clearTimeout(timer)
  }, [said, heard])
  return (
    <>
      <div className="unseen" role="status" aria-label="Announcements">
        {/* A region that changes is read; the same words said again must differ in something unheard. */}
        {heard.text}
        {heard.count % 2 === 1 ? '\u00A0' : ''}
      </div>
      <div className="unseen" role="alert">
        {failure}
      </div>
    </>
  )
}
