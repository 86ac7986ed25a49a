/** What is shown of the codebook: the code in the editor, the tree as it is drawn, and the texts being written. */
import { codeTree, HUES, PATTERNS, type Code, type Hue, type Pattern } from '../../shared/domain/codebook.ts'

export interface CodebookView {
  /** The code in the editor; null is the first. */
  readonly chosen: string | null
  /** Codes whose codes below are not shown. */
  readonly folded: ReadonlySet<string>
  readonly retiredShown: boolean
  readonly filter: string
  /** Where the focus goes once it is drawn: the row or the name of a code, a field's row or name; null as a rule. */
  readonly goTo: { readonly to: 'row' | 'name' | 'field' | 'field-name'; readonly id: string } | null
  /** The field being edited, or null. */
  readonly field: string | null
  /** The code for which a new place is being chosen, or null. */
  readonly moving: string | null
}

/** How the codebook is first shown. */
export const NOTHING_CHOSEN: CodebookView = {
  chosen: null,
  folded: new Set(),
  retiredShown: false,
  filter: '',
  goTo: null,
  field: null,
  moving: null,
}

/** Returns the code in the editor, or null in a codebook without codes. */
export function chosenCode(codes: readonly Code[], { chosen }: Pick<CodebookView, 'chosen'>): Code | null {
  return codes.find(({ id }) => id === chosen) ?? codes.find(({ retired }) => !retired) ?? codes[0] ?? null
}

/** A text of the codebook that a person writes. */
export interface TextPlace {
  readonly codeId: string
  /** Null for a text of the code itself. */
  readonly fieldId: string | null
  readonly part: 'name' | 'definition' | 'useWhen' | 'notWhen' | 'options'
}

/** Names a text among those typed and not yet saved. */
export function textKey({ codeId, fieldId, part }: TextPlace): string {
  return [codeId, fieldId ?? '', part].join('/')
}

/** Reads what {@link textKey} wrote. */
export function parseTextKey(key: string): TextPlace {
  const [codeId = '', fieldId = '', part = ''] = key.split('/')
  return { codeId, fieldId: fieldId === '' ? null : fieldId, part: part as TextPlace['part'] }
}

/** Returns a text as it stands, or null where its code or field is not there. Options stand one a line. */
export function textOf(codes: readonly Code[], { codeId, fieldId, part }: TextPlace): string | null {
  const code = codes.find(({ id }) => id === codeId)
  if (!code) return null
  if (fieldId === null) return part === 'options' ? null : code[part]
  const field = code.fields.find(({ id }) => id === fieldId)
  if (!field) return null
  return part === 'options' ? field.options.join('\n') : part === 'name' ? field.name : null
}

/** The codes in use, each below the nearest code above it that is in use too. */
export function liveCodes(codes: readonly Code[]): readonly Code[] {
  const known = new Map(codes.map((code) => [code.id, code]))
  return codes
    .filter(({ retired }) => !retired)
    .map((code) => {
      const seen = new Set([code.id])
      let above = code.parentId === null ? undefined : known.get(code.parentId)
      while (above?.retired && !seen.has(above.id)) {
        seen.add(above.id)
        above = above.parentId === null ? undefined : known.get(above.parentId)
      }
      const parentId = above && !above.retired ? above.id : null
      return parentId === code.parentId ? code : { ...code, parentId }
    })
}

/** One row of the tree, with its place among the codes below the same one, from 1. */
export interface TreeRow {
  readonly code: Code
  readonly depth: number
  readonly place: number
  readonly size: number
  /** Null where no code stands below it. */
  readonly expanded: boolean | null
}

/** Returns the rows of the codes in use. A filter shows those whose name has it, and the codes above them. */
export function treeRows(
  codes: readonly Code[],
  { folded, filter }: Pick<CodebookView, 'folded' | 'filter'>,
): readonly TreeRow[] {
  const live = liveCodes(codes)
  const wanted = filter.trim() === '' ? null : withAncestors(live, (code) => matches(code, filter))
  const shown = wanted ? live.filter(({ id }) => wanted.has(id)) : live
  const rows: TreeRow[] = []
  let hidden = Infinity
  for (const { code, depth, place, siblings, hasBelow } of placesOf(codeTree(shown))) {
    if (depth > hidden) continue
    const expanded = hasBelow ? wanted !== null || !folded.has(code.id) : null
    hidden = expanded === false ? depth : Infinity
    rows.push({ code, depth, place, size: siblings.count, expanded })
  }
  return rows
}

/** Counts the codes below the same one in one pass, as a codebook may have thousands. */
function placesOf(tree: ReturnType<typeof codeTree>) {
  /** Those that are being counted, by depth. */
  const open: { count: number }[] = []
  return tree.map(({ code, depth }, index) => {
    open.length = Math.min(open.length, depth + 1)
    const siblings = (open[depth] ??= { count: 0 })
    siblings.count += 1
    const hasBelow = (tree[index + 1]?.depth ?? 0) > depth
    return { code, depth, place: siblings.count, siblings, hasBelow }
  })
}

/** Says whether the name of a code has the words of a filter, in any case. */
export function matches({ name }: Code, filter: string): boolean {
  return name.toLowerCase().includes(filter.trim().toLowerCase())
}

function withAncestors(codes: readonly Code[], isWanted: (code: Code) => boolean): ReadonlySet<string> {
  const known = new Map(codes.map((code) => [code.id, code]))
  const ids = new Set<string>()
  for (const code of codes.filter(isWanted)) {
    for (let at: Code | undefined = code; at && !ids.has(at.id);) {
      ids.add(at.id)
      at = at.parentId === null ? undefined : known.get(at.parentId)
    }
  }
  return ids
}

/**
 * Returns a look for a new code: the colour and the underline that the fewest codes in use have. Dashed is left to
 * people: in small type it looks like dotted.
 */
export function freshLook(codes: readonly Code[]): { readonly hue: Hue; readonly pattern: Pattern } {
  const live = codes.filter(({ retired }) => !retired)
  const rarest = <T>(list: readonly T[], has: (code: Code, item: T) => boolean): T => {
    const uses = list.map((item) => live.filter((code) => has(code, item)).length)
    return list[uses.indexOf(Math.min(...uses))] as T
  }
  return {
    hue: rarest(HUES, (code, hue) => code.hue === hue),
    pattern: rarest(
      PATTERNS.filter((pattern) => pattern !== 'dashed'),
      (code, pattern) => code.pattern === pattern,
    ),
  }
}
