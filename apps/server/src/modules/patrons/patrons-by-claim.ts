import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { cardKey } from './rules/card-number.ts'

/**
 * The patrons whom a claim of somebody else's names: by the card in use, the number in another system or the e-mail address.
 * At most two, since two already mean that it names nobody in particular. Deleted and merged ones are not among them.
 */
export async function patronsByClaim(
  w: Pick<Work, 'db'>,
  field: 'card' | 'external-id' | 'email',
  value: string,
): Promise<readonly number[]> {
  const text = value.trim()
  if (text === '') return []
  const matching =
    field === 'card'
      ? sql`p.id in (select patron_id from patrons.card where state = 'active' and upper(barcode) = ${cardKey(text)})`
      : field === 'external-id'
        ? sql`p.external_id = ${text}`
        : sql`p.email <> '' and lower(p.email) = ${text.toLowerCase()}`
  const { rows } = await sql<{ id: number }>`
    select p.id from patrons.patron p where p.deleted_at is null and ${matching} order by p.id limit 2`.execute(w.db)
  return rows.map(({ id }) => id)
}
