import { paperLines, receiptPaper, writeLines, type CodePage, type PaperLine } from '@carrel/escpos'
import { html, raw } from '../../../platform/html.ts'
import { asHtml, asLines, asValue } from '../../../platform/template.ts'

// A page of its own, without script or anything from elsewhere: it prints the same from any program.
const style = `
@page { margin: 4mm }
body { margin: 0; max-width: 72mm; font: 10.5pt/1.35 'IBM Plex Sans', Arial, sans-serif; color: #000; background: #fff; overflow-wrap: anywhere }
p { margin: 0 0 3mm } ul { margin: 0 0 3mm; padding: 0; list-style: none } li { margin: 0 0 2mm; padding-inline-start: 3mm; text-indent: -3mm }
.hold > p:first-child, .transit > p:first-child, .routing > p:first-child, .large { font-size: 17pt; line-height: 1.15 }
.hold > p:nth-child(2) { font-size: 14pt }
.large, .center { text-align: center } .large { font-weight: 700 }
.pair { display: flex; justify-content: space-between; gap: 4mm; margin: 0 } .pair + :not(.pair) { margin-block-start: 3mm }
hr { border: 0; border-block-start: 1px dashed #000; margin: 0 0 3mm }
strong { font-weight: 700 }`

/** A filled text as a whole page that prints by itself. */
export function printable(filled: string, kind: string, language: string): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${kind}</title><style>${raw(style)}</style></head>
<body class="${kind}">${raw(paperHtml(filled))}</body></html>
`.text
}

const isPlain = ({ line }: PaperLine) => line === 'text' || line === 'blank'

/** Lines with marks for paper stand each for themselves; what is between them is text as everywhere. */
function paperHtml(filled: string): string {
  const parts: string[] = []
  let plain: string[] = []
  const flush = () => {
    if (plain.some((line) => line.trim() !== '')) parts.push(asHtml(plain.join('\n')))
    plain = []
  }
  for (const source of asLines(filled).split('\n')) {
    const [line] = paperLines(source)
    if (!line || isPlain(line)) {
      plain.push(source)
      continue
    }
    flush()
    parts.push(markedLine(line))
  }
  flush()
  return parts.join('\n')
}

function markedLine(line: PaperLine): string {
  const boldly = (text: string, bold: boolean) =>
    bold ? html`<strong>${asValue(text)}</strong>`.text : html`${asValue(text)}`.text
  switch (line.line) {
    case 'rule':
      return '<hr>'
    case 'large':
      return html`<p class="large">${asValue(line.text)}</p>`.text
    case 'center':
      return html`<p class="center">${raw(boldly(line.text, line.bold))}</p>`.text
    case 'pair':
      return html`<p class="pair"><span>${raw(boldly(line.left, line.bold))}</span><span>${raw(boldly(line.right, line.bold))}</span></p>`
        .text
    case 'code128':
    case 'qr':
      return html`<p class="center">${asValue(line.content)}</p>`.text
    case 'text':
    case 'blank':
      return ''
  }
}

/** Paper and printer for which a slip is written. */
export interface SlipPaper {
  readonly paper: 58 | 80
  /** The only code page of the printer; without it, pages are changed where a character needs it. */
  readonly codePage?: CodePage
  /** False for a printer without a knife. */
  readonly cutter?: boolean
}

/** The same as bytes for a receipt printer; the first line large, then cut. */
export function printerBytes(filled: string, { paper, codePage, cutter }: SlipPaper): Uint8Array {
  const [first, ...rest] = paperLines(asLines(filled))
  const lines: readonly PaperLine[] =
    first?.line === 'text' ? [{ line: 'large', text: first.text.trim() }, ...rest] : first ? [first, ...rest] : []
  const page = receiptPaper({ paper, ...(codePage !== undefined && { codePage }) })
  writeLines(page, lines.map(withValues)).feed(cutter === false ? 4 : 1)
  return (cutter === false ? page : page.cut()).bytes()
}

function withValues(line: PaperLine): PaperLine {
  switch (line.line) {
    case 'text':
    case 'large':
    case 'center':
      return { ...line, text: asValue(line.text) }
    case 'pair':
      return { ...line, left: asValue(line.left), right: asValue(line.right) }
    case 'code128':
    case 'qr':
      return { ...line, content: asValue(line.content) }
    case 'rule':
    case 'blank':
      return line
  }
}
