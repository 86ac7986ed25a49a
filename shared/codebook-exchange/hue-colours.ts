/** Hues as the colours other programs know, and back. */
import type { Hue } from '../domain/codebook.ts'

/** sRGB of each hue: the line colours of the light theme (`renderer/styles/tokens.css`). */
export const HUE_COLOURS: Readonly<Record<Hue, string>> = {
  gold: '#a97206',
  blue: '#1c50b5',
  green: '#03886d',
  violet: '#7a4fbf',
  plum: '#a43c92',
  olive: '#697800',
  cyan: '#017e9a',
  slate: '#616978',
}

/** Below this OKLab chroma a colour looks grey. */
const GREY = 0.035

/** Where each hue ends on the colour circle of OKLab, in degrees: yellows are gold, greens green, teals cyan, reds gold. */
const ENDS: readonly (readonly [number, Hue])[] = [
  [22, 'plum'],
  [112, 'gold'],
  [135, 'olive'],
  [190, 'green'],
  [242, 'cyan'],
  [280, 'blue'],
  [316, 'violet'],
  [360, 'plum'],
]

/**
 * Returns the hue that a colour (REFI-QDA `RGBType`: #rrggbb or #rgb) is called, however light or dark, and slate for
 * greys; null for what is no colour.
 */
export function nearestHue(colour: string): Hue | null {
  const lab = parseColour(colour)
  if (!lab) return null
  if (Math.hypot(lab.a, lab.b) < GREY) return 'slate'
  const degrees = ((Math.atan2(lab.b, lab.a) * 180) / Math.PI + 360) % 360
  return ENDS.find(([end]) => degrees <= end)?.[1] ?? null
}

/** sRGB to the a and b of OKLab (B. Ottosson, "A perceptual color space for image processing", 2020). */
function parseColour(colour: string): { readonly a: number; readonly b: number } | null {
  const [, digits] = /^\s*#((?:[0-9a-f]{3}){1,2})\s*$/i.exec(colour) ?? []
  if (digits === undefined) return null
  const parts = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits
  const linear = (at: number): number => {
    const value = Number.parseInt(parts.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  const [red, green, blue] = [linear(0), linear(2), linear(4)]
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return {
    a: 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short,
    b: 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short,
  }
}
