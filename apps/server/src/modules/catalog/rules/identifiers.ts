import { normalizeLccn, parseIsbn, parseIssn, parseOclc } from '@carrel/identifiers'
import type { Fields } from './fields.ts'
import { first, once, shown, values } from './fields.ts'

/** A number that names a title, as screens show it. */
export interface Identifier {
  readonly kind: string
  readonly value: string
}

/** The numbers of a record. */
export interface IdentifierDescription {
  /** 13 digits each; those of the title itself, not cancelled ones. */
  readonly isbns: readonly string[]
  readonly issns: readonly string[]
  readonly lccns: readonly string[]
  readonly oclcs: readonly string[]
  /** 001 and 003. */
  readonly control: string
  readonly source: string
  /** 035 $a as agency and number. */
  readonly systems: readonly { readonly agency: string; readonly number: string }[]
  readonly shown: readonly Identifier[]
  /** Every number to be found by, wrong and cancelled ones too. */
  readonly searched: readonly string[]
}

const kindsOf024: Readonly<Record<string, string>> = {
  '0': 'isrc',
  '1': 'upc',
  '2': 'ismn',
  '3': 'ean',
  '4': 'sici',
}

/** Reads the numbers of a record. */
export function describeIdentifiers(fields: Fields): IdentifierDescription {
  const isbns = once(
    fields
      .all('020')
      .flatMap((field) => values(field, 'a'))
      .map((value) => parseIsbn(value)?.isbn13),
  )
  const issns = once(
    fields
      .all('022')
      .flatMap((field) => values(field, 'al'))
      .map((value) => parseIssn(value)),
  )
  const lccns = once(
    fields
      .all('010')
      .flatMap((field) => values(field, 'a'))
      .map((value) => normalizeLccn(value)),
  )
  const [control = ''] = fields.control('001').map((value) => value.trim())
  const [source = ''] = fields.control('003').map((value) => value.trim())
  const systems = fields
    .all('035')
    .flatMap((field) => values(field, 'a'))
    .flatMap(systemNumber)
  const oclcs = once([
    ...fields
      .all('035')
      .flatMap((field) => values(field, 'a'))
      .map(parseOclc),
    parseOclc(source === 'OCoLC' ? `(OCoLC)${control}` : control),
  ])
  const standard = fields.all('024').flatMap((field) => {
    const kind =
      field.indicators[0] === '7' ? (first(field, '2') ?? 'other') : (kindsOf024[field.indicators[0] ?? ''] ?? 'other')
    return values(field, 'a').map((value) => ({ kind: kind.toLowerCase(), value: shown(value) }))
  })
  const publisher = fields
    .all('028')
    .flatMap((field) => values(field, 'a'))
    .map((value) => ({ kind: 'publisher', value: shown(value) }))
  const given = [
    ...isbns.map((value) => ({ kind: 'isbn', value })),
    ...issns.map((value) => ({ kind: 'issn', value })),
    ...lccns.map((value) => ({ kind: 'lccn', value })),
    ...oclcs.map((value) => ({ kind: 'oclc', value })),
    ...standard,
    ...publisher,
  ]
  return {
    isbns,
    issns,
    lccns,
    oclcs,
    control,
    source,
    systems,
    shown: given,
    searched: once([
      ...given.map(({ value }) => value),
      ...isbns.map((value) => parseIsbn(value)?.isbn10),
      ...lccns.map(shortLccn),
      ...fields.all('020', '022', '024', '010').flatMap((field) => values(field, 'zy')),
      ...fields
        .all('020')
        .flatMap((field) => values(field, 'a'))
        .filter((value) => parseIsbn(value) === undefined),
      ...fields.all('035').flatMap((field) => values(field, 'az')),
      control,
    ]),
  }
}

/** An LCCN as cards had it, without the zeros before its serial number: 85000002 is 85-2. */
function shortLccn(lccn: string): string {
  return lccn.replace(/^([a-z]*(?:\d{2}(?=\d{6}$)|\d{4}))0+(?=\d)/, '$1-')
}

/** `(DE-599)ZDB123` as its agency and number; a number without agency is nobody's. */
function systemNumber(value: string): readonly { readonly agency: string; readonly number: string }[] {
  const parts = /^\(([^()]{1,40})\)\s*(\S.*)$/.exec(value)
  return parts ? [{ agency: parts[1] ?? '', number: parts[2] ?? '' }] : []
}
