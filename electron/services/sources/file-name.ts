/** Names of files as they are shown: never used as a path. */
import { UPLOAD_LIMIT } from '../../../shared/api/limits.ts'

/** Control characters, line ends, and marks that turn the direction of the text around them. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu

/** Returns the name to show for a file: no folders, no control characters, never empty, 255 characters at most. */
export function cleanFileName(fileName: string): string {
  const base = fileName.split(/[/\\]/).at(-1) ?? ''
  return Array.from(base.replace(UNSEEN, '').trim()).slice(0, 255).join('') || 'unnamed file'
}

/** Says that a file is above the cap and what can be done. */
export function tooLargeMessage(fileName: string, bytes: number): string {
  const mib = (count: number) => Math.ceil(count / (1024 * 1024))
  return (
    `“${fileName}” has ${mib(bytes)} MB; files up to ${mib(UPLOAD_LIMIT)} MB can be added. ` +
    'Split it or save it with smaller pictures.'
  )
}
