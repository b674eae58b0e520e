import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import { cardKey } from './rules/card-number.ts'
import type { Standing } from './rules/lending-blocks.ts'

/** Everything about a patron that lending needs to know. */
export interface PatronFacts extends Standing {
  readonly id: number
  readonly name: string
  readonly sortName: string
  readonly category: string
  readonly categoryName: string
  /** Home branch. */
  readonly branch: number
  readonly birthDate: Temporal.PlainDate | null
  readonly keepHistory: boolean
  readonly language: string
  readonly email: string
}

interface Row {
  readonly id: number
  readonly name: string
  readonly sort_name: string
  readonly category_code: string
  readonly category_name: string
  readonly branch_id: number
  readonly birth_date: Temporal.PlainDate | null
  readonly expires: Temporal.PlainDate | null
  readonly active: boolean
  readonly keep_history: boolean
  readonly language: string
  readonly email: string
  readonly barcode: string | null
  readonly card_state: 'active' | 'replaced' | 'lost' | null
  readonly blocks: readonly { readonly reason: string; readonly until: string | null }[] | null
}

/**
 * The facts of a patron, by number or by any card they ever had, in one query. With `lock` no other desk can lend to
 * them until this transaction ends, so that limits are exact.
 */
export async function patronFacts(
  w: Pick<Work, 'db'>,
  by: { readonly id: number } | { readonly card: string },
  options: { readonly lock?: boolean } = {},
): Promise<PatronFacts | undefined> {
  const found =
    'card' in by
      ? sql`patrons.card c join patrons.patron p on p.id = c.patron_id where upper(c.barcode) = ${cardKey(by.card)}`
      : sql`patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active' where p.id = ${by.id}`
  const { rows } = await sql<Row>`
    select p.id, p.name, p.sort_name, p.category_code, p.branch_id, p.birth_date, p.expires, p.active, p.keep_history,
      p.language, p.email, c.barcode, c.state as card_state,
      (select name from patrons.category where code = p.category_code) as category_name,
      (select json_agg(json_build_object('reason', b.reason, 'until', b.until) order by b.id)
        from patrons.block b where b.patron_id = p.id and b.cleared_at is null) as blocks
    from ${found} ${options.lock === true ? sql`for no key update of p` : sql``}`.execute(w.db)
  const row = rows[0]
  return row && factsOf(row)
}

function factsOf(row: Row): PatronFacts {
  return {
    id: row.id,
    name: row.name,
    sortName: row.sort_name,
    category: row.category_code,
    categoryName: row.category_name,
    branch: row.branch_id,
    birthDate: row.birth_date,
    expires: row.expires,
    active: row.active,
    keepHistory: row.keep_history,
    language: row.language,
    email: row.email,
    card: row.barcode !== null && row.card_state !== null ? { barcode: row.barcode, state: row.card_state } : null,
    blocks: (row.blocks ?? []).map(({ reason, until }) => ({
      reason,
      until: until === null ? null : Temporal.PlainDate.from(until),
    })),
  }
}
