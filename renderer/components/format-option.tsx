/** A format to choose, with what it is good for below its name. */

interface FormatOptionProps {
  /** Name of the group of which one is chosen. */
  readonly group: string
  readonly value: string
  readonly format: { readonly label: string; readonly detail: string }
  readonly checked: boolean
  readonly onChoose: () => void
}

export function FormatOption({ group, value, format, checked, onChoose }: FormatOptionProps) {
  return (
    <label className="format">
      <input type="radio" name={group} value={value} checked={checked} onChange={onChoose} />
      <span>
        {format.label}
        <span className="meta format-detail">{format.detail}</span>
      </span>
    </label>
  )
}
