/** Shows what to type next: file names as a shell takes them. */

/** Returns a path as it is typed, in quotes where it has characters that a shell would take for its own. */
export function asTyped(path: string): string {
  if (/^[\w./@:+,~-]+$/.test(path)) return path
  return process.platform === 'win32' ? `"${path}"` : `'${path.replaceAll("'", "'\\''")}'`
}
