/**
 * Names and versions of the extractors that make block documents. A change of canonical text for any file is a new
 * version. They stand apart from the extractors so that comparing a kept text with them loads none of those.
 */
export const HTML_EXTRACTOR = 'html/1'
export const DOCX_EXTRACTOR = 'docx/1'
/** Plain text and Markdown. */
export const TEXT_EXTRACTOR = 'text/1'
