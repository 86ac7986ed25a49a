/** Types of electron-program.mjs, which is plain JavaScript because `npm start` runs it before anything is built. */

export function electronPackage(): string | null
export function electronProgram(env?: Readonly<Record<string, string | undefined>>): string | null
