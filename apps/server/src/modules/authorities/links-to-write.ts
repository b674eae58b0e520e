import type { HeadingLink, HeadingLinks } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import type { HeadingKind } from './contract.ts'
import { linkText, type AuthorityIdentity } from './rules/link-text.ts'
import { headingName } from './use-headings.ts'

/** What stands in $0 of a heading that is linked, so that other programs know its authority again. */
export const linkSetting = defineSetting<'none' | 'number' | 'address'>(
  'authorities.link',
  'none',
  'What stands in $0 of a heading that is taken over from an authority record: nothing, its number, or its address',
  { choices: ['none', 'number', 'address'] },
)

/** Whether the address of the person or thing itself stands in $1. */
export const thingSetting = defineSetting(
  'authorities.link-thing',
  false,
  'Whether $1 of a heading that is linked holds the address of the person or thing itself, where it is known',
)

/** The code under which numbers of our own authority records are cited. */
export const agencySetting = defineSetting(
  'authorities.agency',
  '',
  'MARC code of this library, such as DLC: it stands before the numbers of authority records that were made here',
  {
    problem: (value) =>
      typeof value === 'string' && /^[A-Za-z0-9/-]{0,40}$/.test(value)
        ? undefined
        : 'Give the code of the library in letters, figures and hyphens, such as DLC or DE-1.',
  },
)

interface Row extends AuthorityIdentity {
  readonly kind: HeadingKind
  readonly key: string
  readonly source: string
  readonly how: string
}

/**
 * What can be written of the authorities of some headings, to be asked by what stands in a field. Only of headings that are
 * established: what is nearly alike, outdated or claimed twice has no link that a record should carry.
 */
export async function linksToWrite(
  w: Pick<Work, 'db'>,
  headings: readonly number[],
  keyOf: (text: string) => string,
): Promise<HeadingLinks> {
  const { rows } = await sql<Row>`
    select h.kind, h.key, h.source, l.how, a.vocabulary, a.control, a.lccn, a.uri, a.agency, a.thing
    from authorities.heading h join authorities.heading_link l on l.heading_id = h.id
      join authorities.authority a on a.id = l.authority_id
    where h.id = any(${headings}::bigint[]) and l.how in ('chosen', 'exact', 'subdivided', 'main')
      and a.state = 'current' and not a.validation`.execute(w.db)
  const own = await readSetting(w, agencySetting)
  const found = new Map(
    rows.map((row): readonly [string, HeadingLink] => [
      headingName(row),
      { ...linkText(row, own), isWhole: row.how === 'chosen' || row.how === 'exact' },
    ]),
  )
  return { find: ({ kind, text, source }) => found.get(headingName({ kind, key: keyOf(text), source })) }
}
