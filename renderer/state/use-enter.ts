/** Going into a project from the welcome. */
import { useCallback } from 'react'
import { messageOf } from '../../shared/api/errors.ts'
import type { OpenProject } from '../../shared/api/pincite-api.ts'
import { enterProject } from '../commands/open-project.ts'
import { useSessionObject } from './session.ts'

/** Opens what `open` gives and shows it; the returned text is the failure, or "". */
export function useEnter(): (open: () => Promise<OpenProject>) => Promise<string> {
  const session = useSessionObject()
  return useCallback(
    async (open) => {
      try {
        await enterProject(session, open)
        return ''
      } catch (error) {
        return messageOf(error)
      }
    },
    [session],
  )
}
