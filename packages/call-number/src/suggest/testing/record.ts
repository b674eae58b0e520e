import type { ClassifiableField, ClassifiableRecord } from '../record.ts'

/** 008 of a book of 2001 in English, with other letters at some places. */
export function fixed008(at: Readonly<Record<number, string>> = {}): string {
  const plain = Array.from('010101s2001    nyu           000 0 eng d')
  for (const [place, letter] of Object.entries(at)) plain[Number(place)] = letter
  return `008    ${plain.join('')}`
}

/** A record of a book from lines such as "245 10 $aTitle$cBy": tag, indicators, subfields. */
export function record(...lines: readonly string[]): ClassifiableRecord {
  return { leader: '00000nam a2200000 i 4500', fields: lines.map(fieldOf) }
}

function fieldOf(line: string): ClassifiableField {
  const tag = line.slice(0, 3)
  const rest = line.slice(7)
  if (tag < '010') return { tag, value: rest }
  const subfields = rest
    .split('$')
    .slice(1)
    .map((part) => ({ code: part.charAt(0), value: part.slice(1) }))
  return { tag, indicators: line.slice(4, 6), subfields }
}
