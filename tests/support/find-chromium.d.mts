/** Types of find-chromium.mjs, which is plain JavaScript because the scripts run it too. */

export interface Searched {
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly platform?: string
  readonly exists?: (path: string) => boolean
}

export function findChromium(searched?: Searched): Promise<string | null>
export const chromiumArgs: readonly string[]
export function chromiumLaunchOptions(
  more?: readonly string[],
): Promise<{ executablePath: string; args: string[] }>
