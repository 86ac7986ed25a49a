/** Something about an annotation's evidence that a person should look at. It never keeps anything from being done. */
export interface Flag {
  /** Names it among the flags of its annotation, for as long as its cause stands; a usable field name. */
  readonly key: string
  /** One sentence. */
  readonly message: string
  /** The annotation it disagrees with, where there is one. */
  readonly other?: string
}

/** Makes a flag; the key is cut to what a field name may hold. */
export function flag(key: string, message: string, other?: string): Flag {
  return { key: key.slice(0, 64), message, ...(other === undefined ? {} : { other }) }
}
