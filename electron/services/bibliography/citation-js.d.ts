/** What is used of Citation.js, which has no types of its own. Given text or objects of a forced type it asks no network. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      chain(
        data: unknown,
        options: { forceType: string; target?: string; generateGraph: false },
      ): Readonly<Record<string, unknown>>[]
    }
  }
  export const logger: { level: string }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
