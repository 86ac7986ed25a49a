/**
 * Rewrites what mammoth leaves out of a Word file, though readers see it, into markup that it reads; and takes out
 * what readers don't see. Elements and their meaning: ECMA-376 Part 1, 17.3, 17.16 and 20.4; Part 3 for alternatives.
 */

/**
 * The rest of a tag after its name. A `<` can stand in none of it (XML 1.0, 2.3 and 3.1): so a tag that is never closed
 * is searched to the next one, not to the end of the file.
 */
const REST = `(?=[\\s/>])(?:"[^"<]*"|'[^'<]*'|[^<>"'])*>`
/** Wrappers whose content is read as if they were not there: simple fields, runs of a direction, ruby. */
const WRAPPERS = new RegExp(`</?w:(?:fldSimple|dir|bdo|ruby)${REST}`, 'g')
/** What stands up to `end`, before another `start`. */
const upTo = (start: string, end: string) => `((?:(?!${start})[\\s\\S])*?)${end}`
const RUBY_PROPERTIES = new RegExp(`<w:rubyPr${REST}${upTo('<w:rubyPr[\\s/>]', '</w:rubyPr>')}`, 'g')
const RUBY = new RegExp(
  `<w:rt>${upTo('<w:rt>', '</w:rt>')}\\s*<w:rubyBase>${upTo('<w:rubyBase>', '</w:rubyBase>')}`,
  'g',
)
/** Shapes that may hold a text box, besides those mammoth looks into. */
const SHAPES = /(<\/?)v:(?:oval|line|polyline|arc|curve|image)(?=[\s/>])/g

/**
 * Returns the part `xml` (document, footnotes or endnotes) in plain markup: one of the alternatives of a drawing,
 * text boxes where mammoth finds them, ruby in brackets behind its base, every break as a line break; without
 * hidden text (17.3.2.41). Markup of another prefix than `w:` stays as it is.
 */
export function plainMarkup(xml: string): string {
  const plain = xml
    .replace(RUBY_PROPERTIES, '')
    .replace(RUBY, (_whole, over: string, base: string) => `${base}${wordsRun('(')}${over}${wordsRun(')')}`)
    .replace(WRAPPERS, '')
    .replace(/(<\/?)w:cr(?=[\s/>])/g, '$1w:br')
    .replace(/(<\/?)w:ptab(?=[\s/>])/g, '$1w:tab')
    .replace(/<w:br\s[^<>]*/g, (tag) => tag.replace(/\sw:type="(?:page|column)"/, ''))
    .replace(SHAPES, '$1v:shape')
  const chosen = rewriteElements(plain, 'mc:AlternateContent', ({ content }) => chooseAlternative(content))
  const freed = rewriteElements(chosen, 'w:drawing', freeTextBoxes)
  // Runs are most of a file; few files hide any.
  return freed.includes('<w:vanish') ? rewriteElements(freed, 'w:r', hideRun) : freed
}

interface XmlElement {
  readonly open: string
  readonly content: string
  readonly close: string
}

/** Replaces every element called `name`, inner ones first. What is never closed stays as it is. */
function rewriteElements(xml: string, name: string, rewrite: (element: XmlElement) => string): string {
  const tags = new RegExp(`<(/?)${name}${REST}`, 'g')
  const waiting: { open: string; pieces: string[] }[] = []
  let pieces: string[] = []
  let at = 0
  for (const match of xml.matchAll(tags)) {
    const tag = match[0]
    pieces.push(xml.slice(at, match.index))
    at = match.index + tag.length
    const inner = match[1] === '/' ? waiting.pop() : undefined
    if (inner) {
      const content = pieces.join('')
      pieces = inner.pieces
      pieces.push(rewrite({ open: inner.open, content, close: tag }))
    } else if (match[1] === '/' || tag.endsWith('/>')) pieces.push(tag)
    else {
      waiting.push({ open: tag, pieces })
      pieces = []
    }
  }
  const unclosed = waiting.flatMap(({ open, pieces: before }) => [...before, open])
  return [...unclosed, ...pieces, xml.slice(at)].join('')
}

/** The fallback, which mammoth reads best, unless there is none or only the other one holds a text box. */
function chooseAlternative(content: string): string {
  const part = (name: string) => {
    const open = new RegExp(`<mc:${name}(?=[\\s>])[^<>]*>`).exec(content)
    const start = open ? open.index + open[0].length : 0
    const end = content.indexOf(`</mc:${name}>`, start)
    return open && end >= 0 ? content.slice(start, end) : undefined
  }
  const choice = part('Choice') ?? ''
  const fallback = part('Fallback')
  const holdsBox = (xml: string) => xml.includes('<w:txbxContent')
  return fallback === undefined || (holdsBox(choice) && !holdsBox(fallback)) ? choice : fallback
}

/** Puts a drawing's text boxes behind it: in a drawing itself only pictures are looked for. */
function freeTextBoxes({ open, content, close }: XmlElement): string {
  const boxes: string[] = []
  const rest = rewriteElements(content, 'w:txbxContent', (box) => {
    boxes.push(`<w:pict>${box.open}${box.content}${box.close}</w:pict>`)
    return ''
  })
  return `${open}${rest}${close}${boxes.join('')}`
}

const FIELD_MARKS = /<w:fldChar\s[^<>]*>|<\/w:fldChar>|<w:instrText[\s>][^<]*<\/w:instrText>/g

/** A hidden run keeps only the marks of a field that may go on after it. */
function hideRun({ open, content, close }: XmlElement): string {
  const properties = /^\s*<w:rPr(?:\s[^>]*)?>([\s\S]*?)<\/w:rPr>/.exec(content)?.[1] ?? ''
  // What the run was before a tracked change says nothing of what it is.
  const now = properties.split('<w:rPrChange')[0] ?? ''
  if (!/<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/.test(now)) return `${open}${content}${close}`
  return `${open}${(content.match(FIELD_MARKS) ?? []).join('')}${close}`
}

function wordsRun(words: string): string {
  return `<w:r><w:t>${words}</w:t></w:r>`
}
