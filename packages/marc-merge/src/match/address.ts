import { fieldsWith, subfieldTexts, textOf, type MarcRecord } from '@carrel/marc'

/** A place in a record: `028$a`, `024`, `9XX$b`, `008/35-37`. */
export interface Address {
  readonly tag: string
  readonly codes: string
  readonly from: number | undefined
  readonly end: number | undefined
}

const form = /^(?<tag>[0-9A-Zx.]{3})(?:\$?(?<codes>[0-9a-z]+))?(?:\/(?<from>\d{1,4})(?:-(?<to>\d{1,4}))?)?$/

/** Reads a place; a text says what is wrong with it. */
export function readAddress(text: string): Address | string {
  const parts = form.exec(text.trim())?.groups
  if (!parts) return `“${text}” is not a place in a record; write it as 001, 028$a or 008/35-37.`
  const from = parts['from'] === undefined ? undefined : Number(parts['from'])
  const end = from === undefined ? undefined : Number(parts['to'] ?? from) + 1
  return { tag: (parts['tag'] ?? '').replaceAll(/[x.]/g, 'X'), codes: parts['codes'] ?? '', from, end }
}

/** The texts at a place. */
export function textsAt(record: MarcRecord, { tag, codes, from, end }: Address): string[] {
  const texts = fieldsWith(record, tag).flatMap((field) => {
    if (field.kind === 'control') return codes === '' ? [field.value] : []
    return codes === '' ? [textOf(field)] : subfieldTexts(field, codes)
  })
  return from === undefined ? texts : texts.map((text) => text.slice(from, end)).filter((text) => text !== '')
}
