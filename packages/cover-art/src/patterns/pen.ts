/** The field that a pattern fills: everything below the title, without the spine. */
export const field = { width: 192, height: 164 } as const

/** What a pattern draws with. Everything it decides, it decides by `random`, so that a title always looks the same. */
export interface Pen {
  /** The next number, 0 up to 1. */
  readonly random: () => number
  readonly ink: string
  readonly tone: string
  readonly deep: string
  /** Factor for line widths: larger on a thumbnail, where a fine line would vanish. */
  readonly weight: number
}

/** Draws into {@link field}; gives SVG elements. */
export type Pattern = (pen: Pen) => string

/** A whole number from `low` to `high`, both included. */
export function whole(pen: Pen, low: number, high: number): number {
  return low + Math.floor(pen.random() * (high - low + 1))
}

/** One of the given things. */
export function oneOf<T>(pen: Pen, things: readonly [T, ...T[]]): T {
  return things[Math.floor(pen.random() * things.length)] ?? things[0]
}

/** A number as SVG writes it, to a tenth. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** A filled circle. */
export function disc(x: number, y: number, r: number, fill: string): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}"/>`
}

/** A filled rectangle. */
export function box(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}"/>`
}

/** A filled path. */
export function shape(d: string, fill: string): string {
  return `<path d="${d}" fill="${fill}"/>`
}

/** Lines that share a colour and a width. */
export function strokes(d: string, colour: string, width: number, cap: 'butt' | 'round' = 'butt'): string {
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${n(width)}" stroke-linecap="${cap}"/>`
}
