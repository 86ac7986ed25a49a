/** The module `node:fs` itself, also where a test has put another in its place. */
export const realFs = process.getBuiltinModule('node:fs')
