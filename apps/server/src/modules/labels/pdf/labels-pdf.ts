import {
  onPages,
  placeOnPage,
  pointsToMillimetres,
  type LabelTemplate,
  type LaidLabel,
  type PlacedMark,
} from '@carrel/labels'
import { glyphFonts } from './glyph-fonts.ts'
import { beginPdf, pdfNumber as n, pdfText } from './pdf-file.ts'
import { pictures } from './picture.ts'
import type { Typesetter } from './set-text.ts'

const points = 72 / 25.4

/** Labels as a PDF: sheets with their labels in place, or a page for each row of a roll. Measures are true at 100 per cent. */
export function labelsPdf(
  template: LabelTemplate,
  labels: readonly LaidLabel[],
  { start, title, typesetter }: { readonly start: number; readonly title: string; readonly typesetter: Typesetter },
): Uint8Array<ArrayBuffer> {
  const pdf = beginPdf()
  const fonts = glyphFonts(pdf)
  const images = pictures(pdf)
  const { stock, nudge } = template
  const width = stock.pageWidth * points
  const height = stock.pageHeight * points
  const pages = Map.groupBy(onPages(stock, labels, start), ({ page }) => page)
  const tree = pdf.reserve()
  const resources = pdf.reserve()
  const drawnMarks = (marks: readonly PlacedMark[]): string =>
    marks.map((mark) => drawing(mark, typesetter, fonts, images)).join('')
  const kids = [...pages.values()].map((places) => {
    const drawn = places.map(({ place, label }) => {
      const at = placeOnPage(stock, place)
      return `q 1 0 0 1 ${n(at.x + nudge.x)} ${n(at.y + nudge.y)} cm\n${drawnMarks(label.marks)}Q\n`
    })
    // From here on a unit is a millimetre, from the upper left corner down.
    const content = `${n(points)} 0 0 ${n(-points)} 0 ${n(height)} cm\n${drawn.join('')}`
    const stream = pdf.addStream('', Buffer.from(content))
    return pdf.add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${n(width)} ${n(height)}] /Resources ${resources} 0 R /Contents ${stream} 0 R >>`,
    )
  })
  pdf.add(`<< /Font << ${fonts.write()} >> /XObject << ${images.entries()} >> >>`, resources)
  pdf.add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`, tree)
  const root = pdf.add(`<< /Type /Catalog /Pages ${tree} 0 R /ViewerPreferences << /PrintScaling /None >> >>`)
  return pdf.end(root, pdf.add(`<< /Title ${pdfText(title)} /Producer (Carrel) >>`))
}

type Fonts = ReturnType<typeof glyphFonts>
type Images = ReturnType<typeof pictures>

function drawing(mark: PlacedMark, typesetter: Typesetter, fonts: Fonts, images: Images): string {
  switch (mark.mark) {
    case 'text': {
      const size = mark.size * pointsToMillimetres
      const line = typesetter.set(mark.text, mark)
      const glyphs = line.glyphs.map((glyph) => {
        const { font, code } = fonts.codeOf(glyph)
        return `/${font} 1 Tf ${n(size)} 0 0 ${n(-size)} ${n(mark.x + glyph.x * size)} ${n(mark.y - glyph.y * size)} Tm <${code}> Tj\n`
      })
      return `BT\n${glyphs.join('')}ET\n`
    }
    case 'bars':
      return boxes(
        mark.bars.bars.map((bar) => [mark.x + bar.at * mark.module, mark.y, bar.width * mark.module, mark.height]),
      )
    case 'squares':
      return boxes(
        mark.runs.map((run) => [
          mark.x + run.x * mark.module,
          mark.y + run.y * mark.module,
          run.width * mark.module,
          mark.module,
        ]),
      )
    case 'filled':
      return boxes([[mark.x, mark.y, mark.width, mark.height]])
    case 'box': {
      const half = mark.line / 2
      return `${n(mark.line)} w ${n(mark.x + half)} ${n(mark.y + half)} ${n(mark.width - mark.line)} ${n(mark.height - mark.line)} re S\n`
    }
    case 'image': {
      const picture = images.pictureOf(mark.image)
      if (!picture) return ''
      const scale = Math.min(mark.width / picture.width, mark.height / picture.height)
      const [width, height] = [picture.width * scale, picture.height * scale]
      const x = mark.x + (mark.width - width) / 2
      const y = mark.y + (mark.height - height) / 2
      return `q ${n(width)} 0 0 ${n(-height)} ${n(x)} ${n(y + height)} cm /${picture.name} Do Q\n`
    }
    case 'turned': {
      const angle = (mark.degrees * Math.PI) / 180
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      const inside = mark.marks.map((one) => drawing(one, typesetter, fonts, images)).join('')
      return `q ${n(cos)} ${n(sin)} ${n(-sin)} ${n(cos)} ${n(mark.x)} ${n(mark.y)} cm\n${inside}Q\n`
    }
  }
}

function boxes(all: readonly (readonly [number, number, number, number])[]): string {
  return all.length === 0 ? '' : `${all.map((box) => `${box.map(n).join(' ')} re`).join('\n')} f\n`
}
