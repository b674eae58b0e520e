import type { PlanArea } from '../../../../server/src/modules/site/contract.ts'

/** Where an area is on its plan, in thousandths of the picture. */
export type Place = Pick<PlanArea, 'x' | 'y' | 'width' | 'height'>

/** A point or a way on the plan, in thousandths of the picture. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Sides of an area that are pulled: a corner is two of them. */
export const grips = ['nw', 'n', 'ne', 'e', 'se', 's', 'sw', 'w'] as const
export type Grip = (typeof grips)[number]

/** What is drawn stands on a grid of this many thousandths. */
export const grid = 5
const whole = 1000
/** A smaller one cannot be taken hold of. */
export const leastSide = 10

const snapped = (value: number) => Math.round(value / grid) * grid
/** What does not move stays where it is, also beside the grid. */
const gone = (from: number, by: number) => (by === 0 ? from : snapped(from + by))
const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** An area somewhere else on the plan; it stops at the edges. */
export function movedBy<A extends Place>(area: A, by: Point): A {
  return {
    ...area,
    x: within(gone(area.x, by.x), 0, whole - area.width),
    y: within(gone(area.y, by.y), 0, whole - area.height),
  }
}

/** An area of which sides are pulled; the other sides stay, and it keeps a least size. */
export function pulledBy<A extends Place>(area: A, grip: Grip, by: Point): A {
  const across = pulledSide({ from: area.x, size: area.width }, by.x, grip.includes('w'), grip.includes('e'))
  const down = pulledSide({ from: area.y, size: area.height }, by.y, grip.startsWith('n'), grip.startsWith('s'))
  return { ...area, x: across.from, width: across.size, y: down.from, height: down.size }
}

interface Span {
  readonly from: number
  readonly size: number
}

function pulledSide({ from, size }: Span, by: number, isFirst: boolean, isLast: boolean): Span {
  const end = from + size
  if (isFirst) {
    const next = within(gone(from, by), 0, Math.max(0, end - leastSide))
    return { from: next, size: end - next }
  }
  return isLast
    ? { from, size: within(gone(end, by), Math.min(whole, from + leastSide), whole) - from }
    : { from, size }
}

/** The area between two corners, whichever is first; undefined while it is too small to be meant. */
export function drawnBetween(one: Point, other: Point): Place | undefined {
  const left = within(snapped(Math.min(one.x, other.x)), 0, whole)
  const top = within(snapped(Math.min(one.y, other.y)), 0, whole)
  const width = within(snapped(Math.max(one.x, other.x)), 0, whole) - left
  const height = within(snapped(Math.max(one.y, other.y)), 0, whole) - top
  return width < leastSide || height < leastSide ? undefined : { x: left, y: top, width, height }
}

/** A place for an area that is added without being drawn: where no other begins. */
export function freePlace(areas: readonly Place[]): Place {
  const size = { width: 200, height: 100 }
  for (let y = 100; y <= whole - size.height; y += 50) {
    for (let x = 100; x <= whole - size.width; x += 50) {
      const place = { x, y, ...size }
      if (!areas.some((area) => overlaps(area, place))) return place
    }
  }
  return { x: 400, y: 450, ...size }
}

function overlaps(a: Place, b: Place): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** What a key does to an area: arrows move it, with Shift they move its right and lower side. Undefined: nothing. */
export function keyed<A extends Place>(area: A, key: string, isSizing: boolean): A | undefined {
  const by = ways[key]
  if (!by) return undefined
  return isSizing ? pulledBy(area, by.x === 0 ? 's' : 'e', by) : movedBy(area, by)
}

const ways: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -grid, y: 0 },
  ArrowRight: { x: grid, y: 0 },
  ArrowUp: { x: 0, y: -grid },
  ArrowDown: { x: 0, y: grid },
}
