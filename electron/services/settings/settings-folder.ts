/** Where a person's settings live, and where new projects go unless the person says otherwise. */
import { stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { posix, win32 } from 'node:path'

/** What the places depend on; {@link thisMachine} reads them from the running process. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** Describes the machine and person this process runs for. */
export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, home: homedir() }
}

/**
 * Returns the folder of the person's settings, which may not exist yet: `PINCITE_SETTINGS` where it is set,
 * else the place the operating system keeps for it (on Linux the XDG Base Directory Specification 0.8, where a
 * relative `XDG_CONFIG_HOME` counts as unset).
 */
export function settingsFolder(machine: Machine = thisMachine()): string {
  const { env, home, platform } = machine
  const path = platform === 'win32' ? win32 : posix
  if (env.PINCITE_SETTINGS) return path.resolve(env.PINCITE_SETTINGS)
  if (platform === 'win32') return path.join(env.APPDATA || path.join(home, 'AppData', 'Roaming'), 'Pincite')
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Pincite')
  const configured = env.XDG_CONFIG_HOME
  return path.join(
    configured && path.isAbsolute(configured) ? configured : path.join(home, '.config'),
    'pincite',
  )
}

/**
 * Returns where new projects go: `Pincite` in the person's Documents, or at home where there is no Documents. Home is
 * `PINCITE_HOME` where that is set.
 */
export async function defaultProjectFolder(
  home: string = process.env['PINCITE_HOME'] ?? homedir(),
): Promise<string> {
  const path = process.platform === 'win32' ? win32 : posix
  const documents = path.join(home, 'Documents')
  const found = await stat(documents).catch(() => null)
  return path.join(found?.isDirectory() ? documents : home, 'Pincite')
}
