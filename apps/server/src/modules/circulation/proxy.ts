import { sql } from 'kysely'
import { refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { lendingBlocks, patronFacts, type PatronFacts } from '../patrons/index.ts'

/** Who stands at the desk in the reader's place. */
export interface ProxyRequest {
  readonly proxy?: number | undefined
  readonly proxyCard?: string | undefined
}

/** A proxy with what speaks against them today. */
export interface FoundProxy {
  readonly id: number
  readonly blocks: readonly Block[]
}

/** The proxy of a request and every reason why they may not borrow for the patron; undefined where none is named. */
export async function proxyOf(
  w: Work,
  request: ProxyRequest,
  patron: PatronFacts,
  today: Temporal.PlainDate,
): Promise<FoundProxy | undefined | Refusal> {
  const key =
    request.proxy !== undefined
      ? { id: request.proxy }
      : request.proxyCard !== undefined && request.proxyCard !== ''
        ? { card: request.proxyCard }
        : undefined
  if (!key) return undefined
  const proxy = await patronFacts(w, key)
  if (!proxy)
    return refuse({ code: 'proxy-not-found', field: 'proxyCard', message: 'There is no patron with this card.' })
  if (proxy.id === patron.id)
    return {
      id: proxy.id,
      blocks: [{ code: 'own-proxy', message: 'Nobody is their own proxy. Lend it to the patron directly.' }],
    }
  const { rows } = await sql<{ now: boolean; ended: boolean }>`
    select starts <= ${today} and (ends is null or ends >= ${today}) as now, ends < ${today} as ended
    from patrons.proxy_view where patron_id = ${patron.id} and proxy_id = ${proxy.id} and 'borrow' = any(rights)`.execute(
    w.db,
  )
  const blocks: Block[] = []
  if (!rows.some((row) => row.now))
    blocks.push(
      rows.some((row) => row.ended)
        ? {
            code: 'proxy-expired',
            message: `${proxy.name} was allowed to borrow for ${patron.name}, but no longer. Renew that under the patron.`,
          }
        : {
            code: 'proxy-not-allowed',
            message: `${proxy.name} may not borrow for ${patron.name}. The patron can allow it under Proxies.`,
          },
    )
  for (const block of lendingBlocks(proxy, today))
    blocks.push({
      ...block,
      code: `proxy-${block.code}`,
      message: `${proxy.name}, who borrows for them: ${block.message}`,
    })
  return { id: proxy.id, blocks }
}
