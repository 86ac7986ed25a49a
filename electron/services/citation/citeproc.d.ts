/** The part of citeproc-js that Pincite uses; the package brings no types. Its manual: citeproc-js.readthedocs.io. */
declare module 'citeproc' {
  /** One cite of a citation: an item with its pinpoint. */
  export interface Cite {
    readonly id: string
    readonly locator?: string
    readonly label?: string
    readonly suffix?: string
  }

  export interface System {
    /** Returns the XML of a locale. */
    readonly retrieveLocale: (language: string) => string
    /** Returns the CSL-JSON item of an id. */
    readonly retrieveItem: (id: string) => unknown
  }

  export interface Engine {
    /** What is being built: the area's name, and "_sort" for its sort keys. */
    readonly build: { readonly root: 'citation' | 'bibliography'; readonly extension: '' | '_sort' }
    readonly citation_sort: { tokens: Token[] }
    readonly bibliography_sort: { tokens: Token[] }
    readonly macros: Record<string, Token[] | undefined>
    setOutputFormat(format: 'text' | 'html'): void
    updateItems(ids: readonly string[]): void
    makeCitationCluster(cites: readonly Cite[]): string
    /** Entries in the style's order, each with the ids it stands for; false where the style has no bibliography. */
    makeBibliography(only?: {
      readonly include: readonly { readonly field: 'id'; readonly value: string }[]
    }): readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]] | false
    getTerm(term: string, form: 'short', plural: 0 | 1): string
    configureTokenList(tokens: Token[]): void
  }

  /** A step of a style, as the processor runs it. */
  export interface Token {
    readonly strings: { readonly sort_direction?: string }
    readonly postponed_macro?: string
    readonly execs: ((engine: Engine, item: unknown, cite: unknown) => void)[]
  }

  interface Citeproc {
    readonly Engine: new (system: System, style: string, language: string, force: boolean) => Engine
    readonly Token: new (name: string, kind: number) => Token
    readonly SINGLETON: number
    readonly tokenExec: (this: Engine, token: Token, item: unknown, cite: unknown) => number
    expandMacro: (this: Engine, call: Token, target: Token[]) => void
    debug: (message: string) => void
  }

  const citeproc: Citeproc
  export default citeproc
}
