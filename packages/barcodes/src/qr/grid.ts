import type { QrLevel } from './codewords.ts'

/** The squares of a symbol while it is drawn; `fixed` are those that the mask leaves alone. */
export interface Grid {
  readonly size: number
  readonly dark: Uint8Array
  readonly fixed: Uint8Array
}

/** Finder, timing and alignment patterns, and the places of format and version (ISO/IEC 18004, 6.3). */
export function patternGrid(version: number): Grid {
  const size = version * 4 + 17
  const grid: Grid = { size, dark: new Uint8Array(size * size), fixed: new Uint8Array(size * size) }
  for (let i = 0; i < size; i++) {
    put(grid, 6, i, i % 2 === 0)
    put(grid, i, 6, i % 2 === 0)
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    finder(grid, x, y)
  const places = alignments(version)
  const last = places.length - 1
  for (const [i, x] of places.entries()) {
    for (const [j, y] of places.entries()) {
      const atFinder = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0)
      if (!atFinder) alignment(grid, x, y)
    }
  }
  drawFormat(grid, 'L', 0)
  drawVersion(grid, version)
  return grid
}

function put({ size, dark, fixed }: Grid, x: number, y: number, isDark: boolean): void {
  if (x < 0 || y < 0 || x >= size || y >= size) return
  dark[y * size + x] = isDark ? 1 : 0
  fixed[y * size + x] = 1
}

function finder(grid: Grid, x: number, y: number): void {
  for (let dy = -4; dy <= 4; dy++) {
    for (let dx = -4; dx <= 4; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy))
      put(grid, x + dx, y + dy, ring !== 2 && ring !== 4)
    }
  }
}

function alignment(grid: Grid, x: number, y: number): void {
  for (let dy = -2; dy <= 2; dy++) {
    for (let dx = -2; dx <= 2; dx++) put(grid, x + dx, y + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1)
  }
}

function alignments(version: number): readonly number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2
  const size = version * 4 + 17
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - i * step).toReversed()]
}

const levelBits: Readonly<Record<QrLevel, number>> = { L: 1, M: 0, Q: 3, H: 2 }

/** Level and mask with their BCH check (ISO/IEC 18004, 7.9), twice. */
export function drawFormat(grid: Grid, level: QrLevel, mask: number): void {
  const data = (levelBits[level] << 3) | mask
  let rest = data
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537)
  const bits = ((data << 10) | rest) ^ 0x5412
  const bit = (i: number) => ((bits >>> i) & 1) === 1
  const { size } = grid
  for (let i = 0; i <= 5; i++) put(grid, 8, i, bit(i))
  put(grid, 8, 7, bit(6))
  put(grid, 8, 8, bit(7))
  put(grid, 7, 8, bit(8))
  for (let i = 9; i < 15; i++) put(grid, 14 - i, 8, bit(i))
  for (let i = 0; i < 8; i++) put(grid, size - 1 - i, 8, bit(i))
  for (let i = 8; i < 15; i++) put(grid, 8, size - 15 + i, bit(i))
  put(grid, 8, size - 8, true)
}

/** The version with its BCH check (ISO/IEC 18004, 7.10), from version 7 on. */
function drawVersion(grid: Grid, version: number): void {
  if (version < 7) return
  let rest = version
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25)
  const bits = (version << 12) | rest
  for (let i = 0; i < 18; i++) {
    const isDark = ((bits >>> i) & 1) === 1
    const a = grid.size - 11 + (i % 3)
    const b = Math.floor(i / 3)
    put(grid, a, b, isDark)
    put(grid, b, a, isDark)
  }
}

/** Puts codewords into the free squares, two columns at a time from the right, up and down in turn (7.7.3). */
export function fillGrid({ size, dark, fixed }: Grid, words: readonly number[]): void {
  let at = 0
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step++) {
      for (let side = 0; side < 2; side++) {
        const x = right - side
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step
        if (fixed[y * size + x] === 1 || at >= words.length * 8) continue
        dark[y * size + x] = ((words[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1
        at += 1
      }
    }
  }
}
