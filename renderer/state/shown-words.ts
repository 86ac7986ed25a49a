/** What is marked in the report while an annotation is edited: the words behind the field at hand, and proposals. */
import { useMemo } from 'react'
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { spansOfQuote } from '../../shared/anchoring/quote-spans.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import type { ShownWords } from '../viewers/report-view.ts'
import { proposalsFor } from './figures-at-hand.ts'
import { useOpened } from './session.ts'
import { wordsBehind } from './words-behind.ts'

/** `annotations` are those of the report in view, where they stand in it; null where there is nothing to mark. */
export function useShownWords(
  annotations: readonly Annotation[],
  canonical: CanonicalText,
): ShownWords | null {
  const annotationId = useOpened((opened) => opened.annotationId)
  const codes = useOpened((opened) => opened.project.codes)
  const atField = useOpened((opened) => opened.atField)
  const hidden = useOpened((opened) => opened.highlightsHidden)
  const annotation = useMemo(
    () => annotations.find(({ id }) => id === annotationId) ?? null,
    [annotations, annotationId],
  )
  return useMemo(() => {
    if (!annotation || annotation.target.region || hidden) return null
    const of = { annotation, codes, canonical }
    const { spans } = annotation.target
    const behind = atField?.slot.annotationId === annotation.id ? wordsBehind(of, atField.slot) : null
    const unsure = proposalsFor(of).flatMap(({ words }) => (words ? spansOfQuote(spans, words) : []))
    if (!behind && unsure.length === 0) return null
    const hue = codes.find(({ id }) => id === annotation.codeIds[0])?.hue ?? 'slate'
    return { hue, spans: behind ? spansOfQuote(spans, behind) : [], unsure }
  }, [annotation, codes, canonical, atField, hidden])
}
