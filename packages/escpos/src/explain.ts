import { characterIn } from '@carrel/code-pages'
import { codePageNumbers, codePages, type CodePage } from './printer-pages.ts'

/** One thing that bytes tell a printer to do. */
export type PrinterStep =
  | {
      readonly do: 'text'
      readonly text: string
      readonly bold: boolean
      readonly double: boolean
      readonly underline: boolean
      readonly align: 'left' | 'center' | 'right'
    }
  | { readonly do: 'feed'; readonly lines: number }
  | { readonly do: 'barcode'; readonly kind: 'code128' | 'ean13' | 'qr'; readonly content: string }
  | { readonly do: 'cut'; readonly how: 'full' | 'partial' }
  | { readonly do: 'drawer'; readonly pin: 2 | 5 }
  | { readonly do: 'unknown'; readonly bytes: readonly number[] }

const alignments = ['left', 'center', 'right'] as const

interface Reader {
  readonly bytes: Uint8Array
  at: number
  page: CodePage
  bold: boolean
  double: boolean
  underline: boolean
  align: (typeof alignments)[number]
  line: string
  qr: string
}

/**
 * Reads ESC/POS bytes back as what a printer would do: for tests and for a preview on a screen. What it does not know is
 * told as such, byte by byte.
 */
export function explainEscpos(bytes: Uint8Array): readonly PrinterStep[] {
  const steps: PrinterStep[] = []
  const reader: Reader = { bytes, at: 0, line: '', qr: '', ...fresh() }
  while (reader.at < bytes.length) {
    const byte = bytes[reader.at] ?? 0
    if (byte === 0x0a) {
      reader.at += 1
      const { line: text, bold, double, underline, align } = reader
      steps.push({ do: 'text', text, bold, double, underline, align })
      reader.line = ''
    } else if (byte === 0x1b || byte === 0x1d) {
      steps.push(...command(reader, byte))
    } else if (byte < 0x20) {
      reader.at += 1
      steps.push({ do: 'unknown', bytes: [byte] })
    } else {
      reader.at += 1
      reader.line += characterIn(reader.page, byte)
    }
  }
  return steps
}

function fresh() {
  return { page: 'cp437' as const, bold: false, double: false, underline: false, align: 'left' as const }
}

function command(reader: Reader, lead: number): readonly PrinterStep[] {
  const [name = 0, a = 0, b = 0] = reader.bytes.subarray(reader.at + 1, reader.at + 4)
  const skip = (length: number, ...steps: readonly PrinterStep[]) => {
    reader.at += length
    return steps
  }
  if (lead === 0x1b) {
    switch (name) {
      case 0x40:
        Object.assign(reader, fresh())
        return skip(2)
      case 0x74:
        reader.page = codePages.find((page) => codePageNumbers[page] === a) ?? reader.page
        return skip(3)
      case 0x45:
        reader.bold = (a & 1) === 1
        return skip(3)
      case 0x2d:
        reader.underline = (a & 3) !== 0
        return skip(3)
      case 0x61:
        reader.align = alignments[a] ?? 'left'
        return skip(3)
      case 0x64:
        return skip(3, { do: 'feed', lines: a })
      case 0x70:
        return skip(5, { do: 'drawer', pin: a === 0 ? 2 : 5 })
    }
  } else {
    switch (name) {
      case 0x21:
        reader.double = a === 0x11
        return skip(3)
      case 0x68:
      case 0x77:
      case 0x48:
        return skip(3)
      case 0x56:
        return skip(a >= 65 ? 4 : 3, { do: 'cut', how: a === 65 || a === 0 ? 'full' : 'partial' })
      case 0x6b:
        return skip(4 + b, { do: 'barcode', ...linear(a, reader.bytes.subarray(reader.at + 4, reader.at + 4 + b)) })
      case 0x28:
        if (a === 0x6b) return qrPart(reader)
    }
  }
  return skip(2, { do: 'unknown', bytes: [lead, name] })
}

function linear(kind: number, codes: Uint8Array): { readonly kind: 'code128' | 'ean13'; readonly content: string } {
  if (kind === 67) return { kind: 'ean13', content: ascii(codes) }
  const rest = codes.subarray(2)
  if (codes[1] === 0x43)
    return { kind: 'code128', content: Array.from(rest, (pair) => String(pair).padStart(2, '0')).join('') }
  return { kind: 'code128', content: ascii(rest).replaceAll('{{', '{') }
}

function qrPart(reader: Reader): readonly PrinterStep[] {
  const { bytes, at } = reader
  const length = (bytes[at + 3] ?? 0) + (bytes[at + 4] ?? 0) * 256
  const what = bytes[at + 6]
  if (what === 0x50) reader.qr = new TextDecoder().decode(bytes.subarray(at + 8, at + 5 + length))
  reader.at += 5 + length
  return what === 0x51 ? [{ do: 'barcode', kind: 'qr', content: reader.qr }] : []
}

function ascii(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
}

/** The texts of explained bytes, line by line: what a person would read on the paper. */
export function linesOf(steps: readonly PrinterStep[]): readonly string[] {
  return steps.flatMap((step) => (step.do === 'text' ? [step.text] : []))
}
