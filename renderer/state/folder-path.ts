/** Paths of folders as they are typed; which of them exist is the host's to say. */

/** Returns the name a folder has among its neighbours. */
export function lastPart(folder: string): string {
  return folder.split(/[/\\]/).filter(Boolean).at(-1) ?? folder
}

/** Puts a name into a folder, with the separator that the folder's path uses. */
export function joinPath(folder: string, name: string): string {
  return withSlash(folder) + name
}

/** Returns a path that ends with its separator, so that completing it lists what is inside. */
export function withSlash(path: string): string {
  const separator = path.includes('\\') ? '\\' : '/'
  return path.endsWith(separator) ? path : path + separator
}

/** Returns a name fit for a folder on every system. */
export function folderNameFor(name: string): string {
  const cleaned = name
    .trim()
    .replace(/[<>:"/\\|?*\p{Cc}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[. ]+$/, '')
  return cleaned || 'New project'
}
