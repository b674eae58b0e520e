import { readTemplate, type TemplatePiece } from './template.ts'

/** Positions of a fixed field and what stands there. */
export interface PositionTemplate {
  readonly from: number
  readonly end: number
  readonly pieces: readonly TemplatePiece[]
}

/** One line of a map: how a field is made of a row. */
export type FieldTemplate =
  | { readonly kind: 'control'; readonly tag: string; readonly pieces: readonly TemplatePiece[] }
  | { readonly kind: 'positions'; readonly tag: string; readonly positions: readonly PositionTemplate[] }
  | {
      readonly kind: 'data'
      readonly tag: string
      readonly indicators: string
      readonly subfields: readonly { readonly code: string; readonly pieces: readonly TemplatePiece[] }[]
    }

const form = /^=(?<tag>LDR|[0-9A-Za-z]{3}) {1,2}(?<rest>.*)$/

/**
 * Reads a line of a map: mnemonic text with places for cells, `=245  10$a{Title} /$c{Author}.`; for fixed fields also
 * positions, `=008  07-10={Year|year} 35-37={Language|or eng}`. A text says what is wrong with it.
 */
export function readFieldTemplate(line: string): FieldTemplate | string {
  const { tag, rest = '' } = form.exec(line)?.groups ?? {}
  if (tag === undefined) return `“${line}” is not a field; write =245  10$a{Title} for example.`
  if (tag === 'LDR' || tag.startsWith('00')) return readControl(tag, rest)
  const [head = '', ...parts] = cutAtDollars(rest)
  if (parts.length === 0) return `“${line}” has no subfield; write $a before the text.`
  const indicators = head.replaceAll('\\', ' ').trimEnd()
  if (indicators.length > 2) return `“${head}” in “${line}” are not two indicators; write \\ for a blank.`
  const subfields: { code: string; pieces: readonly TemplatePiece[] }[] = []
  for (const part of parts) {
    const pieces = readTemplate(part.slice(1))
    if (typeof pieces === 'string') return pieces
    const code = part.slice(0, 1)
    if (!/^[0-9a-z!-/:-@]$/.test(code)) return `“$${code}” in “${line}” is not a subfield.`
    subfields.push({ code, pieces })
  }
  return { kind: 'data', tag, indicators: indicators.padEnd(2), subfields }
}

/** Every place for a cell in a line. */
export function columnsOf(template: FieldTemplate): string[] {
  const pieces =
    template.kind === 'control'
      ? template.pieces
      : (template.kind === 'data' ? template.subfields : template.positions).flatMap((part) => part.pieces)
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.column]))
}

function readControl(tag: string, rest: string): FieldTemplate | string {
  if (!/^\d{1,2}(?:-\d{1,2})?=/.test(rest)) {
    const pieces = readTemplate(rest.replaceAll('\\', ' '))
    return typeof pieces === 'string' ? pieces : { kind: 'control', tag, pieces }
  }
  const positions: PositionTemplate[] = []
  for (const [part, from, to, text = ''] of rest.matchAll(
    /(\d{1,2})(?:-(\d{1,2}))?=((?:\{[^}]*\}|[^\s{])*)\s*|\S+\s*/g,
  )) {
    if (from === undefined) return `“${part.trim()}” in ${tag} is not a position; write 07-10={Year} for example.`
    const pieces = readTemplate(text.replaceAll('\\', ' '))
    if (typeof pieces === 'string') return pieces
    const end = Number(to ?? from) + 1
    if (end <= Number(from)) return `“${part.trim()}” in ${tag} ends before it begins.`
    positions.push({ from: Number(from), end, pieces })
  }
  return { kind: 'positions', tag, positions }
}

/** Cuts at dollar signs that do not stand in braces. */
function cutAtDollars(text: string): string[] {
  const parts = ['']
  for (const [piece] of text.matchAll(/\{[^}]*\}|\$|[^{$]+|\{/g)) {
    if (piece === '$') parts.push('')
    else parts[parts.length - 1] += piece === '{dollar}' ? '$' : piece
  }
  return parts
}
