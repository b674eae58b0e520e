import { qrCode, qrRuns } from '@carrel/barcodes'
import { barsOf, fillBits, nativeCode128, rowOfBits } from './bars.ts'
import { dots, type LabelSize, type Mark } from './marks.ts'

/** How a label is printed. */
export interface PrintOptions {
  /** How many of it; one if not said. */
  readonly copies?: number
  /** The printer has a knife (`^MMC`); else the label is torn off (`^MMT`). */
  readonly cutter?: boolean
}

const sides = { left: 'L', center: 'C', right: 'R' } as const

/**
 * Field data (`^FD`) behind `^FH`: signs that steer the printer are written as hexadecimal bytes, control characters are
 * left out, so that no title can steer a printer.
 */
export function fieldData(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll(/[\^~\\_]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/**
 * A label as ZPL II bytes: UTF-8 (`^CI28`), its own size, one `^XA…^XZ`. Codabar and QR codes are drawn as pictures
 * (`^GFA`), since not everything that reads ZPL knows `^BK`, and `^BQ` chooses its own size. Throws `BarcodeProblem` for what a barcode cannot hold.
 *
 * @example zplOf({ width: 50, height: 25, dpi: 203 }, [{ mark: 'text', x: 2, y: 2, size: 5, text: '813.54' }])
 */
export function zplOf(size: LabelSize, marks: readonly Mark[], options: PrintOptions = {}): Uint8Array<ArrayBuffer> {
  const copies = Math.min(9999, Math.max(1, Math.trunc(options.copies ?? 1)))
  const lines = [
    '^XA',
    '^CI28',
    `^MM${options.cutter === true ? 'C' : 'T'}`,
    `^PW${dots(size.width, size.dpi)}`,
    `^LL${dots(size.height, size.dpi)}`,
    '^LH0,0',
    ...marks.map((mark) => field(mark, size.dpi)),
    `^PQ${copies}`,
    '^XZ',
  ]
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}

function field(mark: Mark, dpi: LabelSize['dpi']): string {
  const place = `^FO${Math.max(0, dots(mark.x, dpi))},${Math.max(0, dots(mark.y, dpi))}`
  switch (mark.mark) {
    case 'text': {
      const height = Math.max(10, dots(mark.size, dpi))
      const block = mark.room === undefined ? '' : `^FB${dots(mark.room, dpi)},1,0,${sides[mark.align ?? 'left']},0`
      // In a block a backslash begins a sign of its own, so it is written twice (^FB).
      const text = mark.room === undefined ? mark.text : mark.text.replaceAll('\\', '\\\\')
      return `${place}^A0N,${height},${height}${block}^FH_^FD${fieldData(text)}^FS`
    }
    case 'box': {
      const line = Math.max(1, dots(mark.line, dpi))
      return `${place}^GB${dots(mark.width, dpi)},${dots(mark.height, dpi)},${line}^FS`
    }
    case 'qr':
      return place + squares(mark)
    case 'bars':
      return place + bars(mark, dpi)
  }
}

/** Drawn here: which version and level a printer takes for `^BQ` is its own affair, and so would be the size. */
function squares({ content, magnification, level = 'M' }: Extract<Mark, { mark: 'qr' }>): string {
  const module = Math.min(20, Math.max(1, Math.trunc(magnification)))
  const code = qrCode(content, { level })
  const rows = Array.from({ length: code.size }, () => new Uint8Array(Math.ceil((code.size * module) / 8)))
  for (const run of qrRuns(code)) fillBits(rows[run.y] ?? new Uint8Array(), run.x * module, run.width * module)
  return graphic(rows.flatMap((row) => Array.from({ length: module }, () => row)))
}

function bars(mark: Extract<Mark, { mark: 'bars' }>, dpi: LabelSize['dpi']): string {
  const { code, content, height, module } = mark
  const drawn = mark.drawn ?? barsOf(code, content)
  const high = Math.max(1, dots(height, dpi))
  const thin = Math.min(10, Math.max(1, Math.trunc(module)))
  if (code === 'code39' && !mark.drawn) return `^BY${thin},3,${high}^B3N,N,${high},N,N^FH_^FD${fieldData(content)}^FS`
  const native = code === 'code128' && !mark.drawn ? nativeCode128(content) : undefined
  if (native !== undefined) return `^BY${thin},3,${high}^BCN,${high},N,N,N^FH_^FD${fieldData(native)}^FS`
  const row = rowOfBits(drawn, thin)
  return graphic(Array.from({ length: high }, () => row))
}

/** Rows of bits as `^GFA`. */
function graphic(rows: readonly Uint8Array[]): string {
  const width = rows[0]?.length ?? 0
  const total = width * rows.length
  const known = new Map<Uint8Array, string>()
  const data = rows.map((row) => known.getOrInsertComputed(row, hex)).join('')
  return `^GFA,${total},${total},${width},${data}^FS`
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')
}
