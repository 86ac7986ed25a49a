// Finds Electron's program without importing `electron`, whose entry would try to download it.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const defaultName = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/** The folder of the `electron` package, or null where it is not installed. */
export function electronPackage() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return null
  }
}

/** The path of Electron's program, or null where it has not been downloaded. */
export function electronProgram(env = process.env) {
  const folder = electronPackage()
  if (!folder) return null
  const pathFile = join(folder, 'path.txt')
  const name = existsSync(pathFile)
    ? readFileSync(pathFile, 'utf8').trim()
    : (defaultName[process.platform] ?? 'electron')
  const places = [env.ELECTRON_OVERRIDE_DIST_PATH, join(folder, 'dist')]
  return (
    places.flatMap((place) => (place ? [join(place, name)] : [])).find((path) => existsSync(path)) ?? null
  )
}
