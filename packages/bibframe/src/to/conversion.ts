import { subfieldTexts, type DataField, type MarcRecord } from '@carrel/marc'
import { iri, type Subject } from '@carrel/rdf'
import type { Description } from '../description.ts'
import { bf, bflc, vocabulary } from '../names.ts'
import { spoken, type Paired } from '../paired.ts'
import { open, plain } from '../punctuation.ts'

/** A record that is being described. */
export interface Conversion {
  readonly record: MarcRecord
  readonly description: Description
  readonly work: Subject
  readonly instance: Subject
  readonly admin: Subject
  readonly pairs: readonly Paired[]
  /** An address of its own for a thing of the record: `…#Agent100-2`. */
  readonly address: (kind: string, tag: string) => string
}

/** Turns the fields of some tags into statements; gives nothing back, since what it did not say is seen by reading it again. */
export type FieldRule = (conversion: Conversion, pair: Paired) => void

/** Subfields joined by blanks, without the punctuation at the end. */
export function joined(field: DataField, codes: string, cut: (text: string) => string = plain): string {
  return cut(subfieldTexts(field, codes).join(' '))
}

/** Says the texts of subfields as one text in each script. */
export function say(
  { description }: Conversion,
  subject: Subject,
  predicate: string,
  pair: Paired,
  codes: string,
  cut: (text: string) => string = plain,
): void {
  for (const { text, ...form } of spoken(pair, (field) => joined(field, codes, cut)))
    description.text(subject, predicate, text, form)
}

/** Says each subfield as a text of its own. */
export function sayEach(
  { description }: Conversion,
  subject: Subject,
  predicate: string,
  pair: Paired,
  codes: string,
  cut: (text: string) => string = plain,
): void {
  const own = pair.other === undefined && pair.language !== undefined ? { language: pair.language } : {}
  for (const text of subfieldTexts(pair.field, codes)) description.text(subject, predicate, cut(text), own)
  if (pair.other && pair.language !== undefined)
    for (const text of subfieldTexts(pair.other, codes))
      description.text(subject, predicate, cut(text), { language: pair.language })
}

/** What holds of many fields: $3 says to what it applies, $5 to whose copy, $2 whose list it is of. */
export function sayUsual(description: Description, thing: Subject, field: DataField, scheme?: string): void {
  for (const text of subfieldTexts(field, '3'))
    description.labelled(thing, bflc('appliesTo'), bflc('AppliesTo'), open(text).replace(/:$/, ''))
  for (const code of subfieldTexts(field, '5')) {
    const agent = description.part(thing, bflc('applicableInstitution'), bf('Agent'))
    description.text(agent, bf('code'), code)
  }
  for (const code of subfieldTexts(field, '2')) saySource(description, thing, code, scheme)
}

/** The list that a term is of, by its code. */
export function saySource(description: Description, thing: Subject, code: string, scheme?: string): void {
  const isSimple = /^[a-z0-9-]+$/.test(code)
  const source = description.part(
    thing,
    bf('source'),
    bf('Source'),
    scheme !== undefined && isSimple ? vocabulary(`${scheme}/${code}`) : undefined,
  )
  description.text(source, bf('code'), code)
}

/** A status out of the list of statuses. */
export function sayStatus(description: Description, thing: Subject, code: string, name: string): void {
  description.labelled(thing, bf('status'), bf('Status'), name, vocabulary(`mstatus/${code}`))
}

/** The address in $0 or $1 that a heading is known by. */
export function addressOf(field: DataField, codes = '01'): string | undefined {
  return subfieldTexts(field, codes)
    .map((text) => /https?:\/\/[^\s"<>{}|^`\\]+/.exec(text)?.[0])
    .find((address) => address !== undefined)
}

/** Identifiers of $0 that are no address: `(OCoLC)fst01726574`. */
export function sayIdentifiers(description: Description, thing: Subject, field: DataField): void {
  for (const text of subfieldTexts(field, '0')) {
    const found = /^\(([^)]+)\)\s*(\S.*)$/.exec(text)
    if (!found || /https?:/.test(text)) continue
    const identifier = description.valued(thing, bf('identifiedBy'), bf('Identifier'), found[2] ?? '')
    const source = description.part(identifier, bf('source'), bf('Source'))
    description.text(source, bf('code'), found[1])
  }
}

/** The organization of a code of the MARC list. */
export function organization(code: string): string | undefined {
  return /^[A-Za-z][A-Za-z0-9-]*$/.test(code)
    ? vocabulary(`organizations/${code.toLowerCase().replaceAll('-', '')}`)
    : undefined
}

/** Says a thing that is only an address. */
export const sayAddress = (description: Description, subject: Subject, predicate: string, address: string): void =>
  description.say(subject, predicate, iri(address))

/** An address that can be one, with what may not stand in it escaped; undefined for text that is none. */
export function webAddress(text: string): string | undefined {
  const trimmed = text.trim()
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:\S/.test(trimmed)) return undefined
  return trimmed.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (mark) => encodeURIComponent(mark))
}
