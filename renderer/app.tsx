/** Chooses the screen, and holds what lies over every screen. */
import { Announcer } from './components/announcer.tsx'
import { CoderDialog } from './components/coder-dialog.tsx'
import { DropZone } from './components/drop-zone.tsx'
import { ProjectScreen } from './components/project-screen.tsx'
import { SettingsDialog } from './components/settings-dialog.tsx'
import { Toast } from './components/toast.tsx'
import { UnreachableScreen } from './components/unreachable-screen.tsx'
import { WelcomeScreen } from './components/welcome-screen.tsx'
import { useSession } from './state/session.ts'

export function App() {
  const screen = useSession((state) => state.screen)
  const failure = useSession((state) => state.failure)
  const shown = useSession((state) => state.shown)
  return (
    <>
      {screen === 'welcome' && <WelcomeScreen />}
      {screen === 'project' && <ProjectScreen />}
      {screen === 'unreachable' && <UnreachableScreen message={failure ?? ''} />}
      {shown === 'coder' && <CoderDialog />}
      {shown === 'settings' && <SettingsDialog />}
      <DropZone />
      <Announcer />
      <Toast />
    </>
  )
}
