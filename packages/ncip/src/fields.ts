import { childOf, childrenOf, textOf, type XmlElement } from '@carrel/xml'
import type {
  AuthenticationInput,
  BibliographicId,
  Description,
  Header,
  Identifier,
  SentAmount,
  SentDate,
} from './message.ts'
import type { Problem } from './problem.ts'

/** A needed part of a message is missing or makes no sense; thrown inside the reader only. */
export class BadMessage extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

/** Longest number, name or word that is taken: longer ones are mistakes, or worse. */
const longest = 1000

/** The text of a child, not longer than can be meant. */
export function field(element: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  const text = textOf(element, ...path)
  if (text !== undefined && text.length > longest)
    throw new BadMessage({
      type: 'Element Rule Violated',
      detail: `${path.at(-1)} is ${text.length} characters long; at most ${longest} are taken.`,
      element: path.at(-1) ?? '',
      value: text.slice(0, 40),
    })
  return text
}

/** The text of a child that has to be there. */
export function needed(element: XmlElement | undefined, ...path: readonly string[]): string {
  return field(element, ...path) ?? missing(path.at(-1) ?? 'element', element?.name)
}

/** Refuses because an element is missing. */
export function missing(name: string, inside?: string): never {
  throw new BadMessage({
    type: 'Needed Data Missing',
    detail: `The message has no ${name}${inside === undefined ? '' : ` in ${inside}`}.`,
    element: name,
  })
}

/** InitiationHeader, whatever of it is there. */
export function headerOf(service: XmlElement | undefined): Header {
  const header = childOf(service, 'InitiationHeader')
  return present({
    fromSystem: field(header, 'FromSystemId'),
    fromSystemAuthentication: field(header, 'FromSystemAuthentication'),
    fromAgency: field(header, 'FromAgencyId', 'AgencyId') ?? field(header, 'FromAgencyId'),
    fromAgencyAuthentication: field(header, 'FromAgencyAuthentication'),
    onBehalfOf: field(header, 'OnBehalfOfAgency', 'AgencyId'),
    toSystem: field(header, 'ToSystemId'),
    toAgency: field(header, 'ToAgencyId', 'AgencyId') ?? field(header, 'ToAgencyId'),
    profile: field(header, 'ApplicationProfileType'),
  })
}

/** UserId, ItemId or RequestId. */
export function identifier(parent: XmlElement | undefined, name: 'UserId' | 'ItemId' | 'RequestId') {
  return identifierIn(childOf(parent, name))
}

/** All of UserId, ItemId or RequestId. */
export function identifiers(parent: XmlElement, name: 'UserId' | 'ItemId' | 'RequestId'): readonly Identifier[] {
  return childrenOf(parent, name).flatMap((element) => identifierIn(element) ?? [])
}

function identifierIn(element: XmlElement | undefined): Identifier | undefined {
  if (!element) return undefined
  const kind = element.name.slice(0, -2)
  const value = needed(element, `${kind}IdentifierValue`)
  return present({ agency: field(element, 'AgencyId'), type: field(element, `${kind}IdentifierType`), value })
}

/** UserId and AuthenticationInput. */
export function userOf(service: XmlElement): { user?: Identifier; authentication: readonly AuthenticationInput[] } {
  const user = identifier(service, 'UserId')
  const authentication = childrenOf(service, 'AuthenticationInput').flatMap((input) => {
    const data = field(input, 'AuthenticationInputData')
    return data === undefined ? [] : [{ data, type: field(input, 'AuthenticationInputType') ?? '' }]
  })
  return { ...(user && { user }), authentication }
}

/** The same, where a message is about nobody without it. */
export function neededUser(service: XmlElement) {
  const found = userOf(service)
  return found.user || found.authentication.length > 0 ? found : missing('UserId', service.name)
}

/** BibliographicId: the number of a record, or of the thing itself. */
export function titlesOf(service: XmlElement): readonly BibliographicId[] {
  return childrenOf(service, 'BibliographicId').flatMap((element): BibliographicId[] => {
    const record = childOf(element, 'BibliographicRecordId')
    const item = childOf(element, 'BibliographicItemId')
    const value = field(record, 'BibliographicRecordIdentifier') ?? field(item, 'BibliographicItemIdentifier')
    if (value === undefined) return []
    return [
      present({
        kind: record ? ('record' as const) : ('item' as const),
        value,
        agency: field(record, 'AgencyId'),
        code: field(record, 'BibliographicRecordIdentifierCode') ?? field(item, 'BibliographicItemIdentifierCode'),
      }),
    ]
  })
}

/** BibliographicDescription and ItemDescription of ItemOptionalFields. */
export function descriptionOf(service: XmlElement): Description {
  const fields = childOf(service, 'ItemOptionalFields')
  // Some send the description beside the optional fields instead of inside.
  const bib = childOf(fields, 'BibliographicDescription') ?? childOf(service, 'BibliographicDescription')
  return present({
    title: field(bib, 'Title'),
    author: field(bib, 'Author'),
    publisher: field(bib, 'Publisher'),
    year: /\d{4}/.exec(field(bib, 'PublicationDate') ?? '')?.[0],
    edition: field(bib, 'Edition'),
    isbn: field(bib, 'BibliographicItemId', 'BibliographicItemIdentifier'),
    medium: field(bib, 'MediumType'),
    callNumber:
      field(fields, 'ItemDescription', 'CallNumber') ?? field(service, 'ItemDescription', 'CallNumber') ?? undefined,
  })
}

/** A word folded for comparing: lower case letters only, `User Id` and `userid` alike. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '')
}

/** What is to be told of items and users. */
export function wantedOf(service: XmlElement) {
  const words = (name: string) => new Set(childrenOf(service, name).map((element) => folded(element.text)))
  return { itemElements: words('ItemElementType'), userElements: words('UserElementType') }
}

/** A moment (xs:dateTime, and the shorter forms that are sent in its place). */
export function dateOf(parent: XmlElement | undefined, name: string): SentDate | undefined {
  const text = field(parent, name)
  if (text === undefined) return undefined
  const date = readDate(text)
  if (date) return date
  throw new BadMessage({
    type: 'Invalid Date',
    detail: `"${text.slice(0, 60)}" is no date. Send one like 2026-03-31T23:59:00Z.`,
    element: name,
    value: text.slice(0, 60),
  })
}

/** Reads `2026-03-31T23:59:00Z`, with another zone, without one, or a day alone. */
export function readDate(text: string): SentDate | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/i.exec(
    text.trim(),
  )
  if (!match) return undefined
  const [, day = '', time, zone] = match
  try {
    if (time !== undefined && zone !== undefined)
      return { exact: true, instant: Temporal.Instant.from(`${day}T${time.replace(',', '.')}${zone}`) }
    const date = Temporal.PlainDate.from(day)
    return { exact: false, date, time: time === undefined ? null : Temporal.PlainTime.from(time.replace(',', '.')) }
  } catch {
    return undefined
  }
}

/** Amount, in whatever order its parts stand. */
export function amountOf(parent: XmlElement | undefined, name: string): SentAmount | undefined {
  const element = childOf(parent, name)
  if (!element) return undefined
  const value = needed(element, 'MonetaryValue')
  if (!/^-?\d{1,12}([.,]\d{1,4})?$/.test(value))
    throw new BadMessage({
      type: 'Invalid Amount',
      detail: `"${value.slice(0, 40)}" is no amount.`,
      element: 'MonetaryValue',
      value: value.slice(0, 40),
    })
  return present({ currency: field(element, 'CurrencyCode'), value })
}

type Present<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The parts that are there. */
export function present<T extends object>(parts: T): Present<T> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is undefined is just what is left out
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Present<T>
}
