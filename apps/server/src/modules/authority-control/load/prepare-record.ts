import { fieldsWith, type InputFormat, type MarcEntry } from '@carrel/marc'
import { readAuthority, vocabularyOf, type AuthorityDraft } from '../../authorities/index.ts'

/** A record of a file, read before the library was asked about it. */
export interface PreparedAuthority {
  readonly number: number
  readonly offset: number
  readonly length: number
  readonly control: string | null
  readonly heading: string | null
  /** Why it is refused, or what is odd about it. */
  readonly notes: readonly string[]
  /** What can be stored; undefined when it is refused. */
  readonly draft: AuthorityDraft | undefined
  readonly seeFrom: number
  readonly seeAlso: number
}

/** Reads one record of a file of authorities; `vocabulary` is that of all of them, or null where each says its own. */
export function prepareAuthority(entry: MarcEntry, form: InputFormat, vocabulary: string | null): PreparedAuthority {
  const { number, offset, raw, record } = entry
  const told = entry.problems.filter(({ severity }) => severity !== 'info').map(({ message }) => message)
  const refused = {
    number,
    offset,
    length: raw.length,
    control: null,
    heading: null,
    draft: undefined,
    seeFrom: 0,
    seeAlso: 0,
  }
  if (!record) return { ...refused, notes: told.length > 0 ? told : ['It cannot be read as a record.'] }
  const facts = readAuthority(record)
  if ('problem' in facts) return { ...refused, notes: [facts.problem, ...told] }
  return {
    ...refused,
    control: facts.control === '' ? null : facts.control,
    heading: facts.heading.text,
    notes: [...facts.notes, ...told],
    draft: { vocabulary: vocabulary ?? vocabularyOf(record), facts, bytes: raw, form },
    seeFrom: fieldsWith(record, '4XX').length,
    seeAlso: fieldsWith(record, '5XX').length,
  }
}
