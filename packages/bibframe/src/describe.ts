import { controlNumber, subfieldTexts, type MarcRecord } from '@carrel/marc'
import { iri, type Quad, type Subject } from '@carrel/rdf'
import { Description } from './description.ts'
import { bf } from './names.ts'
import { noteRows } from './note-rows.ts'
import { pairedFields } from './paired.ts'
import { termRows } from './term-rows.ts'
import type { Conversion, FieldRule } from './to/conversion.ts'
import { sayClassification, sayMapClass } from './to/classification.ts'
import { sayDescription, sayExtent } from './to/physical.ts'
import { sayLocator, sayPlaces } from './to/places.ts'
import { sayProvision } from './to/provision.ts'
import { sayCitation, sayLink, saySeries, saySeriesStatement, sayUncontrolledTitle } from './to/related.ts'
import { control, sayControlFields, sayLeader } from './to/fixed.ts'
import {
  isTitle,
  sayContribution,
  sayRelatedWork,
  saySubject,
  sayUncontrolledName,
  sayUncontrolledTerm,
  sayUniformTitle,
} from './to/headings.ts'
import { sayCataloguer, sayCodes, sayIdentifier, sayNote, sayTerms } from './to/simple.ts'
import { sayTitle, sayVariant } from './to/titles.ts'

/** How a record is described. */
export interface BibframeOptions {
  /** What the addresses of works and instances begin with; `http://example.org/` unless told. */
  readonly base?: string | undefined
  /** The name of the record in its addresses; its control number unless told. */
  readonly id?: string | undefined
  /** Whether fields that BIBFRAME cannot hold in full are kept beside it (`bflc:marcKey`); they are unless told. */
  readonly keepFields?: boolean | undefined
}

const rules = new Map<string, FieldRule>()
const on = (tags: string, rule: FieldRule): void => {
  for (const tag of tags.split(' ')) rules.set(tag, rule)
}
for (const row of noteRows) rules.set(row.tag, sayNote(row))
for (const tag of new Set(termRows.map((row) => row.tag)))
  rules.set(tag, sayTerms(termRows.filter((row) => row.tag === tag)))
on('010 015 016 017 020 022 024 025 026 027 028 030 032 035 036 037 074 088', sayIdentifier)
on('040', sayCataloguer)
on('041 042 043 306', sayCodes)
on('050 055 060 070 080 082 083 084 086', sayClassification)
on('052', sayMapClass)
on('100 110 111', sayContribution)
on('130 240', sayUniformTitle)
on('210 222 242 243 246 247', sayVariant)
on('245', sayTitle)
on('254 255 256 257 263 310 321 351 362', sayDescription)
on('260 264', sayProvision)
on('300', sayExtent)
on('490', saySeriesStatement)
on('510', sayCitation)
on('600 610 611 630 648 650 651 655 656 657', saySubject)
on('653', sayUncontrolledTerm)
on('700 710 711', (conversion, pair) =>
  (isTitle(pair.field, pair.tag) ? sayRelatedWork : sayContribution)(conversion, pair),
)
on('720', sayUncontrolledName)
on('730', sayRelatedWork)
on('740', sayUncontrolledTitle)
on('752', sayPlaces)
on('760 762 765 767 770 772 773 774 775 776 777 780 785 786 787', sayLink)
on('800 810 811 830', saySeries)
on('856', sayLocator)

/** A record described: the statements, and what they are about. */
export interface RecordDescription {
  readonly quads: readonly Quad[]
  readonly description: Description
  readonly work: Subject
  readonly instance: Subject
  readonly admin: Subject
}

/** The description without what is kept beside it. */
export function describe(
  record: MarcRecord,
  { base = 'http://example.org/', id }: BibframeOptions = {},
): RecordDescription {
  const description = new Description()
  const name = encodeURIComponent(id ?? (controlNumber(record) || 'record'))
  const work = iri(`${base}${name}#Work`)
  const instance = iri(`${base}${name}#Instance`)
  description.thing([bf('Work')], work.value)
  description.thing([bf('Instance')], instance.value)
  const admin = description.part(work, bf('adminMetadata'), bf('AdminMetadata'))
  description.say(instance, bf('instanceOf'), work)
  description.say(work, bf('hasInstance'), instance)
  const pairs = pairedFields(record, languagesOf(record))
  let count = 0
  const address = (kind: string, tag: string): string => `${base}${name}#${kind}${tag}-${++count}`
  const conversion: Conversion = { record, description, work, instance, admin, pairs, address }
  sayLeader(conversion)
  sayControlFields(conversion)
  for (const pair of pairs) rules.get(pair.tag)?.(conversion, pair)
  return { quads: description.quads, description, work, instance, admin }
}

/** The languages of a record: of 008, then of 041. */
function languagesOf(record: MarcRecord): readonly string[] {
  const own = control(record, '008').slice(35, 38)
  const more = record.fields.filter((field) => field.tag === '041').flatMap((field) => subfieldTexts(field, 'adhjk'))
  return [own, ...more.flatMap((text) => text.match(/[a-z]{3}/g) ?? [])].filter((language) =>
    /^[a-z]{3}$/.test(language),
  )
}
