import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const missing = (program: string, asked: string) => spawnSync(program, [asked]).error !== undefined

/** Why barcodes cannot be read back from pictures here; false when they can. */
export const whyNoReader: string | false = missing('zbarimg', '--version')
  ? 'zbarimg (Debian: zbar-tools) is not installed'
  : false
/** Why pages of a PDF cannot be read; false when they can. */
export const whyNoPages: string | false =
  whyNoReader || (missing('pdftoppm', '-v') ? 'pdftoppm (Debian: poppler-utils) is not installed' : false)

/** A picture of black and white dots (PGM) with `around` dots of light room on every side, each dot `scale` wide. */
export function pictureOfDots(
  width: number,
  height: number,
  isDark: (x: number, y: number) => boolean,
  { scale = 1, around = 10 }: { readonly scale?: number; readonly around?: number } = {},
): Buffer {
  const [wide, high] = [(width + 2 * around) * scale, (height + 2 * around) * scale]
  const dots = Buffer.alloc(wide * high, 255)
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const [column, row] = [Math.floor(x / scale) - around, Math.floor(y / scale) - around]
      const inside = column >= 0 && row >= 0 && column < width && row < height
      if (inside && isDark(column, row)) dots[y * wide + x] = 0
    }
  }
  return Buffer.concat([Buffer.from(`P5 ${wide} ${high} 255\n`), dots])
}

/** What ZBar reads in pictures, one line for each code: its kind, a colon, what it says. */
export function readBars(pictures: readonly Buffer[]): readonly string[] {
  return inFolder((folder) => {
    for (const [i, picture] of pictures.entries()) writeFileSync(path.join(folder, fileName(i)), picture)
    return readFolder(folder)
  })
}

/** What ZBar reads on the pages of a PDF at 300 dots to an inch. */
export function readBarsOfPdf(pdf: Uint8Array): readonly string[] {
  return inFolder((folder) => {
    const file = path.join(folder, 'labels.pdf')
    writeFileSync(file, pdf)
    const made = spawnSync('pdftoppm', ['-gray', '-r', '300', file, path.join(folder, 'page')])
    if (made.status !== 0) throw new Error(`pdftoppm: ${made.stderr.toString()}`)
    rmSync(file)
    return readFolder(folder)
  })
}

const fileName = (number: number) => `${String(number).padStart(3, '0')}.pgm`
const kinds = ['code39', 'code128', 'codabar', 'ean13', 'qrcode']

function readFolder(folder: string): readonly string[] {
  const files = readdirSync(folder)
    .toSorted()
    .map((name) => path.join(folder, name))
  const settings = ['-Sdisable', ...kinds.map((kind) => `-S${kind}.enable`)]
  const { stdout } = spawnSync('zbarimg', ['-q', ...settings, ...files], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line !== '')
}

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'carrel-barcodes-'))
  try {
    return use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
