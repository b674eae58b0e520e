import { explainZpl, type ExplainedField, type ExplainedLabel } from './explain.ts'
import { textWidth, type LabelSize, type Mark } from './marks.ts'
import { zplOf } from './write.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
const round = (dots: number) => Math.round(dots * 100) / 100

/** The label as a picture, see {@link zplPictures}: drawn from the bytes that the printer would get. */
export function labelPicture(size: LabelSize, marks: readonly Mark[]): string {
  return zplPictures(zplOf(size, marks), size.dpi)[0] ?? ''
}

/**
 * Labels of ZPL as pictures (SVG, one unit for a millimetre): bars, lines and pictures dot by dot as they will be burnt,
 * letters in a likeness of the printer's own font, as wide as they are reckoned to be.
 */
export function zplPictures(bytes: Uint8Array, dpi: LabelSize['dpi']): readonly string[] {
  return explainZpl(bytes).map((label) => picture(label, dpi))
}

function picture({ width, height, fields }: ExplainedLabel, dpi: LabelSize['dpi']): string {
  const dot = 25.4 / dpi
  const [wide, high] = [round(width * dot), round(height * dot)]
  const path = fields
    .flatMap(({ black }) => black)
    .map((one) => `M${one.x} ${one.y}h${one.width}v${one.height}h-${one.width}z`)
    .join('')
  const texts = fields.filter(({ what, content }) => what === 'text' && content.trim() !== '').map(letters)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${high}" width="${wide}mm" height="${high}mm"><rect width="100%" height="100%" fill="#fff"/><g transform="scale(${Number(dot.toFixed(6))})"><path d="${path}" fill="#000" shape-rendering="crispEdges"/>${texts.join('')}</g></svg>`
}

function letters({ x, y, size, room, align, content }: ExplainedField): string {
  const anchor = { left: 'start', center: 'middle', right: 'end' }[align]
  const from = x + (align === 'center' ? room / 2 : align === 'right' ? room : 0)
  return `<text x="${from}" y="${round(y + size * 0.78)}" font-family="'Arial Narrow','Liberation Sans Narrow',Arial,sans-serif" font-weight="600" font-size="${size}" fill="#000" text-anchor="${anchor}" textLength="${round(textWidth(content, size))}" lengthAdjust="spacingAndGlyphs">${escaped(content)}</text>`
}
