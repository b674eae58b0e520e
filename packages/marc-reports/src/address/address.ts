import { matchesTag, subfieldTexts, textOf, type Field, type MarcRecord } from '@carrel/marc'

/**
 * A place in records: `245` a field, `245$ab` some subfields of it, `650[*0]$a` only with these indicators, `008/35-37` some
 * positions, `LDR/6` a position of the leader, `6XX$a` any tag with 6 first.
 */
export interface Address {
  /** As it was written. */
  readonly text: string
  /** Three characters, `.` standing for any; `LDR` is the leader. */
  readonly tag: string
  /** Two characters, `*` standing for any; undefined for all. */
  readonly indicators: string | undefined
  /** Subfield codes; none means the whole field. */
  readonly codes: string
  /** First position, from 0; undefined for the whole text. */
  readonly from: number | undefined
  /** Position behind the last one. */
  readonly end: number | undefined
}

const form =
  /^(?<tag>LDR|\d[0-9xX*?.]{2}|[xX*?.]{3}|[0-9A-Z]{3})(?:\[(?<indicators>[0-9A-Za-z*?.#_\\ ]{2})\])?(?<codes>(?:\$?[0-9a-z!-.:-@])*)(?:\/(?<from>\d{1,5})(?:-(?<to>\d{1,5}))?)?$/

/**
 * Reads an address; a text says what is wrong with it.
 *
 * ```ts
 * readAddress('245$a') // { tag: '245', codes: 'a', … }
 * readAddress('24')    // '“24” is not a place in a record: …'
 * ```
 */
export function readAddress(text: string): Address | string {
  const trimmed = text.trim()
  const parts = form.exec(trimmed)?.groups
  const wrong = `“${text}” is not a place in a record; write it as 001, 245, 245$a, 650[*0]$a, 008/35-37 or LDR/6.`
  if (!parts) return wrong
  const { tag = '', indicators, codes = '', from, to } = parts
  const start = from === undefined ? undefined : Number(from)
  const last = to === undefined ? start : Number(to)
  if (start !== undefined && last !== undefined && last < start) return wrong
  return {
    text: trimmed,
    tag: tag === 'LDR' || tag === '000' ? 'LDR' : tag.replaceAll(/[*?xX]/g, '.'),
    indicators: indicators?.replaceAll(/[#_\\]/g, ' ').replaceAll(/[?.]/g, '*'),
    codes: codes.replaceAll('$', ''),
    from: start,
    end: last === undefined ? undefined : last + 1,
  }
}

/**
 * The texts at an address, in the order of the record. One subfield code gives a text for each such subfield; several codes
 * give one for each field, joined by blanks. Places that are not there give nothing.
 */
export function textsAt(record: MarcRecord, address: Address): string[] {
  if (address.tag === 'LDR') return cut([record.leader], address)
  return record.fields.flatMap((field) => textsIn(field, address))
}

/** The texts of one field at an address; none when the field is another. */
export function textsIn(field: Field, address: Address): string[] {
  if (!isAt(field, address)) return []
  if (field.kind === 'control' || address.codes === '') return cut([textOf(field)], address)
  const texts = subfieldTexts(field, address.codes)
  if (address.codes.length === 1 || texts.length === 0) return cut(texts, address)
  return cut([texts.join(' ')], address)
}

/** Whether an address means this field, whatever its subfields. */
export function isAt(field: Field, { tag, indicators, codes }: Address): boolean {
  if (!matchesTag(field.tag, tag)) return false
  if (field.kind === 'control') return codes === '' && indicators === undefined
  if (indicators === undefined) return true
  return [0, 1].every((at) => indicators[at] === '*' || indicators[at] === (field.indicators[at] ?? ' '))
}

function cut(texts: readonly string[], { from, end }: Address): string[] {
  if (from === undefined) return [...texts]
  return texts.map((text) => text.slice(from, end)).filter((text) => text !== '')
}
