export function downloadIsWorthTrying(
  env?: Readonly<Record<string, string | undefined>>,
  remembered?: string,
): Promise<boolean>
export function installElectron(): Promise<boolean>
