import { sql } from 'kysely'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { ProxyRight } from './contract.ts'
import { cardKey } from './rules/card-number.ts'
import { isActiveOn } from './patron-view.ts'

/** Someone who acts for a patron. */
export interface ActingProxy {
  /** Number of the link. */
  readonly id: number
  readonly patron: number
  readonly proxy: number
  readonly proxyName: string
  readonly rights: readonly ProxyRight[]
}

interface Row {
  readonly proxy: number
  readonly name: string
  readonly active: boolean
  readonly branch_id: number
  readonly id: number | null
  readonly rights: ProxyRight[] | null
  readonly starts: Temporal.PlainDate | null
  readonly ends: Temporal.PlainDate | null
}

/**
 * Whether one patron may act for another today: borrow with their card and limits, collect their holds, get their
 * notices. Refuses with `proxy-self`, `proxy-not-found`, `proxy-not-active` (outside its days, or a closed account) or
 * `proxy-right-missing`. One query.
 */
export async function proxyFor(
  w: Work,
  patron: number,
  proxy: { readonly id: number } | { readonly card: string },
  right: ProxyRight,
): Promise<ActingProxy | Refusal> {
  const { rows } = await sql<Row>`
    select o.id as proxy, o.name, o.active, o.branch_id, x.id, x.rights, x.starts, x.ends
    from patrons.patron o left join patrons.proxy x on x.proxy_id = o.id and x.patron_id = ${patron} and x.ended_at is null
    where o.id = ${
      'id' in proxy
        ? sql`${proxy.id}`
        : sql`(select patron_id from patrons.card where upper(barcode) = ${cardKey(proxy.card)} and state = 'active')`
    }`.execute(w.db)
  const row = rows[0]
  const say = (code: string, message: string) => refuse({ code, field: 'proxy', message })
  if (!row) return say('proxy-not-found', 'There is no patron with this card or number who could act for another.')
  if (row.proxy === patron)
    return say('proxy-self', 'Nobody is a proxy of themselves. Scan the card of the patron alone.')
  if (row.id === null || row.rights === null || row.starts === null)
    return say('proxy-not-found', `${row.name} is no proxy of this patron. Add them under the patron, Family.`)
  if (!row.active || !isActiveOn({ starts: row.starts, ends: row.ends }, await todayAt(w, row.branch_id)))
    return say(
      'proxy-not-active',
      row.active
        ? `${row.name} may act for this patron from ${row.starts.toString()}${row.ends ? ` to ${row.ends.toString()}` : ''} only.`
        : `The account of ${row.name} is closed, so they cannot act for others.`,
    )
  if (!row.rights.includes(right))
    return say('proxy-right-missing', `${row.name} may act for this patron, but not to ${rightWords[right]}.`)
  return { id: row.id, patron, proxy: row.proxy, proxyName: row.name, rights: row.rights }
}

const rightWords: Readonly<Record<ProxyRight, string>> = {
  borrow: 'borrow',
  collect: 'collect holds',
  notices: 'get notices',
}
