/** The person's settings: their name, asked once, the theme, how they cite, and whether single keys act. */
import type { Settings } from '../../shared/api/pincite-api.ts'
import { DEFAULT_CHOICE } from '../../shared/citation/citation-styles.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { sendFile } from './send-file.ts'

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

/** Cites in another style or locale from now on. */
export async function chooseCitation(
  session: Session,
  change: Partial<Pick<Settings, 'citationStyle' | 'citationLocale'>>,
): Promise<void> {
  session.store.setState({ settings: await session.client.writeSettings(change) })
}

/** Keeps a CSL style and cites in it from now on. */
export async function addCitationStyle(session: Session, file: File): Promise<void> {
  const upload = await sendFile(session, file, { onSent: () => undefined, isWanted: () => true })
  if (upload === null) return
  const { name } = await session.client.addCitationStyle({ upload })
  await chooseCitation(session, { citationStyle: name })
}

/** Forgets a style the person added, and cites in that of APA again. */
export async function removeCitationStyle(session: Session, name: string): Promise<void> {
  await session.client.removeCitationStyle({ name })
  await chooseCitation(session, { citationStyle: DEFAULT_CHOICE.style })
}

/** Switches shortcuts of a single key on or off (WCAG 2.2, 2.1.4). */
export async function switchSingleKeys(session: Session, on: boolean): Promise<void> {
  session.store.setState({ singleKeys: on })
  await session.client.writeView({ key: singleKeysKey, value: on ? 'on' : 'off' })
}
