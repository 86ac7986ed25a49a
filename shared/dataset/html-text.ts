/** Makes text safe to stand in an HTML page, as text and within quoted attributes. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Escapes text from reports and datasets. Characters that HTML forbids (control characters but tab and line ends, half
 * surrogate pairs) become U+FFFD; a lone carriage return becomes a line feed, as every parser would make it.
 */
export function escapeHtml(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}|[\uFDD0-\uFDEF\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
