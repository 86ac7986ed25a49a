/** Reads what is typed for variables of a bibliographic record: `publisher=World Bank`. */
import { typedValue } from '../../shared/citation/typed-value.ts'
import { CSL_VARIABLES, isCslVariable, type CslItem } from '../../shared/domain/csl-item.ts'

export type EditedItem =
  { readonly ok: true; readonly item: CslItem } | { readonly ok: false; readonly message: string }

/** Returns `current` with every `name=value` of `typed` in its place; nothing behind the sign takes a variable away. */
export function editedItem(current: CslItem, typed: readonly string[]): EditedItem {
  if (typed.length === 0) return { ok: false, message: 'wants --field name=value at least once.' }
  let item = current
  for (const one of typed) {
    const sign = one.indexOf('=')
    const name = one.slice(0, Math.max(sign, 0)).trim()
    const variable = isCslVariable(name)
      ? name
      : CSL_VARIABLES.find((known) => known.toLowerCase() === name.toLowerCase())
    if (sign < 0 || !variable) {
      const known = 'type, title, author, issued, publisher, container-title, DOI, URL, …'
      return { ok: false, message: `“${one}” names no CSL variable (${known}): --field name=value.` }
    }
    const read = typedValue(variable, one.slice(sign + 1))
    if (!read.ok) return { ok: false, message: `--field ${variable}: ${read.message}` }
    item = { ...item, [variable]: read.value }
  }
  return { ok: true, item }
}
