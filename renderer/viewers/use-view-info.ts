/** Reads what a report view tells about itself, and follows it. */
import { useSyncExternalStore } from 'react'
import type { ReportViewHandle, ViewInfo } from './report-view.ts'

export function useViewInfo(view: ReportViewHandle): ViewInfo {
  return useSyncExternalStore(view.subscribe, view.getInfo)
}
