import { paperLines, type PaperLine } from '@carrel/escpos'
import { asLines, asValue, fillTemplate, readTemplate, type Facts } from '../../../platform/template.ts'
import type { TextKind } from '../contract-texts.ts'
import { textFields } from './ready-texts.ts'

/** A text with its facts put in, its marks not yet read. */
export function filledText(kind: TextKind, body: string, facts: Facts): string {
  return fillTemplate(readTemplate(body, textFields[kind]).parts, facts)
}

/** The lines of a filled text, with the letters of values as they are. */
export function linesOfText(filled: string): readonly PaperLine[] {
  return paperLines(asLines(filled)).map((line) => {
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
  })
}
