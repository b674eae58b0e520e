import { enumerationWord } from './enumeration.ts'
import type { Part } from './parts.ts'

/** What a part of a call number is. */
export type CallNumberPartKind =
  | 'collection'
  | 'class'
  | 'class-number'
  | 'cutter'
  | 'mark'
  | 'date'
  | 'edition'
  | 'volume'
  | 'copy'
  | 'number'
  | 'agency'
  | 'book-number'

/** A part of a call number as it is written, and what it is. */
export interface CallNumberPart {
  readonly kind: CallNumberPartKind
  readonly text: string
}

const isYear = (digits: string): boolean => /^(?:1[4-9]|20)\d\d$/.test(digits)

/** What stands behind the class number, part by part; a word for a volume and its number are one. */
export function partsBehind(text: string, parts: readonly Part[]): CallNumberPart[] {
  const found: CallNumberPart[] = []
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at]
    if (part === undefined) continue
    const next = parts[at + 1]
    const written = text.slice(part.from, part.to)
    if (part.kind === 'cutter') found.push({ kind: 'cutter', text: written })
    else if (part.kind === 'number') {
      found.push({ kind: part.ordinal ? 'edition' : isYear(part.digits) ? 'date' : 'number', text: written })
    } else {
      const counted = enumerationWord(part.word)
      if (counted === undefined || next?.kind !== 'number') found.push({ kind: 'mark', text: written })
      else {
        const kind = counted === 'c' ? 'copy' : counted === 'ed' ? 'edition' : 'volume'
        found.push({ kind, text: text.slice(part.from, next.to) })
        at += 1
      }
    }
  }
  return found
}
