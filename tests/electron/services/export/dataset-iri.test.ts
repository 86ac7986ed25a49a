import { expect, it } from 'vitest'
import { datasetIri } from '../../../../electron/services/export/dataset-iri.ts'
import { buildRow } from '../../../cases/evidence-row-builder.ts'

it('names the same annotations the same way and others differently, as a UUID of version 8 (RFC 9562 5.8)', () => {
  const iri = datasetIri([buildRow()])
  expect(iri).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(datasetIri([buildRow({ memo: 'changed' })])).toBe(iri)
  expect(datasetIri([buildRow(), buildRow({ id: 'second' })])).not.toBe(iri)
})
