/** Answers calls that cite, and those about the styles to cite in. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { pageLabelOf } from '../../shared/domain/page-labels.ts'
import { readCslNotice } from './citation/csl-folder.ts'
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

export function citationHandlers(context: ServicesContext): CitationHandlers {
  const { citers, options, projects, uploads } = context
  const shelf = new StyleShelf(options.settingsFolder)
  return {
    listCitationStyles: () => shelf.list(),
    addCitationStyle: async ({ upload }, { session }) => {
      const { fileName, bytes } = await uploads.read(session, upload)
      try {
        return await shelf.add(fileName, bytes)
      } finally {
        citers.forget()
        await uploads.forget(session, upload)
      }
    },
    removeCitationStyle: async ({ name }) => {
      await shelf.remove(name)
      citers.forget()
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
        const citer = await citers.citer(sources, { style: citationStyle, locale: citationLocale })
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
        const citer = await citers.citer(sources, {})
        return citer.bibliography([...new Set(annotations.map(({ sourceId }) => sourceId))])
      }),
  }
}
