/**
 * Reads what a `.csl` file is (CSL 1.0.2): its root, its title, and of a dependent style whose looks it has. What the
 * file does is for the processor to try.
 */
import { SaxesParser } from 'saxes'

/** An independent style, or one that only points at another (`parent`: the last part of that one's id). */
export interface StyleFile {
  readonly id: string
  readonly title: string
  readonly parent: string | null
}

export type StyleReading =
  { readonly ok: true; readonly style: StyleFile } | { readonly ok: false; readonly message: string }

const NAMESPACE = 'http://purl.org/net/xbiblio/csl'
/** The longest style of the styles' repository has a quarter of it. */
export const MOST_STYLE_BYTES = 2_000_000

/** Reads a style; the message of a refusal goes on behind the file's name. */
export function readStyle(xml: string): StyleReading {
  const seen = new SeenElements()
  const problem = seen.read(xml)
  if (problem !== null) return { ok: false, message: problem }
  const { root, info, parent } = seen
  if (root?.local !== 'style' || root.namespace !== NAMESPACE) {
    const found = root ? `its root is “${root.local}”` : 'it is empty'
    return refusal(`is no citation style: ${found}. A CSL style is a <style> of ${NAMESPACE}`)
  }
  if (!/^1\.0(\.\d+)?$/.test(root.version)) {
    return refusal(
      `is of CSL version “${root.version}”. Take the version for CSL 1.0 from https://github.com/citation-style-language/styles`,
    )
  }
  const id = info.get('id') ?? ''
  const title = info.get('title') ?? ''
  if (lastPart(id) === '' || title === '') return refusal('has no <id> or no <title> in its <info>')
  if (parent === null && !seen.hasCitation) return refusal('has no <citation>, so that it could cite nothing')
  const [missing] = [...seen.called].filter((name) => !seen.macros.has(name))
  if (missing !== undefined) {
    return refusal(
      `calls the macro “${missing}”, which it does not have. Get the style anew from where it came from`,
    )
  }
  return { ok: true, style: { id, title, parent: parent === null ? null : lastPart(parent) } }
}

/** Returns “nature” of “http://www.zotero.org/styles/nature”, with nothing in it that has a meaning in a path. */
export function lastPart(id: string): string {
  const part = id.split('/').at(-1) ?? ''
  return part
    .replace(/\.csl$/i, '')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
}

function refusal(reason: string): StyleReading {
  return { ok: false, message: `${reason}.` }
}

class SeenElements {
  root: { readonly local: string; readonly namespace: string; readonly version: string } | null = null
  readonly info = new Map<string, string>()
  parent: string | null = null
  hasCitation = false
  readonly macros = new Set<string>()
  /** Names of the macros that are called somewhere. */
  readonly called = new Set<string>()

  /** Returns what is wrong with the XML, or null. */
  read(xml: string): string | null {
    const parser = new SaxesParser({ xmlns: true, position: true })
    const path: string[] = []
    let problem: string | null = null
    parser.on('doctype', () => {
      problem ??= 'declares a document type (<!DOCTYPE …>). Delete that declaration.'
    })
    parser.on('error', (error) => {
      const reason = error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')
      problem ??= `is not well-formed XML (line ${parser.line}: ${reason}). Get the style anew from where it came from.`
    })
    parser.on('opentag', ({ local, uri, attributes }) => {
      const { version, rel, href, name, macro } = attributes
      path.push(local)
      this.root ??= { local, namespace: uri, version: version?.value ?? '' }
      if (local === 'macro' && name) this.macros.add(name.value)
      if (macro) this.called.add(macro.value)
      if (path.join('/') === 'style/citation') this.hasCitation = true
      if (path.join('/') === 'style/info/link' && rel?.value === 'independent-parent') {
        this.parent = href?.value ?? ''
      }
    })
    parser.on('text', (text) => {
      const [, area, part = ''] = path
      if (path.length === 3 && area === 'info') this.info.set(part, (this.info.get(part) ?? '') + text.trim())
    })
    parser.on('closetag', () => path.pop())
    parser.write(xml).close()
    return problem
  }
}
