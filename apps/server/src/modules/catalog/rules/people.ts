import { sortKey, trimPunctuation } from '@carrel/text'
import type { DataField, Fields } from './fields.ts'
import { first, once, shown, text, values } from './fields.ts'
import { isOtherScript, linkedField, otherScriptFields } from './scripts.ts'

/** Who made it. */
export interface PeopleDescription {
  /** The main name as lists show it, e.g. `Le Guin, Ursula K.`. */
  readonly author: string | null
  /** The same in the original script. */
  readonly original: string | null
  readonly sort: string
  /** Everyone else with what they did, e.g. `Lee, Alan, illustrator`. */
  readonly contributors: readonly string[]
  /** Every name in its authorised form, dates included: what the facet counts. */
  readonly names: readonly string[]
  /** Every form of every name to be found by. */
  readonly searched: readonly string[]
}

const entries = ['100', '110', '111'] as const
const added = ['700', '710', '711', '720'] as const

/** Subfields of the name itself, without dates, titles of works and relators, by the last two figures of the tag. */
const nameCodes: Readonly<Record<string, string>> = {
  '00': 'abcq',
  '10': 'abnd',
  '11': 'acdnq',
  '20': 'a',
}
/** The same with what tells people of one name apart. */
const headingCodes: Readonly<Record<string, string>> = {
  '00': 'abcdq',
  '10': 'abcdn',
  '11': 'acdnqe',
  '20': 'a',
}

/** Reads the names of a record. */
export function describePeople(fields: Fields): PeopleDescription {
  const makers = fields.all(...added)
  const [main] = [...fields.all(...entries), ...makers.filter((field) => first(field, 't') === undefined)]
  const linked = linkedField(fields, main)
  const others = otherScriptFields(fields, ...entries, ...added)
  const author = main ? personName(main) : others[0] ? personName(others[0]) : ''
  const original = linked ? personName(linked) : ''
  const named = [...fields.all(...entries), ...makers]
  return {
    author: author === '' ? null : author,
    original: original !== '' && original !== author && isOtherScript(original) ? original : null,
    sort: sortKey(author),
    contributors: once(makers.filter((field) => field !== main && first(field, 't') === undefined).map(withRole)),
    names: once(named.map(nameHeading)),
    searched: once([...named, ...others].map(nameHeading)),
  }
}

/** A name as it is shown: without dates and roles. */
export function personName(field: DataField): string {
  return cleaned(field, nameCodes[field.tag.slice(1)] ?? 'a')
}

/** A name in its authorised form. */
export function nameHeading(field: DataField): string {
  return cleaned(field, headingCodes[field.tag.slice(1)] ?? 'a')
}

function cleaned(field: DataField, codes: string): string {
  return trimPunctuation(text(field, codes))
}

function withRole(field: DataField): string {
  const roles = values(field, field.tag === '711' ? 'j' : 'e').map((role) => trimPunctuation(shown(role)))
  return [personName(field), ...roles].filter((part) => part !== '').join(', ')
}
