/** Names and addresses that the Web Annotation encoder and decoder share. */

/** W3C Web Annotation Data Model 3.1: the context every annotation names. */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'

/**
 * Our own words. A name, not an address: nothing is to be fetched there. It stands in a context of its own, as the
 * model's section on extensions wants (Web Annotation Vocabulary, "JSON-LD context").
 */
export const OWN_CONTEXT = { pincite: 'urn:pincite:ns:' } as const

export const FILE_NAME = 'pincite:fileName'
export const SOURCE_ID = 'pincite:sourceId'
export const SPANS = 'pincite:spans'
export const PAGE_LABEL = 'pincite:pageLabel'
export const SECTION = 'pincite:section'
export const SECTION_PATH = 'pincite:sectionPath'
export const PARAGRAPH = 'pincite:paragraph'
export const BOXES = 'pincite:boxes'
export const REGION = 'pincite:region'
export const EXTRACTOR = 'pincite:extractor'
/** Of a collection, the keys of a row that it speaks of, where these were chosen; absent for all. */
export const KEYS = 'pincite:keys'
export const FIELDS = 'pincite:fields'
export const FIGURES = 'pincite:figures'
export const CITED_SOURCE = 'pincite:citedSource'
export const CODEBOOK = 'pincite:codebook'
export const FLAGS = 'pincite:flags'
export const CODE_ID = 'pincite:codeId'
export const CODER_ID = 'pincite:coderId'
export const PAGE_LABELS = 'pincite:pageLabels'
export const REFUSED = 'pincite:refused'
export const DISMISSED = 'pincite:dismissed'
export const REDACTED = 'pincite:redacted'
export const ORPHAN = 'pincite:orphan'
export const TITLE = 'dcterms:title'
/** Of an annotation, its citation; of a source, its entry in a list of references. */
export const CITATION = 'dcterms:bibliographicCitation'

/**
 * The IRI that the Recommendation's table of fragment specifications (4.2.1) gives for PDF. RFC 8118 has replaced
 * RFC 3778 without changing `page=`; readers look for this one.
 */
export const PDF_FRAGMENTS = 'http://tools.ietf.org/rfc/rfc3778'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const UUID_IRI = 'urn:uuid:'
const OTHER_IRI = 'urn:pincite:annotation:'
const HASH_IRI = 'nih:sha-256;'

/** Returns the IRI of an annotation: `urn:uuid:` (RFC 9562) where its id is a UUID. */
export function annotationIri(id: string): string {
  return UUID.test(id) ? UUID_IRI + id : OTHER_IRI + encodeURIComponent(id.toWellFormed())
}

/** Returns the id in an IRI of {@link annotationIri}; an IRI that is none of ours is an id as it stands. */
export function annotationId(iri: string): string {
  if (iri.startsWith(UUID_IRI)) return iri.slice(UUID_IRI.length)
  if (!iri.startsWith(OTHER_IRI)) return iri
  try {
    return decodeURIComponent(iri.slice(OTHER_IRI.length))
  } catch {
    return iri
  }
}

/** Returns the IRI of a file by its content: `nih:sha-256;<hex>` (RFC 6920 section 7), the hex of `sha256sum`. */
export function contentIri(sha256: string): string {
  return HASH_IRI + sha256
}

/** Returns the SHA-256 in an IRI of {@link contentIri}, or null for any other. */
export function contentHash(iri: string): string | null {
  return iri.startsWith(HASH_IRI) ? iri.slice(HASH_IRI.length) : null
}
