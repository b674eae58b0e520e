import { nacoKey } from '@carrel/text'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Heading, HeadingKind } from './contract.ts'
import type { AuthoritiesTables } from './tables.ts'

/** Headings of a kind that titles carry, alphabetically from a word on. */
export async function headingBrowse(
  w: Pick<Work, 'db'>,
  kind: HeadingKind,
  from = '',
  limit = 20,
): Promise<readonly Heading[]> {
  return tablesOf<AuthoritiesTables>(w)
    .selectFrom('authorities.heading')
    .select(['id', 'kind', 'text', 'source', 'bibs'])
    .where('kind', '=', kind)
    .where('key', '>=', nacoKey(from))
    .where('bibs', '>', 0)
    .orderBy('key')
    .orderBy('source')
    .limit(limit)
    .execute()
}

/** One heading by its number, with the comparison form of its text; undefined when there is none. */
export async function headingById(
  w: Pick<Work, 'db'>,
  id: number,
): Promise<(Pick<Heading, 'kind' | 'text' | 'bibs'> & { readonly key: string }) | undefined> {
  return tablesOf<AuthoritiesTables>(w)
    .selectFrom('authorities.heading')
    .select(['kind', 'key', 'text', 'bibs'])
    .where('id', '=', id)
    .executeTakeFirst()
}
