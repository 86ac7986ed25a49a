/** Shown where the service does not answer, or does not know this window. */
export function UnreachableScreen({ message }: { readonly message: string }) {
  return (
    <main className="unreachable" aria-label="Not connected">
      <h1>Pincite can’t reach its service</h1>
      <p>{message}</p>
      <p>Your projects are safe on disk. Start Pincite again, then open the link it prints.</p>
      <p>
        <button type="button" className="btn primary" onClick={() => location.reload()}>
          Try again
        </button>
      </p>
    </main>
  )
}
