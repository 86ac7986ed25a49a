/** The window's composition root: connect to the host, make the session, draw, start. */
import { createRoot } from 'react-dom/client'
import { createClient } from '../shared/api/rpc.ts'
import { App } from './app.tsx'
import { connect } from './client/connect.ts'
import { guardLeaving, keepTrying } from './commands/keep-trying.ts'
import { startSession } from './commands/open-project.ts'
import { rereadProject } from './commands/receive-changes.ts'
import { ErrorBoundary } from './components/error-boundary.tsx'
import { createSession, SessionContext } from './state/session.ts'
import { followTheme } from './state/theme.ts'
import './styles/tokens.css'
import './styles/tokens-dark.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/dialogs.css'
import './styles/panels.css'
import './styles/annotations.css'
import './styles/evidence.css'
import './styles/flags.css'
import './styles/sources.css'
import './styles/viewer.css'
import './styles/reading-column.css'
import './styles/text-layer.css'
import './styles/highlights.css'
import './styles/welcome.css'
import './styles/recovery.css'
import './styles/verify.css'
import './styles/export.css'
import './styles/regions.css'
import './styles/review.css'
import './styles/orphans.css'
import './styles/citing.css'
import './styles/codebook.css'
import './styles/code-fields.css'
import './styles/codebook-exchange.css'
import './styles/dataset-import.css'
import './styles/reference.css'
import './styles/stacked.css'

const port = connect()
const session = createSession(createClient(port))
followTheme(session)
keepTrying(session)
guardLeaving(session, window)
port.subscribe((event) => {
  if (event === 'reconnected') void rereadProject(session)
})

const root = document.getElementById('root')
if (!root) throw new Error('index.html lacks #root')
createRoot(root).render(
  <ErrorBoundary part="The window">
    <SessionContext value={session}>
      <App />
    </SessionContext>
  </ErrorBoundary>,
)
void startSession(session)
