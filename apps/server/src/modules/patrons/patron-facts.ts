import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../platform/actor.ts'
import type { Work } from '../../platform/work.ts'
import { branchById, dayAt, todayAt } from '../org/index.ts'
import { stopsOf } from './block-kinds.ts'
import { categoriesOf } from './categories.ts'
import { cardKey } from './rules/card-number.ts'
import { categoryOn } from './rules/category-on.ts'
import type { Standing } from './rules/lending-blocks.ts'

/** Everything about a patron that lending needs to know. */
export interface PatronFacts extends Standing {
  readonly id: number
  readonly name: string
  readonly sortName: string
  /** The one in force today: whoever has outgrown theirs is in the next. */
  readonly category: string
  readonly categoryName: string
  /** Home branch. */
  readonly branch: number
  readonly birthDate: Temporal.PlainDate | null
  readonly keepHistory: boolean
  /** Loans from this moment on are kept when they end; undefined: none are. */
  readonly historySince: Temporal.Instant | undefined
  readonly language: string
  readonly email: string
  /** Notes that are told at the desk. */
  readonly popUps: readonly string[]
  /** Patrons for whom this one answers. */
  readonly guarantees: readonly number[]
  /** Patrons who answer for this one. */
  readonly guarantors: readonly number[]
}

interface Row {
  readonly id: number
  readonly name: string
  readonly sort_name: string
  readonly category_code: string
  readonly branch_id: number
  readonly birth_date: Temporal.PlainDate | null
  readonly expires: Temporal.PlainDate | null
  readonly expires_at: Temporal.Instant | null
  readonly active: boolean
  readonly keep_history: boolean
  readonly history_since: Temporal.Instant | null
  readonly language: string
  readonly email: string
  readonly barcode: string | null
  readonly card_state: 'active' | 'replaced' | 'lost' | null
  readonly blocks:
    | readonly {
        readonly id: number
        readonly reason: string
        readonly until: string | null
        readonly kind: string | null
        readonly kindName: string | null
        readonly told: string | null
        readonly stops: readonly string[] | null
        readonly branch: number | null
        readonly ignoreWithin: number | null
      }[]
    | null
  readonly pop_ups: readonly { readonly text: string; readonly until: string | null }[] | null
  readonly guarantees: readonly number[] | null
  readonly guarantors: readonly number[] | null
}

/** Who is meant: by number, or by any card they ever had. */
export type PatronKey = { readonly id: number } | { readonly card: string }

/** The number of a patron as a part of a larger query; null where no patron has the card. */
export function patronNumberSql(by: PatronKey): RawBuilder<number> {
  return 'card' in by
    ? sql`(select c.patron_id from patrons.card c where upper(c.barcode) = ${cardKey(by.card)})`
    : sql`${by.id}::bigint`
}

type Asking = Pick<Work, 'db' | 'platform' | 'now'> & { readonly actor?: Actor }

/**
 * The facts of a patron, by number or by any card they ever had, in one query. With `lock` no other desk can lend to
 * them until this transaction ends, so that limits are exact. To patrons blocks tell what their kind has to say, never the
 * reason that staff wrote for each other.
 */
export async function patronFacts(
  w: Asking,
  by: PatronKey,
  options: { readonly lock?: boolean } = {},
): Promise<PatronFacts | undefined> {
  const found =
    'card' in by
      ? sql`patrons.card c join patrons.patron p on p.id = c.patron_id where upper(c.barcode) = ${cardKey(by.card)}`
      : sql`patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active' where p.id = ${by.id}`
  const { rows } = await sql<Row>`
    select p.id, p.name, p.sort_name, p.category_code, p.branch_id, p.birth_date, p.expires, p.expires_at, p.active, p.keep_history,
      p.history_since, p.language, p.email, c.barcode, c.state as card_state,
      (select json_agg(json_build_object('id', b.id, 'reason', b.reason, 'until', b.until, 'kind', k.code, 'kindName', k.name, 'told', k.patron_text, 'stops', k.stops,
          'branch', b.branch_id, 'ignoreWithin', k.ignore_within) order by b.id)
        from patrons.block b left join patrons.block_kind k on k.code = b.kind_code
        where b.patron_id = p.id and b.cleared_at is null) as blocks,
      (select json_agg(json_build_object('text', n.text, 'until', n.until) order by n.id)
        from patrons.note n where n.patron_id = p.id and n.kind = 'pop-up' and n.done_at is null) as pop_ups,
      (select json_agg(g.guarantee_id) from patrons.guarantee g where g.guarantor_id = p.id) as guarantees,
      (select json_agg(g.guarantor_id) from patrons.guarantee g where g.guarantee_id = p.id) as guarantors
    from ${found} ${options.lock === true ? sql`for no key update of p` : sql``}`.execute(w.db)
  const row = rows[0]
  return row && factsOf(w, row)
}

/** When exactly the card ends, where a moment was set and the last day was not changed since. */
async function momentOf(w: Pick<Work, 'db' | 'platform'>, row: Row): Promise<Temporal.Instant | null> {
  if (row.expires_at === null || row.expires === null) return null
  const timeZone = (await branchById(w, row.branch_id))?.timeZone ?? 'UTC'
  return dayAt({ timeZone }, row.expires_at).equals(row.expires) ? row.expires_at : null
}

async function factsOf(w: Asking, row: Row): Promise<PatronFacts> {
  const categories = await categoriesOf(w)
  const today = await todayAt(w, row.branch_id)
  const category = categoryOn(categories, row.category_code, row.birth_date, today)
  return {
    id: row.id,
    name: row.name,
    sortName: row.sort_name,
    category,
    categoryName: categories.get(category)?.name ?? category,
    branch: row.branch_id,
    birthDate: row.birth_date,
    expires: row.expires,
    expiresAt: await momentOf(w, row),
    active: row.active,
    keepHistory: row.keep_history,
    historySince: row.keep_history ? (row.history_since ?? undefined) : undefined,
    language: row.language,
    email: row.email,
    card: row.barcode !== null && row.card_state !== null ? { barcode: row.barcode, state: row.card_state } : null,
    blocks: (row.blocks ?? []).map(({ until, stops, told, ...block }) => ({
      ...block,
      ...(w.actor?.kind === 'patron' && { told: told ?? '' }),
      until: until === null ? null : Temporal.PlainDate.from(until),
      stops: stopsOf(stops),
    })),
    popUps: (row.pop_ups ?? [])
      .filter(({ until }) => until === null || Temporal.PlainDate.compare(today, Temporal.PlainDate.from(until)) <= 0)
      .map(({ text }) => text),
    guarantees: row.guarantees ?? [],
    guarantors: row.guarantors ?? [],
  }
}
