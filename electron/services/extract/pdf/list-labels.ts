/** Tells the bullets and numbers in front of list items from words. */

const BULLETS = '•‣▪▫■□●○◦◆◇►▶▸➢➤➔✓✔❖·∙⁃⦁\\u{F000}-\\u{F8FF}'
const BULLET = new RegExp(`^(?:[${BULLETS}]+|»+|[–—\\-*o])(?=\\s|$)\\s*`, 'u')
const TIGHT_BULLET = new RegExp(`^[${BULLETS}]+\\s*`, 'u')
const NUMBER =
  /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})\)|\d{1,3}\.\)|(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\.)\s+(?=\S)/u

/**
 * Returns how many characters of the text are a bullet with the space behind it; 0 where there is none.
 * Dashes, asterisks and "o" count only with a space behind them.
 */
export function bulletLength(text: string): number {
  return (BULLET.exec(text) ?? TIGHT_BULLET.exec(text))?.[0].length ?? 0
}

/** Whether the text starts with a number or letter of a list: "1. ", "(a) ", "iv. ", "1.) ". */
export function hasNumberLabel(text: string): boolean {
  return NUMBER.test(text)
}

/** Whether the text is a bullet or list number and nothing else. */
export function isListLabel(text: string): boolean {
  return bulletLength(text) >= text.length || NUMBER.test(`${text.trim()} x`)
}
