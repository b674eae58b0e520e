import { BarcodeProblem } from './barcodes.ts'
import type { ReceiptPaper } from './receipt-paper.ts'

/** One line of a text that is written for paper. */
export type PaperLine =
  | { readonly line: 'text'; readonly text: string; readonly bold: boolean }
  | { readonly line: 'large'; readonly text: string }
  | { readonly line: 'center'; readonly text: string; readonly bold: boolean }
  | { readonly line: 'pair'; readonly left: string; readonly right: string; readonly bold: boolean }
  | { readonly line: 'rule' }
  | { readonly line: 'blank' }
  | { readonly line: 'code128' | 'qr'; readonly content: string }

/**
 * Reads a text for paper line by line: `# large`, `= centred`, `left || right`, `---` a line across, `%% content`
 * a barcode, `@@ content` a QR code; a line all in `**…**` is bold.
 *
 * @example paperLines('# HOLD\n**Fine** || $3.40')
 */
export function paperLines(text: string): readonly PaperLine[] {
  return text.split('\n').map(paperLine)
}

function paperLine(source: string): PaperLine {
  const line = source.trimEnd()
  const rest = () => line.slice(2).trim()
  if (line.trim() === '') return { line: 'blank' }
  if (/^-{3,}$/.test(line)) return { line: 'rule' }
  if (line.startsWith('# ')) return { line: 'large', text: plain(rest()) }
  if (line.startsWith('%% ')) return { line: 'code128', content: plain(line.slice(3).trim()) }
  if (line.startsWith('@@ ')) return { line: 'qr', content: plain(line.slice(3).trim()) }
  const bold = /^\s*(= )?\*\*.+/.test(line) && /\*\*\s*$/.test(line)
  if (line.startsWith('= ')) return { line: 'center', text: plain(rest()), bold }
  const at = line.indexOf('||')
  if (at !== -1)
    return {
      line: 'pair',
      left: plain(line.slice(0, at).trim()),
      right: plain(line.slice(at + 2).trim()),
      bold,
    }
  return { line: 'text', text: plain(line), bold }
}

const plain = (text: string) => text.replaceAll('**', '')

/** Writes the lines of a text on paper; what no barcode can hold is written as text. */
export function writeLines(paper: ReceiptPaper, lines: readonly PaperLine[]): ReceiptPaper {
  for (const line of lines) {
    switch (line.line) {
      case 'blank':
        paper.feed()
        break
      case 'rule':
        paper.rule()
        break
      case 'large':
        paper.text(line.text, { bold: true, double: true, align: 'center' })
        break
      case 'center':
        paper.text(line.text, { align: 'center', bold: line.bold })
        break
      case 'pair':
        paper.pair(line.left, line.right, { bold: line.bold })
        break
      case 'text':
        paper.text(line.text, { bold: line.bold })
        break
      case 'code128':
      case 'qr':
        writeCode(paper, line.line, line.content)
    }
  }
  return paper
}

function writeCode(paper: ReceiptPaper, kind: 'code128' | 'qr', content: string): void {
  try {
    if (kind === 'qr') paper.qr(content)
    else paper.code128(content, { height: 50 })
  } catch (error) {
    if (!(error instanceof BarcodeProblem)) throw error
    paper.text(content, { align: 'center' })
  }
}
