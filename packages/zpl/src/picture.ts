import { barsOf } from './bars.ts'
import { dots, textWidth, type LabelSize, type Mark } from './marks.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/**
 * The label as a picture (SVG, one unit for a millimetre), with bars on the dots of the print head as they will be
 * burnt; letters are a likeness of the printer's font, a QR code is only its place.
 */
export function labelPicture(size: LabelSize, marks: readonly Mark[]): string {
  const drawn = marks.map((mark) => drawing(mark, size.dpi)).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}mm" height="${size.height}mm" role="img"><rect width="100%" height="100%" fill="#fff"/>${drawn}</svg>`
}

function drawing(mark: Mark, dpi: LabelSize['dpi']): string {
  const onDots = (millimetres: number) => (dots(millimetres, dpi) * 25.4) / dpi
  switch (mark.mark) {
    case 'text': {
      const anchor = { left: 'start', center: 'middle', right: 'end' }[mark.align ?? 'left']
      const room = mark.room ?? 0
      const x = mark.x + (mark.align === 'center' ? room / 2 : mark.align === 'right' ? room : 0)
      const length = Math.round(textWidth(mark.text, mark.size) * 100) / 100
      return `<text x="${x}" y="${mark.y + mark.size * 0.78}" font-family="'Arial Narrow',Arial,sans-serif" font-weight="600" font-size="${mark.size}" text-anchor="${anchor}" textLength="${length}" lengthAdjust="spacingAndGlyphs">${escaped(mark.text)}</text>`
    }
    case 'box': {
      const half = mark.line / 2
      return `<rect x="${mark.x + half}" y="${mark.y + half}" width="${mark.width - mark.line}" height="${mark.height - mark.line}" fill="none" stroke="#000" stroke-width="${mark.line}"/>`
    }
    case 'qr': {
      const side = (mark.magnification * 25 * 25.4) / dpi
      return `<rect x="${mark.x}" y="${mark.y}" width="${side}" height="${side}" fill="none" stroke="#000" stroke-width="0.4"/><text x="${mark.x + side / 2}" y="${mark.y + side / 2 + 1}" font-family="Arial,sans-serif" font-size="3" text-anchor="middle">QR</text>`
    }
    case 'bars': {
      const unit = (mark.module * 25.4) / dpi
      const x = onDots(mark.x)
      const y = onDots(mark.y)
      const path = (mark.drawn ?? barsOf(mark.code, mark.content)).bars
        .map(
          (bar) =>
            `M${round(x + bar.at * unit)} ${round(y)}h${round(bar.width * unit)}v${mark.height}h-${round(bar.width * unit)}z`,
        )
        .join('')
      return `<path d="${path}"/>`
    }
  }
}

const round = (millimetres: number) => Math.round(millimetres * 1000) / 1000
