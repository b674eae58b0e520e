import type { Grid } from './grid.ts'

/** Which squares each of the eight masks turns over (ISO/IEC 18004, table 10). */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

/** A copy of the symbol with a mask over its data. */
export function masked(grid: Grid, mask: number): Grid {
  const dark = Uint8Array.from(grid.dark)
  const turns = masks[mask] ?? (() => false)
  for (let y = 0; y < grid.size; y++) {
    for (let x = 0; x < grid.size; x++) {
      const at = y * grid.size + x
      if (grid.fixed[at] === 0 && turns(x, y)) dark[at] = 1 - (dark[at] ?? 0)
    }
  }
  return { ...grid, dark }
}

/** How hard a symbol is to read: long runs, blocks, what looks like a finder, too much of a colour (7.8.3). */
export function penalty({ size, dark }: Grid): number {
  const lines = Array.from({ length: size }, (_, i) => [
    Array.from({ length: size }, (_unused, j) => dark[i * size + j] ?? 0).join(''),
    Array.from({ length: size }, (_unused, j) => dark[j * size + i] ?? 0).join(''),
  ]).flat()
  let sum = 0
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) sum += run.length - 2
    for (const finder of ['10111010000', '00001011101']) {
      for (let at = line.indexOf(finder); at !== -1; at = line.indexOf(finder, at + 1)) sum += 40
    }
  }
  for (let y = 0; y < size - 1; y++) {
    for (let x = 0; x < size - 1; x++) {
      const at = y * size + x
      const four = (dark[at] ?? 0) + (dark[at + 1] ?? 0) + (dark[at + size] ?? 0) + (dark[at + size + 1] ?? 0)
      if (four === 0 || four === 4) sum += 3
    }
  }
  const share = (dark.reduce((all, one) => all + one, 0) * 20) / (size * size)
  return sum + Math.floor(Math.abs(share - 10)) * 10
}
