import {
  controlNumber,
  fieldsWith,
  firstField,
  recordKind,
  subfieldText,
  subfieldTexts,
  textOf,
  type DataField,
  type MarcRecord,
} from '@carrel/marc'
import { headingOf, type AuthorityHeading } from './heading-text.ts'

/** Whether the heading of an authority may still be used (MARC 21 Authority leader/05). */
export const authorityStates = ['current', 'deleted', 'split', 'replaced', 'obsolete'] as const
export type AuthorityState = (typeof authorityStates)[number]

/** How a related heading stands to the one of the record (MARC 21 Authority $w/0). */
export const relations = ['', 'broader', 'narrower', 'earlier', 'later', 'related'] as const
export type Relation = (typeof relations)[number]

/** A form of a heading in an authority record. */
export interface AuthorityForm extends AuthorityHeading {
  readonly role: 'heading' | 'see-from' | 'see-also'
  readonly tag: string
  readonly relation: Relation
  /** Not to be shown as a reference. */
  readonly hidden: boolean
  readonly target: string | null
}

/** Everything that Carrel reads out of an authority record. */
export interface AuthorityFacts {
  /** By which it is known again: 001, else 010, else 024; empty where it has none of them. */
  readonly control: string
  readonly lccn: string | null
  readonly uri: string | null
  /** Code of the agency whose number 001 is (003). */
  readonly agency: string | null
  /** Address of the person, place or thing itself. */
  readonly thing: string | null
  readonly tag: string
  readonly heading: AuthorityHeading
  readonly state: AuthorityState
  readonly instead: string | null
  readonly undifferentiated: boolean
  readonly validation: boolean
  /** Numbers of records that this one took the place of (010 $z). */
  readonly cancelled: readonly string[]
  /** The heading, then see-from forms and related headings; each once. */
  readonly forms: readonly AuthorityForm[]
  /** What is odd and did no harm, in sentences. */
  readonly notes: readonly string[]
}

/** A record that cannot be an authority record, with the reason. */
export interface AuthorityProblem {
  readonly problem: string
}

const states: Readonly<Record<string, AuthorityState>> = { d: 'deleted', s: 'split', x: 'replaced', o: 'obsolete' }
const relationCodes: Readonly<Record<string, Relation>> = { a: 'earlier', b: 'later', g: 'broader', h: 'narrower' }
const headingTags = /^1(?:00|10|11|30|47|48|50|51|55|62|80|81|82|85)$/
const referenceTags = /^[45](?:00|10|11|30|47|48|50|51|55|62|80|81|82|85)$/

/** More references than any real record has; what comes behind them is told and left out of lists. */
const mostForms = 5000

/** Reads an authority record (MARC 21 Format for Authority Data), or says why it is none. */
export function readAuthority(record: MarcRecord): AuthorityFacts | AuthorityProblem {
  const kind = recordKind(record.leader)
  if (kind !== 'authority' && firstField(record, '245')) {
    return {
      problem: 'This is the record of a title (it has a 245), not an authority record. Bring it in under Imports.',
    }
  }
  const headings = fieldsWith(record, '1XX')
    .filter(isData)
    .filter(({ tag }) => headingTags.test(tag))
  const [field, second] = headings
  if (!field) {
    const other = fieldsWith(record, '1XX')[0]
    return {
      problem: other
        ? `It has no heading: ${other.tag} is no heading field of an authority record.`
        : 'It has no heading: an authority record needs one 1XX field.',
    }
  }
  if (second) {
    const tags = headings.map(({ tag }) => tag).join(' and ')
    return {
      problem: `It has ${headings.length} headings (${tags}); an authority record has one. Take the others out, or make them 4XX.`,
    }
  }
  const heading = headingOf(field)
  if (!heading) return { problem: `Its heading (${field.tag}) is empty.` }
  const notes =
    kind === 'authority' ? [] : ['The leader does not say that this is an authority record (position 06 is not z).']
  return { ...factsOf(record, field, heading, notes) }
}

function factsOf(record: MarcRecord, field: DataField, heading: AuthorityHeading, notes: string[]): AuthorityFacts {
  const lccn = numberOf(subfieldText(firstField(record, '010'), 'a'))
  const identifiers = fieldsWith(record, '024').filter(isData)
  const state = states[record.leader[5] ?? ''] ?? 'current'
  const fixed = firstField(record, '008')
  const codes = fixed?.kind === 'control' ? fixed.value : ''
  const isPerson = heading.class === 'name' && field.tag === '100'
  const remarks = fieldsWith(record, '667').map((one) => textOf(one))
  return {
    control: controlNumber(record) || lccn || numberOf(subfieldText(identifiers[0], 'a')),
    lccn: lccn || null,
    uri: addressIn(identifiers),
    agency: agencyIn(record),
    thing: thingIn(identifiers),
    tag: field.tag,
    heading,
    state,
    instead: insteadOf(record),
    undifferentiated: isPerson && codes[32] === 'b',
    validation: remarks.some((text) => /record generated for validation purposes/i.test(text)),
    cancelled: fieldsWith(record, '010').flatMap((one) => subfieldTexts(one, 'z').map(numberOf).filter(Boolean)),
    forms: formsOf(record, field, heading, notes),
    notes,
  }
}

function formsOf(
  record: MarcRecord,
  own: DataField,
  heading: AuthorityHeading,
  notes: string[],
): readonly AuthorityForm[] {
  const forms = new Map<string, AuthorityForm>()
  const add = (form: AuthorityForm) => {
    const name = `${form.role}\n${form.class}\n${form.key}\n${form.relation}`
    if (!forms.has(name)) forms.set(name, form)
  }
  add({ ...heading, role: 'heading', tag: own.tag, relation: '', hidden: false, target: null })
  for (const field of record.fields) {
    if (!isData(field) || !referenceTags.test(field.tag)) continue
    const form = headingOf(field)
    if (!form) {
      notes.push(`An empty ${field.tag} was passed over.`)
      continue
    }
    if (forms.size >= mostForms) {
      notes.push(
        `It has more than ${mostForms.toLocaleString('en')} references; those behind are kept in the record, and not looked up.`,
      )
      break
    }
    const control = subfieldText(field, 'w') ?? ''
    const isSeeFrom = field.tag.startsWith('4')
    if (isSeeFrom && form.key === heading.key && form.class === heading.class) {
      notes.push(`${field.tag} "${form.text}" leads to itself.`)
      continue
    }
    add({
      ...form,
      role: isSeeFrom ? 'see-from' : 'see-also',
      tag: field.tag,
      relation: relationIn(field, control),
      // MARC 21 Authority $w/3: a, and d with a note instead, say that no reference is to be shown.
      hidden: 'abcd'.includes(control[3] ?? ' '),
      target: (subfieldText(field, '0') ?? '').trim() || null,
    })
  }
  return [...forms.values()]
}

function relationIn(field: DataField, control: string): Relation {
  const coded = relationCodes[control[0] ?? '']
  if (coded) return coded
  const said = (subfieldText(field, 'i') ?? '').toLowerCase()
  if (said.includes('broader')) return 'broader'
  if (said.includes('narrower')) return 'narrower'
  if (said.includes('predecessor') || said.includes('earlier')) return 'earlier'
  if (said.includes('successor') || said.includes('later')) return 'later'
  return field.tag.startsWith('5') ? 'related' : ''
}

function insteadOf(record: MarcRecord): string | null {
  const texts = fieldsWith(record, '682').map((field) => textOf(field, 'ai').trim())
  return texts.filter((text) => text !== '').join(' ') || null
}

/** An address by which the authority is known on the web. */
function addressIn(identifiers: readonly DataField[]): string | null {
  for (const field of identifiers) {
    const address = subfieldTexts(field, '0a1').find((value) => /^https?:\/\/\S+$/.test(value.trim()))
    if (address !== undefined) return address.trim().slice(0, 500)
  }
  return null
}

function agencyIn(record: MarcRecord): string | null {
  const field = firstField(record, '003')
  const code = field?.kind === 'control' ? field.value.trim() : ''
  return /^[A-Za-z0-9/-]{1,40}$/.test(code) ? code : null
}

/** Where 024 names the thing itself: in $1, or by an identifier of a person or thing and not of a record about it. */
function thingIn(identifiers: readonly DataField[]): string | null {
  for (const field of identifiers) {
    const [said] = subfieldTexts(field, '1')
    const found = /^https?:\/\/\S+$/.test(said?.trim() ?? '') ? said : subfieldTexts(field, 'a0').find(isThing)
    if (found !== undefined) return found.trim().slice(0, 500)
  }
  return null
}

/** Services whose addresses stand for what is meant (PCC, Formulating and obtaining URIs). */
function isThing(address: string): boolean {
  return /^https?:\/\/(?:www\.)?(?:wikidata\.org\/entity\/Q|viaf\.org\/viaf\/\d|isni\.org\/(?:isni\/)?\d|orcid\.org\/\d|id\.loc\.gov\/rwo\/)\S+$/.test(
    address.trim(),
  )
}

function numberOf(value: string | undefined): string {
  return (value ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 200)
}

function isData(field: MarcRecord['fields'][number]): field is DataField {
  return field.kind === 'data'
}
