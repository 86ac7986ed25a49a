/** Catches a bug while drawing, so that the rest of the window stays and nobody fears for their work. */
import { Component, type ErrorInfo, type ReactNode } from 'react'

export interface ErrorBoundaryProps {
  /** What could not be drawn, as the subject of a sentence: "The window". */
  readonly part: string
  readonly children: ReactNode
}

interface Caught {
  readonly message: string | null
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, Caught> {
  override state: Caught = { message: null }

  static getDerivedStateFromError(error: unknown): Caught {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo): void {
    console.error(error, componentStack)
  }

  override render(): ReactNode {
    const { message } = this.state
    if (message === null) return this.props.children
    return (
      <div className="unreachable" role="alert">
        <h1>{this.props.part} could not be drawn</h1>
        <p>This is a mistake in Pincite. Everything shown as saved is safe on disk.</p>
        <p>
          <button type="button" className="btn primary" onClick={() => this.setState({ message: null })}>
            Draw it again
          </button>{' '}
          <button type="button" className="btn" onClick={() => location.reload()}>
            Reload the window
          </button>
        </p>
        <details className="meta">
          <summary>Details</summary>
          {message}
        </details>
      </div>
    )
  }
}
