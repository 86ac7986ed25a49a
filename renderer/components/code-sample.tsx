/** A code as it looks on the page: its tint and underline, never a dot. */
import type { Code } from '../../shared/domain/codebook.ts'

export function CodeSample({ code }: { readonly code: Pick<Code, 'hue' | 'pattern'> | null }) {
  return (
    <span
      className="sample"
      data-hue={code?.hue ?? 'slate'}
      data-pattern={code?.pattern ?? 'solid'}
      aria-hidden
    />
  )
}
