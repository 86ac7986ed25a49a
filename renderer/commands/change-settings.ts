/** The person's settings: their name, asked once, the theme, and whether single keys act. */
import type { Settings } from '../../shared/api/pincite-api.ts'
import { patchOpened, type Session } from '../state/session.ts'

/** Key under which the host remembers that single keys are switched off. */
export const singleKeysKey = 'single-keys'

/** Keeps the name. The host finds or adds the coder of that name in the open project. */
export async function enterCoder(session: Session, name: string): Promise<void> {
  const settings = await session.client.writeSettings({ coderName: name })
  session.store.setState({ settings })
  if (!session.store.getState().opened) return
  const { coderId } = await session.client.readProject({})
  patchOpened(session, { coderId })
}

/** Shows the theme at once and keeps it. */
export async function chooseTheme(session: Session, theme: Settings['theme']): Promise<void> {
  session.store.setState(({ settings }) => ({ settings: settings && { ...settings, theme } }))
  session.store.setState({ settings: await session.client.writeSettings({ theme }) })
}

/** Switches shortcuts of a single key on or off (WCAG 2.2, 2.1.4). */
export async function switchSingleKeys(session: Session, on: boolean): Promise<void> {
  session.store.setState({ singleKeys: on })
  await session.client.writeView({ key: singleKeysKey, value: on ? 'on' : 'off' })
}
