/** The seal of a Data Package that was just written, to be copied to where the data are cited. */
import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { say } from '../commands/tell.ts'
import { useSessionObject } from '../state/session.ts'

export function PackageSeal({ seal }: { readonly seal: string }) {
  const session = useSessionObject()
  const [copied, setCopied] = useState('Copy')
  const copy = () =>
    navigator.clipboard.writeText(seal).then(
      () => {
        setCopied('Copied')
        say(session, 'Seal copied.')
      },
      () => setCopied('Select it and press Ctrl+C'),
    )
  return (
    <section className="export-seal" aria-label="Seal">
      <ShieldCheck className="icon" aria-hidden />
      <p>
        Its seal is <code>{seal}</code>{' '}
        <button type="button" className="btn" onClick={() => void copy()}>
          {copied}
        </button>
        <span className="meta">
          Name it where you cite the data: readers can then tell whether they have just this package.
        </span>
      </p>
    </section>
  )
}
