/** Checks a package against its own `datapackage.json`: every file, that file included, is as it was when it was sealed. */
import { messageOf } from '../../../shared/api/errors.ts'
import { isPlainObject, isList } from '../../../shared/domain/json-shape.ts'
import type { PackageContent } from './open-package.ts'
import { DESCRIPTOR, REDACTED, SEAL, sealedText, sealOf, type Descriptor } from './seal.ts'

/** What is not as it was. */
export interface SealProblem {
  readonly path: string
  readonly kind: 'changed' | 'missing' | 'added' | 'unsealed'
  /** One sentence. */
  readonly message: string
}

export interface SealCheck {
  /** The seal that the package bears; null where it bears none. */
  readonly seal: string | null
  readonly problems: readonly SealProblem[]
  /** Whether the package says that names in it were replaced by pseudonyms. */
  readonly isRedacted: boolean
}

/** Names every file that was changed, taken away or added, by path. Aborting `signal` rejects. */
export async function checkSeal(content: PackageContent, signal?: AbortSignal): Promise<SealCheck> {
  const descriptor = await readDescriptor(content)
  if (typeof descriptor === 'string') {
    return {
      seal: null,
      problems: [{ path: DESCRIPTOR, kind: 'changed', message: descriptor }],
      isRedacted: false,
    }
  }
  const { value } = descriptor
  const seal = typeof value[SEAL] === 'string' ? value[SEAL] : null
  const listed = new Map(resourcesOf(value).map((resource) => [resource.path, resource]))
  const beside = content.beside.map((path) =>
    problem(path, 'added', 'stands beside the package: it was added later'),
  )
  const problems: SealProblem[] = [...ownProblems(descriptor, seal), ...beside]
  for (const path of new Set([...listed.keys(), ...content.paths])) {
    signal?.throwIfAborted()
    const resource = listed.get(path)
    if (path === DESCRIPTOR) continue
    if (!resource) problems.push(problem(path, 'added', 'is not listed: it was added later'))
    else if (!content.paths.includes(path)) problems.push(problem(path, 'missing', 'is listed and not there'))
    else {
      const message = await changeOf(content, resource)
      if (message !== null) problems.push(problem(path, 'changed', message))
    }
  }
  problems.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
  return { seal, problems, isRedacted: value[REDACTED] === true }
}

function ownProblems({ value, text, trueSeal }: ReadDescriptor, seal: string | null): readonly SealProblem[] {
  if (seal === null)
    return [problem(DESCRIPTOR, 'unsealed', 'bears no seal: what was changed in it can’t be told')]
  if (seal !== trueSeal) return [problem(DESCRIPTOR, 'changed', 'was changed: its seal is another one')]
  // The seal is over what it says; the same said in other bytes was written by another program.
  return text === sealedText(value)
    ? []
    : [problem(DESCRIPTOR, 'changed', 'was written anew; it says the same')]
}

interface Resource {
  readonly path: string
  readonly hash: string
}

function resourcesOf({ resources }: Descriptor): readonly Resource[] {
  if (!isList(resources)) return []
  return resources.flatMap((resource) => {
    if (!isPlainObject(resource)) return []
    const { path, hash } = resource
    return typeof path === 'string' ? [{ path, hash: typeof hash === 'string' ? hash : '' }] : []
  })
}

async function changeOf(content: PackageContent, { path, hash }: Resource): Promise<string | null> {
  const [, wanted] = /^sha256:([0-9a-f]{64})$/.exec(hash) ?? []
  if (wanted === undefined) return 'has no SHA-256 to be compared with'
  try {
    return (await content.sha256(path)) === wanted ? null : 'was changed: its SHA-256 is another one'
  } catch (error) {
    return `can’t be read: ${messageOf(error)}`
  }
}

interface ReadDescriptor {
  readonly value: Descriptor
  readonly text: string
  /** The seal that belongs to what it says. */
  readonly trueSeal: string
}

/** Returns the descriptor, or a sentence that says why there is none. */
async function readDescriptor(content: PackageContent): Promise<ReadDescriptor | string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await content.read(DESCRIPTOR))
    const value: unknown = JSON.parse(text)
    if (!isPlainObject(value)) return `${DESCRIPTOR} is no JSON object.`
    return { value, text, trueSeal: sealOf(value) }
  } catch (error) {
    return `${DESCRIPTOR} can’t be read: ${messageOf(error)}.`
  }
}

function problem(path: string, kind: SealProblem['kind'], what: string): SealProblem {
  return { path, kind, message: `${path} ${what}.` }
}
