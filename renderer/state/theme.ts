/** Sets the theme of the page: the person's setting, or the system's where they have none. */
import type { Session } from './session.ts'

/** Keeps `data-theme` of the page in step with the setting and the system. */
export function followTheme(session: Session): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => {
    const theme = session.store.getState().settings?.theme ?? 'system'
    document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
  }
  apply()
  dark.addEventListener('change', apply)
  session.store.subscribe(apply)
}
