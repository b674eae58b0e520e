import { dataField, type Field, type Subfield } from '@carrel/marc'
import { rdf, type Graph, type Literal, type Subject, type Term } from '@carrel/rdf'
import { bf, bflc, label, mads, marcKey, value, vocabulary } from '../names.ts'
import { readMarcKey } from '../marc-key.ts'
import { scriptOfTag } from '../scripts.ts'

/** A description that is being made into a record. */
export interface Reading {
  readonly graph: Graph
  readonly work: Subject | undefined
  readonly instance: Subject | undefined
  readonly admin: Subject | undefined
  /** The fields made so far. */
  readonly fields: Field[]
  /** How many pairs of scripts there are. */
  pairs: number
}

/** A text in the script of the record and in another one. */
export interface Spoken {
  readonly text: string
  readonly other: string
  readonly language: string
}

/** A subfield to be made: its code and texts; empty ones are left out. */
export type Part = readonly [code: string, text: Spoken | string | undefined]

const typeName = rdf('type')
const nothing: Spoken = { text: '', other: '', language: '' }
const noTexts: readonly Spoken[] = []
const noThings: readonly Subject[] = []
const isOther = ({ language }: Literal): boolean =>
  language !== undefined && /-(?!latn\b)[a-z]{4}(?:-|$)/.test(language)

/** The texts of a property, those of the two scripts put together in order. */
export function texts({ graph }: Reading, subject: Term | undefined, predicate: string): readonly Spoken[] {
  if (!subject || subject.kind === 'literal') return []
  const found = graph.literals(subject, predicate)
  if (found.length === 0) return noTexts
  const own = found.filter((each) => !isOther(each))
  const others = found.filter(isOther)
  if (own.length === 0) return others.map((each) => ({ text: tidy(each.value), other: '', language: '' }))
  return own.map((each, index) => ({
    text: tidy(each.value),
    other: tidy(others[index]?.value ?? ''),
    language: others[index]?.language ?? '',
  }))
}

const tidy = (text: string): string => (/[\n\r]/.test(text) ? onOneLine(text) : text)
const onOneLine = (text: string): string =>
  text.replace(/^[\t\n\r ]*[\n\r][\t\n\r ]*|[\t ]*[\n\r][\t\n\r ]*$/g, '').replace(/\s*[\n\r]\s*/g, ' ')

/** The first of them; empty when there is none. */
export function text(reading: Reading, subject: Term | undefined, predicate: string): Spoken {
  return texts(reading, subject, predicate)[0] ?? nothing
}

/** What a thing is called: its label, its authorized label, its value, or the last part of its address for a term of a vocabulary. */
export function nameOf(reading: Reading, subject: Term | undefined): Spoken {
  for (const predicate of [
    label,
    mads('authoritativeLabel'),
    value,
    bf('code'),
    mads('code'),
    'http://www.w3.org/2004/02/skos/core#prefLabel',
  ]) {
    const found = text(reading, subject, predicate)
    if (found.text !== '') return found
  }
  return nothing
}

/** The code of a thing: said, or the end of its address. */
export function codeOf(reading: Reading, subject: Term | undefined, base?: string): string {
  for (const predicate of [bf('code'), mads('code')]) {
    const found = text(reading, subject, predicate).text
    if (found !== '') return found
  }
  if (subject?.kind === 'iri' && (base === undefined || subject.value.startsWith(base))) return lastPart(subject.value)
  return base === undefined ? nameOf(reading, subject).text : ''
}

/** What stands behind the last slash of an address. */
export const lastPart = (address: string): string => /[^/#]*$/.exec(address)?.[0] ?? ''

/** The things that a thing has of a property. */
export function things({ graph }: Reading, subject: Term | undefined, predicate: string): readonly Subject[] {
  if (!subject || subject.kind === 'literal') return []
  const found = graph.objects(subject, predicate)
  return found.length === 0 ? noThings : found.filter((object) => object.kind !== 'literal')
}

/** Whether a thing is of a class of BIBFRAME or its extension. */
export function isA({ graph }: Reading, subject: Term, name: string): boolean {
  const [plain, extended] = [bf(name), bflc(name)]
  return graph.objects(subject, typeName).some(({ value: type }) => type === plain || type === extended)
}

/** What kind of note a thing is: the end of its type's address, or its words. */
export function noteKinds(reading: Reading, subject: Term): readonly string[] {
  const kinds = reading.graph
    .types(subject)
    .filter((type) => type.startsWith(vocabulary('mnotetype/')))
    .map(lastPart)
  return [...kinds, ...texts(reading, subject, bf('noteType')).map((each) => each.text.toLowerCase())]
}

/** The code of a status, such as `cancinv`. */
export function statusesOf(reading: Reading, subject: Term): readonly string[] {
  return things(reading, subject, bf('status')).map((status) =>
    status.kind === 'iri' ? lastPart(status.value) : nameOf(reading, status).text,
  )
}

/** $2, $3, $5 of what applies to many fields. */
export function usualParts(reading: Reading, subject: Term): readonly Part[] {
  return [
    ...things(reading, subject, bf('source')).map((source): Part => ['2', codeOf(reading, source)]),
    ...things(reading, subject, bflc('appliesTo')).map((each): Part => ['3', nameOf(reading, each)]),
    ...things(reading, subject, bflc('applicableInstitution')).map((each): Part => ['5', codeOf(reading, each)]),
  ]
}

/** The address of a heading of some authority file, for $0; not one that the record itself gave. */
export function authorityOf(subject: Term): string | undefined {
  return subject.kind === 'iri' &&
    !/#(?:Agent|Hub|Work|Topic|Place|GenreForm|Series|Instance)\d*[-_]?\d*$/.test(subject.value) &&
    !subject.value.includes('example.org/')
    ? subject.value
    : undefined
}

/** $0 for identifiers that are said with the list they are of. */
export function identifiersOf(reading: Reading, subject: Term): readonly Part[] {
  return things(reading, subject, bf('identifiedBy')).flatMap((each): Part[] => {
    const [source] = things(reading, each, bf('source'))
    const number = text(reading, each, value).text
    return source && number !== '' ? [['0', `(${codeOf(reading, source)})${number}`]] : []
  })
}

/** The fields that a thing says it was made of: its own, and that in another script. */
export function keysOf(
  reading: Reading,
  subject: Term,
): { readonly field: Field | undefined; readonly other: Field | undefined } {
  const own = [
    marcKey,
    ...['00', '10', '11'].map((kind) => bflc(`name${kind}MarcKey`)),
    ...['00', '10', '11', '30', '40'].map((kind) => bflc(`title${kind}MarcKey`)),
  ]
  for (const predicate of own) {
    const found = text(reading, subject, predicate)
    const field = found.text === '' ? undefined : readMarcKey(found.text)
    if (field) return { field, other: found.other === '' ? undefined : readMarcKey(found.other) }
  }
  return { field: undefined, other: undefined }
}

/** Adds a field, and where there are texts in another script the field 880 that goes with it. */
export function add(reading: Reading, tag: string, indicators: string, parts: readonly Part[]): void {
  const own: Subfield[] = []
  const others: Subfield[] = []
  let language = ''
  for (const [code, part] of parts) {
    const spoken = typeof part === 'string' ? { ...nothing, text: part } : (part ?? nothing)
    if (spoken.text !== '') own.push({ code, value: spoken.text })
    if (spoken.other !== '') {
      others.push({ code, value: spoken.other })
      language = spoken.language
    } else if (spoken.text !== '' && '0123458'.includes(code)) others.push({ code, value: spoken.text })
  }
  if (own.length === 0) return
  if (language === '') {
    reading.fields.push(dataField(tag, indicators, ...own.map(({ code, value: each }) => [code, each] as const)))
    return
  }
  const number = String(++reading.pairs).padStart(2, '0')
  reading.fields.push({ kind: 'data', tag, indicators, subfields: [{ code: '6', value: `880-${number}` }, ...own] })
  reading.fields.push({
    kind: 'data',
    tag: '880',
    indicators,
    subfields: [{ code: '6', value: `${tag}-${number}${scriptOfTag(language)}` }, ...others],
  })
}

/** The types of a thing. */
export const typesOf = ({ graph }: Reading, subject: Term): readonly string[] => graph.types(subject)
