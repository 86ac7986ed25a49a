/** Says in plain sentences what an undo or redo left as it was, because someone else has changed it since. */
import type { Project } from '../../shared/domain/project.ts'
import type { FieldReference } from '../../shared/domain/undo.ts'

const LONGEST_NAME = 40

const FIELD_WORDS: Readonly<Record<string, string>> = {
  target: 'ends',
  deleted: 'deletion',
  fileName: 'file name',
  name: 'name',
  memo: 'memo',
  title: 'title',
  definition: 'definition',
  position: 'place in the list',
}

/** One sentence for each field that was left, none twice. */
export function describeLeft(left: readonly FieldReference[], project: Project): readonly string[] {
  const sentences = left.map(({ kind, id, field }) => {
    const words = field.startsWith('code/') ? 'codes' : (FIELD_WORDS[field] ?? field)
    return `Left as it is, because it was changed since: the ${words} of ${nameOf(kind, id, project)}.`
  })
  return [...new Set(sentences)]
}

function nameOf(kind: FieldReference['kind'], id: string, project: Project): string {
  switch (kind) {
    case 'project':
      return 'the project'
    case 'coder':
      return quoted('the coder', project.coders.find((coder) => coder.id === id)?.name)
    case 'code':
      return quoted('the code', project.codes.find((code) => code.id === id)?.name)
    case 'source':
      return quoted('the source', project.sources.find((source) => source.id === id)?.title)
    case 'annotation':
      return quoted('the annotation', project.annotations.find((one) => one.id === id)?.target.exact)
    case 'target':
      return quoted(
        'the annotation',
        project.annotations.find(({ target }) => target.id === id)?.target.exact,
      )
  }
}

function quoted(what: string, name: string | undefined): string {
  if (name === undefined) return `${what} that was deleted`
  const characters = Array.from(name.replace(/\s+/g, ' '))
  return `${what} “${characters.length > LONGEST_NAME ? `${characters.slice(0, LONGEST_NAME).join('')}…` : characters.join('')}”`
}
