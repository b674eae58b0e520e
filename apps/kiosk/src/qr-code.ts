import { codewordsFor, type QrSize } from './qr-codewords.ts'

type Grid = (boolean | undefined)[][]

/**
 * A QR code (ISO/IEC 18004, byte mode, level M, versions 1 to 10) as rows of dots, true for dark, without the quiet zone.
 * Texts of up to 213 bytes of UTF-8; longer ones are refused with a RangeError.
 */
export function qrCode(text: string): readonly (readonly boolean[])[] {
  const { size, codewords } = codewordsFor(new TextEncoder().encode(text))
  const blank = frame(size)
  const bits = codewords.flatMap((byte) => Array.from({ length: 8 }, (_, bit) => ((byte >> (7 - bit)) & 1) === 1))
  const pictures = masks.map((mask, number) => {
    const grid = blank.map((row) => [...row])
    fill(grid, blank, bits, mask)
    writeFormat(grid, number)
    return grid.map((row) => row.map((dot) => dot === true))
  })
  // The mask whose picture is the easiest to read (clause 7.8.3).
  return pictures.reduce((best, one) => (penalty(one) < penalty(best) ? one : best))
}

const at = (grid: Grid, row: number, column: number) => grid[row]?.[column]
function set(grid: Grid, row: number, column: number, dark: boolean): void {
  const line = grid[row]
  if (line && column >= 0 && column < line.length) line[column] = dark
}

/** Everything but the data: finders, timing, alignment, version, and room for the format (clause 6.3). */
function frame({ version, dots, alignment }: QrSize): Grid {
  const grid: Grid = Array.from({ length: dots }, () => Array.from({ length: dots }, () => undefined))
  for (const [row, column] of [
    [3, 3],
    [3, dots - 4],
    [dots - 4, 3],
  ] as const)
    for (let y = -4; y <= 4; y++)
      for (let x = -4; x <= 4; x++) {
        const ring = Math.max(Math.abs(x), Math.abs(y))
        set(grid, row + y, column + x, ring !== 2 && ring !== 4)
      }
  for (const row of alignment)
    for (const column of alignment) {
      if (at(grid, row, column) !== undefined) continue
      for (let y = -2; y <= 2; y++)
        for (let x = -2; x <= 2; x++) set(grid, row + y, column + x, Math.max(Math.abs(x), Math.abs(y)) !== 1)
    }
  for (let n = 8; n < dots - 8; n++) {
    if (at(grid, 6, n) === undefined) set(grid, 6, n, n % 2 === 0)
    if (at(grid, n, 6) === undefined) set(grid, n, 6, n % 2 === 0)
  }
  writeFormat(grid, 0)
  if (version >= 7) {
    const bits = withCheck(version, 6, 0x1f25, 12)
    for (let n = 0; n < 18; n++) {
      const dark = ((bits >> n) & 1) === 1
      set(grid, Math.floor(n / 3), dots - 11 + (n % 3), dark)
      set(grid, dots - 11 + (n % 3), Math.floor(n / 3), dark)
    }
  }
  return grid
}

/** A number followed by the remainder of its division by a polynomial (annexes C and D). */
function withCheck(value: number, bits: number, polynomial: number, check: number): number {
  let rest = value << check
  for (let n = bits - 1; n >= 0; n--) if ((rest >> (n + check)) & 1) rest ^= polynomial << n
  return (value << check) | rest
}

function writeFormat(grid: Grid, mask: number): void {
  const dots = grid.length
  // Level M is 00 (clause 7.9).
  const bits = withCheck(mask, 5, 0x537, 10) ^ 0x5412
  for (let n = 0; n < 15; n++) {
    const dark = ((bits >> n) & 1) === 1
    const [row, column] = n < 6 ? [n, 8] : n < 8 ? [n + 1, 8] : n === 8 ? [8, 7] : [8, 14 - n]
    set(grid, row, column, dark)
    if (n < 8) set(grid, 8, dots - 1 - n, dark)
    else set(grid, dots - 15 + n, 8, dark)
  }
  set(grid, dots - 8, 8, true)
}

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (y, x) => (y + x) % 2 === 0,
  (y) => y % 2 === 0,
  (_, x) => x % 3 === 0,
  (y, x) => (y + x) % 3 === 0,
  (y, x) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (y, x) => ((y * x) % 2) + ((y * x) % 3) === 0,
  (y, x) => (((y * x) % 2) + ((y * x) % 3)) % 2 === 0,
  (y, x) => (((y + x) % 2) + ((y * x) % 3)) % 2 === 0,
]

/** Lays the bits upwards and downwards in columns of two, from the right (clause 7.7.3). */
function fill(grid: Grid, blank: Grid, bits: readonly boolean[], mask: (row: number, column: number) => boolean): void {
  const dots = grid.length
  let next = 0
  let upwards = true
  for (let right = dots - 1; right > 0; right -= 2) {
    if (right === 6) right = 5
    for (let step = 0; step < dots; step++) {
      const row = upwards ? dots - 1 - step : step
      for (const column of [right, right - 1]) {
        if (at(blank, row, column) !== undefined) continue
        set(grid, row, column, (bits[next] ?? false) !== mask(row, column))
        next += 1
      }
    }
    upwards = !upwards
  }
}

/** How hard a picture is to read: long runs, blocks, patterns like finders, and too much of one colour. */
function penalty(dots: readonly (readonly boolean[])[]): number {
  const columns = dots.map((_, x) => dots.map((row) => row[x] === true))
  let sum = 0
  for (const line of [...dots, ...columns]) {
    const text = line.map((dark) => (dark ? '1' : '0')).join('')
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2
    for (let n = 0; n + 11 <= text.length; n++) {
      const part = text.slice(n, n + 11)
      if (part === '10111010000' || part === '00001011101') sum += 40
    }
  }
  for (let y = 0; y + 1 < dots.length; y++)
    for (let x = 0; x + 1 < dots.length; x++) {
      const dark = dots[y]?.[x]
      if (dots[y]?.[x + 1] === dark && dots[y + 1]?.[x] === dark && dots[y + 1]?.[x + 1] === dark) sum += 3
    }
  const share = dots.flat().filter(Boolean).length / dots.length ** 2
  return sum + Math.floor(Math.abs(share * 100 - 50) / 5) * 10
}
