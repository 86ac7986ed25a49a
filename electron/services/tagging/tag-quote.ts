/** Tags a passage given by its words: finds them in the source, and stores an annotation where they stand. */
import { randomUUID } from 'node:crypto'
import type { CanonicalText, Span } from '../../../shared/anchoring/canonical-text.ts'
import { citedNotes } from '../../../shared/anchoring/cited-notes.ts'
import { describeSpans, type Passage } from '../../../shared/anchoring/describe.ts'
import { matchQuote, type MatchKind, type QuoteMatch } from '../../../shared/anchoring/match-quote.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { DraftWrite } from '../../../shared/domain/change.ts'
import { codebookFingerprint } from '../../../shared/domain/codebook-version.ts'
import { draftTag } from '../../../shared/domain/draft-annotation.ts'
import { draftAddCoder } from '../../../shared/domain/draft-project.ts'
import type { Code } from '../../../shared/domain/codebook.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'
import { pageLabelOf } from '../../../shared/domain/page-labels.ts'
import { isDeleted } from '../../../shared/domain/project-state.ts'
import { findCoder } from '../coders.ts'
import type { ProjectStore } from '../store/project-store.ts'
import { coderIdOf, freeCoderId } from '../coder-id.ts'
import { findCode, findSource } from './find-named.ts'
import { fillFields, type GivenField } from './given-fields.ts'
import { QuoteIndexes } from './quote-indexes.ts'

/** A passage to tag, as a person or another program gives it. What is optional may also be empty. */
export interface TagRequest {
  /** Id, unique start of an id, or unique file name. */
  readonly source: string
  /** Name in any case, or id. */
  readonly code: string
  readonly quote: string
  readonly prefix?: string | null | undefined
  readonly suffix?: string | null | undefined
  readonly memo?: string | null | undefined
  /** A name in any case; added to the project where it is new. */
  readonly coder?: string | null | undefined
  /** What its fields hold, by name. */
  readonly fields?: readonly GivenField[] | undefined
}

/** What became of a request. The keys are a public contract. */
export interface TagResult {
  /** Present exactly when something was stored. */
  readonly annotationId?: string
  readonly status: 'anchored' | 'ambiguous' | 'missing' | 'refused'
  readonly how?: MatchKind
  readonly start: number | null
  readonly end: number | null
  /** Empty where nothing was stored. */
  readonly spans: readonly Span[]
  /** 1-based sheet of the start; null where there are none. */
  readonly page: number | null
  /** That page as a person counts the source's pages. */
  readonly pageLabel: string | null
  readonly exact: string | null
  readonly error?: string
  /** When ambiguous: the first places, in text order. */
  readonly places?: readonly PossiblePlace[]
}

/** A place where an ambiguous quote stands. */
export interface PossiblePlace extends Omit<Passage, 'fileLabel'> {
  readonly pageLabel: string | null
}

/** A passage that was found and is to be saved. */
export interface FoundPassage {
  readonly request: TagRequest
  readonly source: Source
  readonly code: Code
  readonly how: MatchKind
  readonly passage: Passage
  readonly citedSource: string
  readonly extractor: string
}

/** The passage, or the result where there is nothing to save. */
export type Finding =
  | { readonly found: true; readonly passage: FoundPassage }
  | { readonly found: false; readonly result: TagResult }

export interface TaggingParts {
  readonly store: ProjectStore
  readonly readText: (sourceId: string) => Promise<CanonicalText>
  /** Whose Undo the annotations belong to. */
  readonly session: string
}

/**
 * Finding and saving are apart so that the next passage can be looked up while one is on its way to the disk.
 * Sources and codes are those the project has when the tagger is made.
 */
export class QuoteTagger {
  readonly #store: ProjectStore
  readonly #session: string
  readonly #indexes: QuoteIndexes
  /** Asked for once: with every annotation the store makes a new one. */
  readonly #project: Project
  /** Ids of coders added here, by {@link coderIdOf}. */
  readonly #added = new Map<string, string>()

  constructor({ store, readText, session }: TaggingParts) {
    this.#store = store
    this.#session = session
    this.#indexes = new QuoteIndexes(readText)
    this.#project = store.project()
  }

  /** Looks a passage up; changes nothing. What a person can cause is a result, never thrown. */
  async find(request: TagRequest): Promise<Finding> {
    const source = findSource(this.#project, request.source)
    if (!source.ok) return { found: false, result: refused(source.message) }
    const code = findCode(this.#project, request.code)
    if (!code.ok) return { found: false, result: refused(code.message) }
    if (code.found.retired) {
      const message = `The code ${code.found.name} is retired. Bring it back in the codebook, or use another.`
      return { found: false, result: refused(message) }
    }
    try {
      const index = await this.#indexes.of(source.found.id)
      const { quote, prefix, suffix } = request
      const match = matchQuote(index, {
        exact: quote,
        ...(prefix ? { prefix } : {}),
        ...(suffix ? { suffix } : {}),
      })
      if (match.status !== 'anchored') return { found: false, result: notFound(match, source.found) }
      const { extractor } = index.source
      const passage = describeSpans(index.source, match.spans)
      const citedSource = citedNotes(index.source, passage.spans)
      const found = { request, source: source.found, code: code.found, how: match.how }
      return { found: true, passage: { ...found, passage, citedSource, extractor } }
    } catch (error) {
      return { found: false, result: refusedBecause(error) }
    }
  }

  /** Stores an annotation, and its coder where new, as one change. Resolves once it is on disk, or was refused. */
  async save(found: FoundPassage): Promise<TagResult> {
    const { request, source, code, how, passage, citedSource, extractor } = found
    const annotationId = randomUUID()
    const { annotation } = this.#store.state.records
    const hasAnnotation = (id: string) => annotation.has(id) && !isDeleted(annotation.get(id))
    const filling = {
      annotationId,
      code,
      quote: passage.exact,
      hasAnnotation,
    }
    const filled = fillFields(request.fields ?? [], filling)
    if (!filled.ok) return refused(filled.message)
    const coder = this.#coderOf(request.coder?.trim() ?? '')
    const { exact, spans, page } = passage
    const pageLabel = pageLabelOf(source, passage)
    const { label, writes } = draftTag(
      {
        annotationId,
        targetId: randomUUID(),
        sourceId: source.id,
        target: { ...passage, extractor },
        codeIds: [code.id],
        creatorId: coder.id,
        created: new Date().toISOString(),
        memo: request.memo ?? '',
        citedSource,
        codebook: codebookFingerprint(this.#project.codes),
      },
      `Tag as ${code.name}`,
    )
    // A cited source that was given stands in the place of the one that was found.
    const given = new Set(filled.writes.map(({ field }) => field))
    const own = writes.filter(({ kind, field }) => kind !== 'annotation' || !given.has(field))
    try {
      const author = { session: this.#session, coder: coder.id }
      await this.#store.submit({ label, writes: [...coder.writes, ...own, ...filled.writes] }, author)
    } catch (error) {
      if (coder.writes.length > 0) this.#added.clear()
      return refusedBecause(error)
    }
    const start = passage.spans[0]?.start ?? null
    const end = passage.spans.at(-1)?.end ?? null
    return { annotationId, status: 'anchored', how, start, end, spans, page, pageLabel, exact }
  }

  /** A coder's id, and what adds them where the project does not list them yet. */
  #coderOf(name: string): { readonly id: string | null; readonly writes: readonly DraftWrite[] } {
    if (name === '') return { id: null, writes: [] }
    const derived = coderIdOf(name)
    const { state } = this.#store
    const known = this.#added.get(derived) ?? findCoder(state, name)
    if (known !== null) return { id: known, writes: [] }
    const id = freeCoderId(name, (taken) => state.records.coder.has(taken))
    this.#added.set(derived, id)
    return { id, writes: draftAddCoder(id, name).writes }
  }
}

/** A result that stores nothing and says why. */
export function refused(error: string): TagResult {
  return { status: 'refused', ...nowhere, error }
}

const nowhere = { start: null, end: null, spans: [], page: null, pageLabel: null, exact: null } as const

/** Rethrows what no person can cause. */
function refusedBecause(error: unknown): TagResult {
  if (error instanceof PinciteError) return refused(error.message)
  throw error
}

function notFound(match: Exclude<QuoteMatch, { readonly status: 'anchored' }>, source: Source): TagResult {
  if (match.status === 'ambiguous') {
    const { status, count } = match
    const places = match.places.map(({ fileLabel, ...place }) => {
      return { ...place, pageLabel: pageLabelOf(source, { ...place, fileLabel }) }
    })
    const error = `The quote stands at ${count} places; give a prefix or suffix that tells which is meant.`
    return { status, ...nowhere, error, places }
  }
  const { status, reason, nearest } = match
  if (!nearest) return { status, ...nowhere, error: reason }
  const difference = nearest.numbersDiffer ? ' with other numbers' : ''
  const label = pageLabelOf(source, nearest)
  const page = label === null ? '' : ` on page ${label}`
  return { status, ...nowhere, error: `${reason} Nearest${difference}${page}: “${nearest.exact}”` }
}
