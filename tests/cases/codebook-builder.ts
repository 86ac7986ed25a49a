/** Codes and fields for tests: single ones, and whole codebooks out of chance. */
import {
  CODE_KEYS,
  FIELD_TYPES,
  HUES,
  PATTERNS,
  type Code,
  type Field,
} from '../../shared/domain/codebook.ts'
import { nextPosition } from '../../shared/domain/draft-writes.ts'
import { randomInt, type Random } from '../fixtures/random-text.ts'

export function buildField(more: Partial<Field> = {}): Field {
  return {
    id: 'f1',
    name: 'Basis',
    type: 'text',
    required: false,
    options: [],
    position: '00000001',
    retired: false,
    ...more,
  }
}

export function buildCode(more: Partial<Code> = {}): Code {
  return {
    id: 'c1',
    name: 'Finding',
    definition: '',
    useWhen: '',
    notWhen: '',
    hue: 'gold',
    pattern: 'solid',
    key: null,
    parentId: null,
    retired: false,
    position: '00000001',
    fields: [],
    ...more,
  }
}

/**
 * Returns a codebook of up to a dozen codes with everything they can have; every text comes from `textOf`. Siblings
 * and fields may have the same name.
 */
export function randomCodebook(random: Random, textOf: () => string): readonly Code[] {
  const pick = <Value>(values: readonly Value[]): Value => values[randomInt(random, values.length)]!
  const named = () => `${textOf()}n`.slice(0, 900)
  const codes: Code[] = []
  let position: string | null = null
  for (let index = 1 + randomInt(random, 12); index > 0; index--) {
    position = nextPosition(position)
    const id = random() < 0.5 ? `code_${index}` : `0000000${index.toString(16)}-aaaa-4bbb-8ccc-ddddeeeeffff`
    let at: string | null = null
    const fields = Array.from({ length: randomInt(random, 4) }, (_, n) => {
      at = nextPosition(at)
      // Options stand one a line in a project, and an empty one is none.
      const options = Array.from({ length: randomInt(random, 3) }, () => named().replaceAll('\n', ' '))
      return buildField({
        ...{ id: `${id}_${n}`, name: named(), type: pick(FIELD_TYPES), options, position: at },
        ...{ required: random() < 0.5, retired: random() < 0.3 },
      })
    })
    codes.push({
      ...{ id, name: named(), definition: textOf(), useWhen: textOf(), notWhen: textOf() },
      ...{ hue: pick(HUES), pattern: pick(PATTERNS), key: pick([null, '', ...CODE_KEYS]) },
      parentId: codes.length > 0 && random() < 0.6 ? pick(codes).id : null,
      ...{ retired: random() < 0.3, position, fields },
    })
  }
  return codes
}

/** A codebook as names only: what it says, without ids and positions, in the order of the tree. */
export function sayings(codes: readonly Code[]): unknown[] {
  const below = (parentId: string | null): unknown[] =>
    codes
      .filter((code) => code.parentId === parentId)
      .map(({ id, position: _, parentId: _parent, fields, ...own }) => ({
        ...own,
        fields: fields.map(({ id: _id, position: _position, ...field }) => field),
        below: below(id),
      }))
  return below(null)
}
