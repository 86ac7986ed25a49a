/** What was found in a project's folder: what is wrong first, then what is merely worth knowing. */
import { Info, TriangleAlert } from 'lucide-react'
import type { Finding } from '../../shared/api/store-report.ts'
import { sentenceOf } from '../state/store-words.ts'

export interface FindingsListProps {
  readonly findings: readonly Finding[]
  /** What the list is called to assistive technology. */
  readonly label: string
}

export function FindingsList({ findings, label }: FindingsListProps) {
  return (
    <ul className="findings" aria-label={label}>
      {findings.map((finding, index) => (
        <li key={index}>
          {finding.weight === 'error' ? (
            <TriangleAlert className="icon small problem" aria-hidden />
          ) : (
            <Info className="icon small" aria-hidden />
          )}
          <span>{sentenceOf(finding)}</span>
        </li>
      ))}
    </ul>
  )
}
