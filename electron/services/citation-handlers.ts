/** Answers calls that cite, and those about the styles to cite in. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { pageLabelOf } from '../../shared/domain/page-labels.ts'
import { readCslNotice } from './citation/csl-folder.ts'
import type { CitedItem, CslCiter } from './citation/csl-citer.ts'
import { chosenStyle, type AskedStyle } from './citation/person-citer.ts'
import { StyleShelf } from './citation/style-shelf.ts'
import type { ServicesContext } from './services-context.ts'

type CitationHandlers = Pick<
  Handlers,
  | 'listCitationStyles'
  | 'addCitationStyle'
  | 'removeCitationStyle'
  | 'readCitationNotice'
  | 'citeAnnotation'
  | 'citeUsedSources'
>

export function citationHandlers({ options, projects, uploads }: ServicesContext): CitationHandlers {
  const { settingsFolder } = options
  const shelf = new StyleShelf(settingsFolder)
  const { citerFor, forget } = rememberingCiter(settingsFolder, shelf)
  return {
    listCitationStyles: () => shelf.list(),
    addCitationStyle: async ({ upload }, { session }) => {
      const { fileName, bytes } = await uploads.read(session, upload)
      try {
        return await shelf.add(fileName, bytes)
      } finally {
        forget()
        await uploads.forget(session, upload)
      }
    },
    removeCitationStyle: async ({ name }) => {
      await shelf.remove(name)
      forget()
      return null
    },
    readCitationNotice: () => readCslNotice(),
    citeAnnotation: ({ annotationId, citationStyle, citationLocale }, { session }) =>
      projects.use(session, async ({ store }) => {
        const { annotations, sources } = store.project()
        const annotation = annotations.find(({ id }) => id === annotationId)
        const source = sources.find(({ id }) => id === annotation?.sourceId)
        if (!annotation || !source)
          throw new PinciteError('not-found', 'This annotation is not there any more.')
        const citer = await citerFor(sources, { style: citationStyle, locale: citationLocale })
        const target = { ...annotation.target, pageLabel: pageLabelOf(source, annotation.target) }
        return {
          citation: citer.citeFormatted(source, target),
          quote: citer.quote(source, target),
          reference: citer.reference(source),
        }
      }),
    citeUsedSources: (_args, { session }) =>
      projects.use(session, async ({ store }) => {
        const { annotations, sources } = store.project()
        const citer = await citerFor(sources, {})
        return citer.bibliography([...new Set(annotations.map(({ sourceId }) => sourceId))])
      }),
  }
}

/** Keeps the citer made last: to make one takes a moment, and the next citation mostly is of the same sources. */
function rememberingCiter(settingsFolder: string, shelf: StyleShelf) {
  let last: { readonly key: string; readonly citer: CslCiter } | null = null
  return {
    citerFor: async (sources: readonly CitedItem[], asked: AskedStyle): Promise<CslCiter> => {
      const choice = await chosenStyle(settingsFolder, asked)
      const items = sources.map(({ id, title, fileName, item }) => [id, title, fileName, item])
      const key = JSON.stringify([choice, items])
      if (last?.key === key) return last.citer
      const citer = await shelf.citer(sources, choice)
      last = { key, citer }
      return citer
    },
    forget: () => {
      last = null
    },
  }
}
