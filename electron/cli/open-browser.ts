/** Opens a link in the person's browser, where there is one to open. */
import { spawn } from 'node:child_process'

/** Never fails: the link has been printed, and where nothing opens the person clicks it. */
export function openBrowser(url: string): void {
  const { env, platform } = process
  if (env['CI'] || (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])) return
  const [program, ...args]: [string, ...string[]] =
    platform === 'darwin'
      ? ['open', url]
      : platform === 'win32'
        ? ['rundll32', 'url.dll,FileProtocolHandler', url]
        : ['xdg-open', url]
  spawn(program, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref()
}
