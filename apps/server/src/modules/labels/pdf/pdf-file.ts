import { deflateSync } from 'node:zlib'

/** A PDF that is written object by object (ISO 32000-1, 7.5). */
export interface PdfFile {
  /** Keeps a number for an object that is written later. */
  reserve(): number
  /** Writes an object under a new number, or one that was kept for it. */
  add(content: string, number?: number): number
  /** Writes a stream; it is packed unless its dictionary says how it is packed already. */
  addStream(dictionary: string, bytes: Uint8Array, number?: number): number
  /** The whole file, with its catalogue and information. */
  end(root: number, info: number): Uint8Array<ArrayBuffer>
}

/** Begins a PDF. */
export function beginPdf(): PdfFile {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')]
  const places: number[] = []
  let length = parts[0]?.length ?? 0
  let count = 0
  const push = (bytes: Buffer) => {
    parts.push(bytes)
    length += bytes.length
  }
  const write = (number: number, body: readonly Buffer[]) => {
    places[number] = length
    push(Buffer.from(`${number} 0 obj\n`))
    for (const one of body) push(one)
    push(Buffer.from('\nendobj\n'))
    return number
  }
  return {
    reserve: () => ++count,
    add: (content, number = ++count) => write(number, [Buffer.from(content, 'latin1')]),
    addStream(dictionary, bytes, number = ++count) {
      const packed = dictionary.includes('/Filter')
      const content = packed ? Buffer.from(bytes) : deflateSync(bytes)
      const head = `<< ${dictionary}${packed ? '' : ' /Filter /FlateDecode'} /Length ${content.length} >>\nstream\n`
      return write(number, [Buffer.from(head, 'latin1'), content, Buffer.from('\nendstream')])
    },
    end(root, info) {
      const table = length
      const lines = Array.from(
        { length: count },
        (_, i) => `${String(places[i + 1] ?? 0).padStart(10, '0')} 00000 n \n`,
      )
      push(
        Buffer.from(
          `xref\n0 ${count + 1}\n0000000000 65535 f \n${lines.join('')}trailer\n<< /Size ${count + 1} /Root ${root} 0 R /Info ${info} 0 R >>\nstartxref\n${table}\n%%EOF\n`,
        ),
      )
      return Uint8Array.from(Buffer.concat(parts))
    },
  }
}

/** A text as PDF has it: UTF-16 with its mark, in hexadecimal digits (7.9.2.2). */
export function pdfText(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return `<${bytes.toString('hex')}>`
}

/** A number as short as is exact enough for print. */
export function pdfNumber(value: number): string {
  return String(Math.round(value * 10_000) / 10_000)
}
