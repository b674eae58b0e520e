import type { Glyph } from 'fontkit'
import type { OpenFont } from './open-font.ts'
import { pdfNumber as n, type PdfFile } from './pdf-file.ts'
import type { SetGlyph } from './set-text.ts'

/** A glyph as the text of a page names it: its font and its code there. */
export interface GlyphCode {
  readonly font: string
  readonly code: string
}

interface Part {
  readonly name: string
  readonly number: number
  readonly font: OpenFont
  readonly glyphs: SetGlyph[]
}

/**
 * The letters of a document as Type 3 fonts (ISO 32000-1, 9.6.5): each glyph once, as its outline at its weight, with the
 * characters that it stands for, so that texts can be searched and copied.
 */
export function glyphFonts(pdf: PdfFile) {
  const codes = new Map<string, GlyphCode>()
  const parts: Part[] = []
  return {
    codeOf(glyph: SetGlyph): GlyphCode {
      return codes.getOrInsertComputed(`${glyph.font.key} ${glyph.id}`, () => {
        let part = parts.findLast(({ font }) => font.key === glyph.font.key)
        if (!part || part.glyphs.length === 256) {
          part = { name: `F${parts.length + 1}`, number: pdf.reserve(), font: glyph.font, glyphs: [] }
          parts.push(part)
        }
        part.glyphs.push(glyph)
        return { font: part.name, code: (part.glyphs.length - 1).toString(16).padStart(2, '0') }
      })
    },
    /** Writes the fonts; gives their entries for the resources of pages. */
    write(): string {
      for (const part of parts) writeFont(pdf, part)
      return parts.map(({ name, number }) => `/${name} ${number} 0 R`).join(' ')
    },
  }
}

function writeFont(pdf: PdfFile, { font: { font }, glyphs, number }: Part): void {
  const scale = 1000 / font.unitsPerEm
  const drawn = glyphs.map(({ id, codes }) => font.getGlyph(id, [...codes]))
  const procedures = drawn.map((glyph, i) => `/g${i} ${pdf.addStream('', Buffer.from(outline(glyph, scale)))} 0 R`)
  const names = glyphs.map((_, i) => `/g${i}`).join(' ')
  const widths = drawn.map((glyph) => n(glyph.advanceWidth * scale)).join(' ')
  const unicode = pdf.addStream('', Buffer.from(toUnicode(glyphs)))
  pdf.add(
    `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 0 /LastChar ${glyphs.length - 1} /Widths [${widths}] /CharProcs << ${procedures.join(' ')} >> /Encoding << /Type /Encoding /Differences [0 ${names}] >> /ToUnicode ${unicode} 0 R /Resources << >> >>`,
    number,
  )
}

/** A glyph's outline in thousandths of its size; curves of the second degree are raised to the third. */
function outline(glyph: Glyph, scale: number): string {
  const { minX, minY, maxX, maxY } = glyph.path.bbox
  const isEmpty = glyph.path.commands.length === 0
  const box = isEmpty ? [0, 0, 0, 0] : [minX, minY, maxX, maxY]
  const p = (value: number) => n(value * scale)
  let [x, y] = [0, 0]
  const steps = glyph.path.commands.map(({ command, args }) => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    switch (command) {
      case 'moveTo':
        ;[x, y] = [a, b]
        return `${p(a)} ${p(b)} m`
      case 'lineTo':
        ;[x, y] = [a, b]
        return `${p(a)} ${p(b)} l`
      case 'quadraticCurveTo': {
        const third = (from: number, by: number) => from + (2 / 3) * (by - from)
        const curve = [third(x, a), third(y, b), third(c, a), third(d, b), c, d]
        ;[x, y] = [c, d]
        return `${curve.map(p).join(' ')} c`
      }
      case 'bezierCurveTo':
        ;[x, y] = [e, f]
        return `${[a, b, c, d, e, f].map(p).join(' ')} c`
      case 'closePath':
        return 'h'
    }
  })
  return `${p(glyph.advanceWidth)} 0 ${box.map(p).join(' ')} d1\n${steps.join('\n')}\n${isEmpty ? '' : 'f'}`
}

function toUnicode(glyphs: readonly SetGlyph[]): string {
  const lines = glyphs.map(({ codes }, i) => {
    const text = Buffer.from(String.fromCodePoint(...codes), 'utf16le')
      .swap16()
      .toString('hex')
    return `<${i.toString(16).padStart(2, '0')}> <${text}>`
  })
  const chunks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, i) => lines.slice(i * 100, (i + 1) * 100))
  return `/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Carrel def\n/CMapType 2 def\n1 begincodespacerange\n<00> <ff>\nendcodespacerange\n${chunks
    .map((chunk) => `${chunk.length} beginbfchar\n${chunk.join('\n')}\nendbfchar`)
    .join('\n')}\nendcmap\nend\nend`
}
