/** Chooses the screen, and holds what lies over every screen. */
import { Announcer } from './components/announcer.tsx'
import { CoderDialog } from './components/coder-dialog.tsx'
import { DropZone } from './components/drop-zone.tsx'
import { LoadingScreen } from './components/loading-screen.tsx'
import { ProjectScreen } from './components/project-screen.tsx'
import { RecoveryScreen } from './components/recovery-screen.tsx'
import { SettingsDialog } from './components/settings-dialog.tsx'
import { Toast } from './components/toast.tsx'
import { UnreachableScreen } from './components/unreachable-screen.tsx'
import { WelcomeScreen } from './components/welcome-screen.tsx'
import { useSession } from './state/session.ts'

export function App() {
  const screen = useSession((state) => state.screen)
  const failure = useSession((state) => state.failure)
  const recovery = useSession((state) => state.recovery)
  const shown = useSession((state) => state.shown)
  return (
    <>
      {screen === 'loading' && <LoadingScreen />}
      {screen === 'welcome' && <WelcomeScreen />}
      {screen === 'project' && <ProjectScreen />}
      {screen === 'recovery' && recovery && <RecoveryScreen key={recovery.folder} recovery={recovery} />}
      {screen === 'unreachable' && <UnreachableScreen message={failure ?? ''} />}
      {shown === 'coder' && <CoderDialog />}
      {shown === 'settings' && <SettingsDialog />}
      <DropZone />
      <Announcer />
      <Toast />
    </>
  )
}
