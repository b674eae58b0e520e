import { pointsToMillimetres } from './fit-text.ts'
import type { LaidLabel, PlacedMark } from './lay-label.ts'
import type { LabelFont, LabelStock } from './template.ts'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign] ?? sign)
const round = (millimetres: number) => Math.round(millimetres * 1000) / 1000

const families: Readonly<Record<LabelFont, string>> = {
  sans: "'IBM Plex Sans Variable','IBM Plex Sans',Arial,sans-serif",
  serif: "'Source Serif 4 Variable','Source Serif 4',Georgia,serif",
  mono: "'IBM Plex Mono',Consolas,monospace",
}

/** A label as a picture (SVG), one unit for a millimetre, white with the outline of its stock. */
export function labelSvg(label: LaidLabel, corner = 0): string {
  return svgOf(
    label.width,
    label.height,
    `<rect width="${label.width}" height="${label.height}" rx="${corner}" fill="#fff"/>${drawn(label.marks)}`,
  )
}

/** A page of labels as a picture, with their outlines; places without a label are empty. */
export function pageSvg(stock: LabelStock, labels: readonly (LaidLabel | undefined)[]): string {
  const inside = labels
    .map((label, i) => {
      const { x, y } = placeOnPage(stock, i)
      const outline = `<rect x="${round(x)}" y="${round(y)}" width="${stock.labelWidth}" height="${stock.labelHeight}" rx="${stock.corner}" fill="none" stroke="#c9c4ba" stroke-width="0.2"/>`
      return label ? `${outline}<g transform="translate(${round(x)} ${round(y)})">${drawn(label.marks)}</g>` : outline
    })
    .join('')
  return svgOf(stock.pageWidth, stock.pageHeight, `<rect width="100%" height="100%" fill="#fff"/>${inside}`)
}

/** Where a label begins on its page, by its place from 0, row by row. */
export function placeOnPage(stock: LabelStock, place: number): { readonly x: number; readonly y: number } {
  const column = place % stock.columns
  const row = Math.floor(place / stock.columns)
  return { x: stock.left + column * stock.pitchX, y: stock.top + row * stock.pitchY }
}

function svgOf(width: number, height: number, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}mm" height="${height}mm">${inside}</svg>`
}

function drawn(marks: readonly PlacedMark[]): string {
  return marks.map(drawing).join('')
}

function drawing(mark: PlacedMark): string {
  switch (mark.mark) {
    case 'text':
      return `<text x="${round(mark.x)}" y="${round(mark.y)}" font-family="${families[mark.font]}" font-size="${round(mark.size * pointsToMillimetres)}"${mark.bold ? ' font-weight="600"' : ''} fill="#000" xml:space="preserve" unicode-bidi="plaintext">${escaped(mark.text)}</text>`
    case 'bars':
      return path(
        mark.bars.bars.map((bar) => [mark.x + bar.at * mark.module, mark.y, bar.width * mark.module, mark.height]),
      )
    case 'squares':
      return path(
        mark.runs.map((run) => [
          mark.x + run.x * mark.module,
          mark.y + run.y * mark.module,
          run.width * mark.module,
          mark.module,
        ]),
      )
    case 'filled':
      return path([[mark.x, mark.y, mark.width, mark.height]])
    case 'box': {
      const half = mark.line / 2
      return `<rect x="${round(mark.x + half)}" y="${round(mark.y + half)}" width="${round(mark.width - mark.line)}" height="${round(mark.height - mark.line)}" fill="none" stroke="#000" stroke-width="${mark.line}"/>`
    }
    case 'image':
      return `<image x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}" href="${escaped(mark.image)}" preserveAspectRatio="xMidYMid meet"/>`
    case 'turned':
      return `<g transform="translate(${round(mark.x)} ${round(mark.y)}) rotate(${mark.degrees})">${drawn(mark.marks)}</g>`
  }
}

function path(boxes: readonly (readonly [number, number, number, number])[]): string {
  const d = boxes.map(
    ([x, y, width, height]) => `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`,
  )
  return `<path d="${d.join('')}" fill="#000" shape-rendering="crispEdges"/>`
}
