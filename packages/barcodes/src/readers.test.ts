import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { linearBars, qrCode, type LinearBarcode, type QrLevel } from './index.ts'

const has = spawnSync('zbarimg', ['--version']).status === 0
const skip = has ? false : 'zbarimg (Debian: zbar-tools) is not installed'

/** A picture of squares (PGM), `scale` dots for each, with light room of ten around it. */
function pictureOf(width: number, height: number, scale: number, isDark: (x: number, y: number) => boolean): Buffer {
  const [wide, high] = [(width + 20) * scale, (height + 20) * scale]
  const dots = Buffer.alloc(wide * high, 255)
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) {
      const [column, row] = [Math.floor(x / scale) - 10, Math.floor(y / scale) - 10]
      if (column >= 0 && row >= 0 && column < width && row < height && isDark(column, row)) dots[y * wide + x] = 0
    }
  }
  return Buffer.concat([Buffer.from(`P5 ${wide} ${high} 255\n`), dots])
}

function read(pictures: readonly Buffer[]): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'carrel-barcodes-'))
  try {
    const files = pictures.map((picture, i) => {
      const file = path.join(folder, `${String(i).padStart(3, '0')}.pgm`)
      writeFileSync(file, picture)
      return file
    })
    const config = [
      '-Sdisable',
      '-Scode39.enable',
      '-Scode128.enable',
      '-Scodabar.enable',
      '-Sean13.enable',
      '-Sqrcode.enable',
    ]
    return spawnSync('zbarimg', ['-q', ...config, ...files], { encoding: 'utf8' }).stdout.trim()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe('a barcode reader', { skip }, () => {
  it('reads every kind of bars', () => {
    const cases: readonly (readonly [LinearBarcode, string, string])[] = [
      ['codabar', '31234000412345', 'Codabar:A31234000412345A'],
      ['codabar', 'B31234000412345C', 'Codabar:B31234000412345C'],
      ['code39', 'ABC-123 X', 'CODE-39:ABC-123 X'],
      ['code39-check', 'CODE39', 'CODE-39:CODE39W'],
      ['code39-full', 'aB1', 'CODE-39:+AB1'],
      ['code128', '31234000412345', 'CODE-128:31234000412345'],
      ['code128', 'Ref 0012345678 x', 'CODE-128:Ref 0012345678 x'],
      ['ean13', '978-0-940787-08-7', 'EAN-13:9780940787087'],
    ]
    const pictures = cases.map(([code, text]) => {
      const { width, bars } = linearBars(code, text)
      return pictureOf(width, 40, 2, (x) => bars.some((bar) => x >= bar.at && x < bar.at + bar.width))
    })
    assert.deepEqual(
      read(pictures).split('\n'),
      cases.map(([, , said]) => said),
    )
  })

  it('reads QR codes of every level and of small and large versions', () => {
    const cases: readonly (readonly [string, QrLevel])[] = [
      ['31234000412345', 'M'],
      ['HTTPS://CARREL.EXAMPLE/17', 'H'],
      ['https://library.example.org/titles/17', 'L'],
      ['Bücher und 東京', 'Q'],
      ['9'.repeat(400), 'M'],
      [`A long one: ${'x'.repeat(300)}`, 'Q'],
    ]
    const pictures = cases.map(([text, level]) => {
      const { size, isDark } = qrCode(text, { level })
      return pictureOf(size, size, 4, isDark)
    })
    assert.deepEqual(
      read(pictures).split('\n'),
      cases.map(([text]) => `QR-Code:${text}`),
    )
  })
})
