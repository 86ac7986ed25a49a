/**
 * The seal of a package: SHA-256 over its `datapackage.json` without the seal, which holds the SHA-256 of every other
 * file. Whoever knows the seal, from a paper for example, can tell that nothing was changed since.
 */
import { sha256Of } from '../file-hash.ts'
import { canonicalJson } from './canonical-json.ts'

/** The property of `datapackage.json` that holds it. */
export const SEAL = 'pincite:seal'
/** The property that says that names were replaced by pseudonyms; absent where none were. */
export const REDACTED = 'pincite:redacted'
export const DESCRIPTOR = 'datapackage.json'

export type Descriptor = Readonly<Record<string, unknown>>

/** Returns the seal of a descriptor: `sha256:` and 64 hexadecimal digits, over its canonical JSON (RFC 8785). */
export function sealOf({ [SEAL]: _own, ...rest }: Descriptor): string {
  return `sha256:${sha256Of(new TextEncoder().encode(canonicalJson(rest)))}`
}

/** Returns the text of `datapackage.json`, sealed. */
export function sealedText(descriptor: Descriptor): string {
  return `${JSON.stringify({ ...descriptor, [SEAL]: sealOf(descriptor) }, null, 2)}\n`
}
