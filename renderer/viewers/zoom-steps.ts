/** The zooms that buttons and keys step through. */

const STEPS = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5]

/** Smallest and largest zoom anyone can set. */
const ZOOM_LIMITS = { least: 0.25, most: 5 } as const

/** Returns the next step above `zoom`, or the largest. */
export function zoomAbove(zoom: number): number {
  return STEPS.find((step) => step > zoom * 1.005) ?? ZOOM_LIMITS.most
}

/** Returns the next step below `zoom`, or the smallest. */
export function zoomBelow(zoom: number): number {
  return STEPS.findLast((step) => step < zoom * 0.995) ?? ZOOM_LIMITS.least
}

/** Returns `zoom` within the limits. */
export function limitZoom(zoom: number): number {
  return Math.min(ZOOM_LIMITS.most, Math.max(ZOOM_LIMITS.least, zoom))
}
