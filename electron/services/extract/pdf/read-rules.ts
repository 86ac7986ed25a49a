/** Finds the ruling lines of a page, as tables are drawn with, among its drawing operators. */

import { unit } from './text-run.ts'

/** A straight line along the page's edges, in points of the page as seen, y downwards. */
export interface Rule {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The rule in the plane of text turned by `angle` degrees, see `text-run.ts`. */
export function turnRule(rule: Rule, angle: number, mirrored: boolean): Rule {
  const along = unit(angle)
  const ends = [
    { x: rule.left, y: rule.top },
    { x: rule.right, y: rule.bottom },
  ].map(({ x, y }) => ({
    x: (x * along.x + y * along.y) * (mirrored ? -1 : 1),
    y: -x * along.y + y * along.x,
  }))
  const [a = ORIGIN, b = ORIGIN] = ends
  return between(a, b)
}

/** What a page draws, as pdf.js lists it, with the numbers of its operators by their names. */
export interface Drawing {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
  readonly OPS: Readonly<Record<string, number>>
}

/** A filled shape no thicker than this (in points) is a line. */
const THICKEST = 3
/** Shorter strokes (in points) are parts of signs and pictures. */
const SHORTEST = 5
/** A page with more lines than this is a map or a chart. */
const MOST = 3000

type Matrix = readonly [number, number, number, number, number, number]

/** Returns the lines a page draws along its edges; none where there are too many for tables. `viewport` as in ItemPage. */
export function readRules({ fnArray, argsArray, OPS }: Drawing, viewport: readonly number[]): Rule[] {
  const rules: Rule[] = []
  const stack: Matrix[] = []
  let matrix = toMatrix(viewport)
  const painted = new Set([OPS['stroke'], OPS['closeStroke'], OPS['fillStroke'], OPS['closeFillStroke']])
  const filled = new Set([OPS['fill'], OPS['eoFill'], ...painted])
  for (const [index, operator] of fnArray.entries()) {
    const values = argsArray[index]
    const args: readonly unknown[] = Array.isArray(values) ? values : []
    if (operator === OPS['save']) stack.push(matrix)
    else if (operator === OPS['restore'] || operator === OPS['paintFormXObjectEnd']) {
      matrix = stack.pop() ?? matrix
    } else if (operator === OPS['transform']) matrix = multiply(matrix, toMatrix(args))
    else if (operator === OPS['paintFormXObjectBegin']) {
      stack.push(matrix)
      if (Array.isArray(args[0])) matrix = multiply(matrix, toMatrix(args[0]))
    } else if (operator === OPS['constructPath'] && filled.has(Number(args[0]))) {
      for (const rule of rulesOf(pathOf(args[1]), matrix, painted.has(Number(args[0])))) rules.push(rule)
      if (rules.length > MOST) return []
    }
  }
  return rules
}

/** The numbers of a path: pdf.js hands it over in a list of one. */
function pathOf(data: unknown): ArrayLike<number> {
  const path: unknown = Array.isArray(data) ? data[0] : data
  return path instanceof Float32Array ? path : []
}

/** Commands of a path with how many numbers follow each: move, line, curve, quadratic curve, close. */
const LENGTHS = [2, 2, 6, 4, 0]

function rulesOf(path: ArrayLike<number>, matrix: Matrix, stroked: boolean): Rule[] {
  const parts: Rule[][] = []
  let [start, last] = [ORIGIN, ORIGIN]
  for (let at = 0; at < path.length; at += 1 + (LENGTHS[path[at] ?? 4] ?? 0)) {
    const command = path[at] ?? 4
    const count = LENGTHS[command] ?? 0
    const to = command === 4 ? start : place(path[at + count - 1] ?? 0, path[at + count] ?? 0, matrix)
    if (command === 0) {
      parts.push([])
      start = to
    } else parts.at(-1)?.push(between(last, to))
    last = to
  }
  return parts.flatMap((sides) => (stroked ? sides.filter(isRule) : [around(sides)].filter(isRule)))
}

interface Place {
  readonly x: number
  readonly y: number
}

const ORIGIN: Place = { x: 0, y: 0 }

function between(a: Place, b: Place): Rule {
  return {
    left: Math.min(a.x, b.x),
    right: Math.max(a.x, b.x),
    top: Math.min(a.y, b.y),
    bottom: Math.max(a.y, b.y),
  }
}

/** The box around all sides. A path may have more sides than a call takes arguments. */
function around(sides: readonly Rule[]): Rule {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity }
  for (const { left, right, top, bottom } of sides) {
    box.left = Math.min(box.left, left)
    box.right = Math.max(box.right, right)
    box.top = Math.min(box.top, top)
    box.bottom = Math.max(box.bottom, bottom)
  }
  return box
}

function isRule({ left, right, top, bottom }: Rule): boolean {
  const [thin, long] = [Math.min(right - left, bottom - top), Math.max(right - left, bottom - top)]
  return thin <= THICKEST && long >= SHORTEST
}

function place(x: number, y: number, [a, b, c, d, e, f]: Matrix): Place {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}

function toMatrix(numbers: ArrayLike<unknown>): Matrix {
  const at = (index: number) => Number(numbers[index] ?? 0)
  return [at(0), at(1), at(2), at(3), at(4), at(5)]
}

/** First `inner`, then `outer` (ISO 32000-2, 8.3.4). */
function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d] = outer
  const [p, q, r, s, t, u] = inner
  const moved = place(t, u, outer)
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, moved.x, moved.y]
}
