/** What the tests use of jsonld, which comes without types. */
declare module 'jsonld' {
  export interface Options {
    readonly documentLoader: (url: string) => Promise<{ documentUrl: string; document: unknown }>
    /** Throws where a term would be dropped. */
    readonly safe: boolean
    readonly format: string
  }
  const jsonld: { toRDF(document: object, options: Options): Promise<unknown> }
  export default jsonld
}
