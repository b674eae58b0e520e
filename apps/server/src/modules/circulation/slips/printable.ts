import { receiptPaper } from '@carrel/escpos'
import { html, raw } from '../../../platform/html.ts'
import { asHtml, asText } from '../../../platform/template.ts'
import type { SlipKind } from '../contract-slips.ts'

// A page of its own, without script or anything from elsewhere: it prints the same from any program.
const style = `
@page { margin: 4mm }
body { margin: 0; max-width: 72mm; font: 10.5pt/1.35 'IBM Plex Sans', Arial, sans-serif; color: #000; background: #fff; overflow-wrap: anywhere }
p { margin: 0 0 3mm } ul { margin: 0 0 3mm; padding: 0; list-style: none } li { margin: 0 0 2mm; padding-inline-start: 3mm; text-indent: -3mm }
.hold > p:first-child, .transit > p:first-child, .routing > p:first-child { font-size: 17pt; line-height: 1.15 }
.hold > p:nth-child(2) { font-size: 14pt }
strong { font-weight: 700 }`

/** A filled text as a whole page that prints by itself. */
export function printable(filled: string, kind: SlipKind, language: string): string {
  return html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${kind}</title><style>${raw(style)}</style></head>
<body class="${kind}">${raw(asHtml(filled))}</body></html>
`.text
}

/** The same as bytes for a receipt printer; the first line large, then cut. */
export function printerBytes(filled: string, paper: 58 | 80): Uint8Array {
  const [first = '', ...lines] = asText(filled).split('\n')
  let page = receiptPaper({ paper }).text(first, { bold: true, double: true, align: 'center' })
  for (const line of lines) page = line.trim() === '' ? page.feed() : page.text(line)
  return page.feed().cut().bytes()
}
