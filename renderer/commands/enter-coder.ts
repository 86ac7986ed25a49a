/** The person's name: asked once, kept in their settings, found or added in the open project by the host. */
import { patchOpened, type Session } from '../state/session.ts'

export async function enterCoder(session: Session, name: string): Promise<void> {
  const settings = await session.client.writeSettings({ coderName: name })
  session.store.setState({ settings, shown: null })
  if (!session.store.getState().opened) return
  const { coderId } = await session.client.readProject({})
  patchOpened(session, { coderId })
}
