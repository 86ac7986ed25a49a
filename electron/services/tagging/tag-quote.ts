/** Tags a passage given by its words: finds them in the source, and stores an annotation where they stand. */
import { randomUUID } from 'node:crypto'
import type { CanonicalText, Span } from '../../../shared/anchoring/canonical-text.ts'
import { describeSpans, type Passage } from '../../../shared/anchoring/describe.ts'
import { matchQuote, type MatchKind } from '../../../shared/anchoring/match-quote.ts'
import { buildQuoteIndex, type QuoteIndex } from '../../../shared/anchoring/quote-index.ts'
import { messageOf } from '../../../shared/api/errors.ts'
import { draftTag } from '../../../shared/domain/draft-annotation.ts'
import { draftAddCoder } from '../../../shared/domain/draft-project.ts'
import type { Code, Source } from '../../../shared/domain/project.ts'
import type { SourceLibrary } from '../sources/source-library.ts'
import type { ProjectStore } from '../store/project-store.ts'
import { findCode, findCoder, findSource } from './find-named.ts'

/** A passage to tag, as a person or another program gives it. */
export interface TagRequest {
  readonly source: string
  readonly code: string
  readonly quote: string
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
  readonly memo?: string | undefined
  /** A name; added to the project where it is new. */
  readonly coder?: string | undefined
}

export interface TagResult {
  /** Present exactly when something was stored. */
  readonly annotationId?: string
  readonly status: 'anchored' | 'ambiguous' | 'missing' | 'refused'
  readonly how?: MatchKind
  readonly start: number | null
  readonly end: number | null
  readonly spans: readonly Span[]
  /** 1-based sheet of the start; null where there are none. */
  readonly page: number | null
  readonly pageLabel: string | null
  readonly exact: string | null
  readonly error?: string
  /** When ambiguous: the places, in text order. */
  readonly places?: readonly Passage[]
}

interface Indexed {
  readonly canonical: CanonicalText
  readonly index: QuoteIndex
}

/** How many sources' indexes are kept at once: lines usually come grouped by source. */
const keptIndexes = 4

export class QuoteTagger {
  readonly #store: ProjectStore
  readonly #library: SourceLibrary
  readonly #indexes = new Map<string, Indexed>()

  constructor(store: ProjectStore, library: SourceLibrary) {
    this.#store = store
    this.#library = library
  }

  /** Tags one passage. Resolves once it is on disk; what a person can cause is a result, never thrown. */
  async tag(request: TagRequest, session: string): Promise<TagResult> {
    const project = this.#store.project()
    const source = findSource(project, request.source)
    if (!source.ok) return refused(source.message)
    const code = findCode(project, request.code)
    if (!code.ok) return refused(code.message)
    try {
      const { canonical, index } = await this.#indexOf(source.found)
      const { quote, prefix, suffix } = request
      const match = matchQuote(index, {
        exact: quote,
        ...(prefix ? { prefix } : {}),
        ...(suffix ? { suffix } : {}),
      })
      if (match.status === 'missing')
        return { ...refused(missingReason(match.reason, match.nearest)), status: 'missing' }
      if (match.status === 'ambiguous') {
        const message = `The quote stands at ${match.count} places; give a prefix or suffix that tells which is meant.`
        return { ...refused(message), status: 'ambiguous', places: match.places }
      }
      const passage = describeSpans(canonical, match.spans)
      const annotationId = await this.#save(
        request,
        { source: source.found, code: code.found, canonical, passage },
        session,
      )
      return {
        annotationId,
        status: 'anchored',
        how: match.how,
        start: passage.spans[0]?.start ?? null,
        end: passage.spans.at(-1)?.end ?? null,
        spans: passage.spans,
        page: passage.page,
        pageLabel: passage.pageLabel,
        exact: passage.exact,
      }
    } catch (error) {
      return refused(messageOf(error))
    }
  }

  async #save(
    request: TagRequest,
    place: {
      readonly source: Source
      readonly code: Code
      readonly canonical: CanonicalText
      readonly passage: Passage
    },
    session: string,
  ): Promise<string> {
    const annotationId = randomUUID()
    const known = request.coder ? findCoder(this.#store.project(), request.coder) : null
    const creatorId = known?.id ?? (request.coder ? randomUUID() : null)
    const addCoder =
      !known && request.coder && creatorId ? draftAddCoder(creatorId, request.coder.trim()).writes : []
    const { passage, canonical, source, code } = place
    const tag = draftTag(
      {
        annotationId,
        targetId: randomUUID(),
        sourceId: source.id,
        target: {
          exact: passage.exact,
          prefix: passage.prefix,
          suffix: passage.suffix,
          spans: passage.spans,
          page: passage.page,
          pageLabel: passage.pageLabel,
          section: passage.section,
          extractor: canonical.extractor,
        },
        codeIds: [code.id],
        creatorId,
        created: new Date().toISOString(),
        memo: request.memo ?? '',
      },
      `Tag as ${code.name}`,
    )
    await this.#store.submit({ ...tag, writes: [...addCoder, ...tag.writes] }, { session, coder: creatorId })
    return annotationId
  }

  async #indexOf(source: Source): Promise<Indexed> {
    const known = this.#indexes.get(source.id)
    if (known) return known
    const { canonical } = await this.#library.readText(source.id)
    const indexed = { canonical, index: buildQuoteIndex(canonical) }
    this.#indexes.set(source.id, indexed)
    const [oldest] = this.#indexes.keys()
    if (this.#indexes.size > keptIndexes && oldest !== undefined) this.#indexes.delete(oldest)
    return indexed
  }
}

function missingReason(
  reason: string,
  nearest: (Passage & { readonly numbersDiffer: boolean }) | undefined,
): string {
  if (!nearest) return reason
  const difference = nearest.numbersDiffer ? ' with other numbers' : ''
  const page = nearest.pageLabel === null ? '' : ` on page ${nearest.pageLabel}`
  return `${reason} Nearest${difference}${page}: “${nearest.exact}”`
}

/** A result that stores nothing and says why. */
export function refused(error: string): TagResult {
  return {
    status: 'refused',
    start: null,
    end: null,
    spans: [],
    page: null,
    pageLabel: null,
    exact: null,
    error,
  }
}
