/** Corrects the printed page numbers of a report: rules as they are typed, and what they give, while typing. */
import { useId } from 'react'
import { labelAt, parsePageLabels } from '../../shared/domain/page-labels.ts'

export interface PageLabelFieldProps {
  readonly pages: number
  readonly rules: string
  readonly disabled: boolean
  readonly onWrite: (rules: string) => void
}

export function PageLabelField({ pages, rules, disabled, onWrite }: PageLabelFieldProps) {
  const below = useId()
  const reading = parsePageLabels(rules, pages)
  return (
    <div className="reference-field reference-wide">
      <label className="field">
        <span>Printed page numbers, where the file has them wrong</span>
        <input
          className="input"
          value={rules}
          disabled={disabled}
          maxLength={1000}
          placeholder="1:r:1 5:D:1 — from sheet 1 on i, ii, …; from sheet 5 on 1, 2, …"
          aria-invalid={!reading.ok}
          aria-describedby={below}
          onChange={(event) => onWrite(event.target.value)}
        />
      </label>
      <p id={below} className={reading.ok ? 'meta' : 'field-error'} role="status">
        {reading.ok ? previewOf(rules, pages) : reading.message}
      </p>
    </div>
  )
}

/** "sheet 1 = i, sheet 5 = 1, sheet 40 = 36": where each rule begins, and the last sheet. */
function previewOf(rules: string, pages: number): string {
  const reading = parsePageLabels(rules)
  const begins = reading.ok ? reading.rules.map(({ sheet }) => sheet) : []
  if (begins.length === 0) return 'Counted as the file says.'
  const sheets = [...new Set([...begins.filter((sheet) => sheet <= pages), pages])]
  return sheets.map((sheet) => `sheet ${sheet} = ${labelAt(rules, sheet) ?? 'as the file says'}`).join(', ')
}
