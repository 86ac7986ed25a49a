/** Finds the coders that the rows of a dataset name among those of a project, and makes those it lacks. */
import { foldName } from '../codebook-exchange/exchanged-code.ts'
import { stableGuid } from '../codebook-exchange/stable-id.ts'
import type { EvidenceRow } from '../dataset/evidence-row.ts'
import { isId } from '../domain/field-rules.ts'
import type { Coder } from '../domain/project.ts'

type Named = Pick<EvidenceRow, 'coder' | 'coderId'>

/** Matches coders by id, then by name in any case. */
export class RowCoders {
  readonly #byId: Map<string, Coder>
  readonly #byName: Map<string, Coder>
  readonly #made: Coder[] = []

  constructor(known: readonly Coder[]) {
    this.#byId = new Map(known.map((coder) => [coder.id, coder]))
    this.#byName = new Map(known.map((coder) => [foldName(coder.name), coder]))
  }

  /** Those that {@link idOf} had to make, as far as they are among `ids`. */
  made(ids: ReadonlySet<unknown>): readonly Coder[] {
    return this.#made.filter(({ id }) => ids.has(id))
  }

  /** Returns the coder's id in the project, or null where the row names none. */
  idOf({ coder, coderId }: Named): string | null {
    if (coder === '' && coderId === '') return null
    const known = this.#byId.get(coderId) ?? (coder === '' ? undefined : this.#byName.get(foldName(coder)))
    return (known ?? this.#make(coder, coderId)).id
  }

  #make(name: string, givenId: string): Coder {
    const isUsable: boolean = isId(givenId)
    let id = isUsable ? givenId : stableGuid(`coder\n${foldName(name)}\n${givenId}`)
    while (this.#byId.has(id)) id = stableGuid(`coder\n${id}`)
    const coder = { id, name: name === '' ? givenId : name }
    this.#byId.set(id, coder)
    if (givenId !== id && givenId !== '') this.#byId.set(givenId, coder)
    this.#byName.set(foldName(coder.name), coder)
    this.#made.push(coder)
    return coder
  }
}
