/** What `pincite codebook` prints: the codebook, and what an import does to it. */
import type { CodebookEdit, CodeDifference } from '../../shared/codebook-exchange/codebook-difference.ts'
import { codeKeys, codeTree, type Code, type Field } from '../../shared/domain/codebook.ts'
import { codebookFingerprint, codebookNumber } from '../../shared/domain/codebook-version.ts'
import type { Project } from '../../shared/domain/project.ts'
import { countOf } from '../../shared/domain/count-of.ts'
import { oneLine } from './terminal.ts'

/** A code, as `--json` prints it. The keys are a public contract. */
interface ListedCode extends Omit<Code, 'key' | 'position' | 'fields'> {
  /** From 0. */
  readonly depth: number
  /** The digit that tags with it as things stand; null where none does. */
  readonly key: string | null
  /** Annotations with this code; those of the codes below it are not among them. */
  readonly annotations: number
  readonly fields: readonly Omit<Field, 'position'>[]
}

export interface ListedCodebook {
  /** Null for a version nobody numbered yet. */
  readonly version: number | null
  readonly fingerprint: string
  /** In the order of the tree. */
  readonly codes: readonly ListedCode[]
}

/** Returns what `pincite codebook <project> show --json` prints. */
export function listCodebook(project: Project): ListedCodebook {
  const { codes, annotations } = project
  const keys = codeKeys(codes)
  const counts = new Map<string, number>()
  for (const id of annotations.flatMap(({ codeIds }) => codeIds)) counts.set(id, (counts.get(id) ?? 0) + 1)
  const fingerprint = codebookFingerprint(codes)
  return {
    // The first version gets its number with the first change of the codebook, and that will be 1.
    version: project.codebooks.size === 0 ? 1 : codebookNumber(project, fingerprint),
    fingerprint,
    codes: codeTree(codes).map(({ code: { position: _, fields, ...own }, depth }) => ({
      ...own,
      depth,
      key: keys.get(own.id) ?? null,
      annotations: counts.get(own.id) ?? 0,
      fields: fields.map(({ position: _position, ...field }) => field),
    })),
  }
}

/** The same in lines to be read. */
export function describeCodebook(project: Project): readonly string[] {
  const { version, fingerprint, codes } = listCodebook(project)
  const number = version === null ? 'Version without a number' : `Version ${version}`
  const head = `${number} (${fingerprint}), ${countOf(codes.length, 'code')}`
  return [head, ...codes.flatMap(describeCode)]
}

function describeCode({
  name,
  depth,
  key,
  hue,
  pattern,
  retired,
  annotations,
  fields,
}: ListedCode): string[] {
  const indent = '  '.repeat(depth)
  const traits = [hue, pattern, ...(retired ? ['retired'] : []), countOf(annotations, 'annotation')]
  const own = `${key ?? ' '}  ${indent}${oneLine(name)}: ${traits.join(', ')}`
  return [own, ...fields.map((field) => `     ${indent}- ${describeField(field)}`)]
}

function describeField({ name, type, required, retired, options }: ListedCode['fields'][number]): string {
  const traits = [type, ...(required ? ['required'] : []), ...(retired ? ['retired'] : [])]
  const choices = options.length === 0 ? '' : `: ${options.map(oneLine).join(' | ')}`
  return `${oneLine(name)} (${traits.join(', ')})${choices}`
}

/** Says what an import did or, where `isDry`, would do. */
export function describeImport(codes: readonly CodeDifference[], isDry: boolean): readonly string[] {
  const lines = codes
    .filter(({ outcome }) => outcome !== 'same')
    .flatMap(({ outcome, path, edits }) => [
      `${outcome.padEnd(8)} ${path.map(oneLine).join(' › ')}`,
      ...edits.map((edit) => `         ${describeEdit(edit)}`),
    ])
  const count = (outcome: CodeDifference['outcome']) =>
    codes.filter((code) => code.outcome === outcome).length
  const sum = `${countOf(count('added'), 'code')} added, ${count('changed')} changed, ${count('same')} the same`
  return [...lines, isDry ? `Nothing was changed. Without --dry-run: ${sum}.` : `${sum}.`]
}

function describeEdit({ field, property, from, to }: CodebookEdit): string {
  if (property === 'added') return `field “${oneLine(field ?? '')}” (${to}) added`
  const what = field === null ? property : `${property} of field “${oneLine(field)}”`
  return `${what}: “${oneLine(from ?? '')}” → “${oneLine(to)}”`
}
