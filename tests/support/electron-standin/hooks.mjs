// Module resolution hook: within a run of the stand-in `electron` is the stand-in, and every chunk of the built
// shell is loaded anew, so that one run leaves nothing behind for the next.

const runOf = (url) => (url?.startsWith('file:') ? new URL(url).searchParams.get('standin') : null)

export async function resolve(specifier, context, next) {
  const run = runOf(context.parentURL)
  if (!run) return next(specifier, context)
  if (specifier === 'electron' || specifier.startsWith('electron/')) {
    return { url: new URL(`./electron.mjs?standin=${run}`, import.meta.url).href, shortCircuit: true }
  }
  const resolved = await next(specifier, context)
  if (!resolved.url.startsWith('file:') || resolved.url.includes('/node_modules/')) return resolved
  return { ...resolved, url: `${resolved.url}?standin=${run}` }
}
