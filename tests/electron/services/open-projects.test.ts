/** Several sessions and one folder: who shares what, and whose wish to stop is whose. */
import { describe, expect, it } from 'vitest'
import { OpenProjects } from '../../../electron/services/open-projects.ts'
import { openProject } from '../../../electron/services/store/open-project.ts'
import type { ProjectStore } from '../../../electron/services/store/project-store.ts'
import { closedProject, Place } from '../../fixtures/project-folder.ts'

const quiet = { changed: () => undefined, saveStateChanged: () => undefined }

async function storeOf(place: Place, folder = place.folder): Promise<ProjectStore> {
  const opened = await openProject(folder, { settingsFolder: place.settingsFolder })
  if (!opened.ok) throw new Error(opened.message)
  return opened.store
}

describe('projects open in several sessions', () => {
  it('are one store for all', async () => {
    const { place } = await closedProject()
    const projects = new OpenProjects(quiet)
    const [a, b] = await Promise.all(
      ['a', 'b'].map((session) => projects.open(session, { folder: place.folder }, () => storeOf(place))),
    )
    expect(a!.store).toBe(b!.store)
    await projects.close()
  })

  // Fails when a session that stops its opening stops it for the others too.
  it('are opened anew for who waited, when another stopped the opening', async () => {
    const { place } = await closedProject()
    const projects = new OpenProjects(quiet)
    const stop = new AbortController()
    const stopped = projects.open('a', { folder: place.folder }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      stop.signal.throwIfAborted()
      return storeOf(place)
    })
    const waiting = projects.open('b', { folder: place.folder }, () => storeOf(place))
    stop.abort()
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' })
    expect((await waiting).store.project().annotations).toHaveLength(2)
    await projects.close()
  })

  it('are not given to another as what can be read of a damaged one', async () => {
    const { place } = await closedProject()
    const projects = new OpenProjects(quiet)
    const salvaged = await projects.open('a', { folder: place.folder, salvage: true }, () => storeOf(place))
    const whole = await projects.open('b', { folder: place.folder }, () => storeOf(place))
    expect(whole.store).not.toBe(salvaged.store)
    await projects.close()
  })

  // Fails when a folder is handed to a repair while a call is at work on it, or another project is closed for it.
  it('are left to a repair only when nobody else is at work on them', async () => {
    const [one, two] = [await closedProject(), await closedProject()]
    const projects = new OpenProjects(quiet)
    await projects.open('a', { folder: one.place.folder }, () => storeOf(one.place))
    await projects.open('b', { folder: two.place.folder }, () => storeOf(two.place))
    await expect(projects.leaveFolder('a', two.place.folder)).rejects.toMatchObject({ code: 'refused' })
    expect(projects.has('a')).toBe(true)

    let finish: () => void = () => undefined
    const working = projects.use('b', () => new Promise<void>((resolve) => (finish = resolve)))
    await projects.leave('b')
    await expect(projects.leaveFolder('a', two.place.folder)).rejects.toMatchObject({ code: 'refused' })
    expect(projects.has('a')).toBe(true)
    finish()
    await working
    await projects.leaveFolder('a', two.place.folder)
    expect(projects.has('a')).toBe(true)
    await projects.leaveFolder('a', one.place.folder)
    expect(projects.has('a')).toBe(false)
    await projects.close()
  })
})
