import { sql } from 'kysely'
import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts } from '../catalog/index.ts'
import { renew } from '../circulation/index.ts'
import { patronFacts } from '../patrons/index.ts'
import type { EntryRow, Made } from './entry-rows.ts'

interface OpenLoan {
  readonly id: number
  readonly patron_id: number
}

/** The open loan of the item that an entry is about, if its patron has it; or why not. */
export async function loanOfEntry(w: Work, { barcode, card }: EntryRow): Promise<OpenLoan | Refusal> {
  const item = await itemFacts(w, { barcode })
  if (!item) return refuse({ code: 'item-not-found', message: `No item has the barcode ${barcode}.` })
  const { rows } = await sql<OpenLoan>`
    select id, patron_id from circulation.open_loan_view where item_id = ${item.id}`.execute(w.db)
  const loan = rows[0]
  const patron = card === null ? undefined : await patronFacts(w, { card })
  if (loan && (card === null || patron?.id === loan.patron_id)) return loan
  return refuse({
    code: 'not-on-loan',
    message: `${item.title} is not on loan to this patron any more.`,
  })
}

/** Writes a renewal that was promised without the server, in spite of what the rules say now; what they say is told. */
export async function replayRenewal(w: Work, entry: EntryRow): Promise<Made | Refusal> {
  const loan = await loanOfEntry(w, entry)
  if (isRefusal(loan)) return loan
  const then = { ...w, now: entry.at }
  const first = await renew(then, loan.id)
  if (!isRefusal(first)) return made(first.loan, [])
  const { blocks } = first
  if (blocks.some(({ override }) => override === undefined)) return first
  const override = { codes: blocks.map(({ code }) => code), reason: `Promised at ${entry.desk} without the server` }
  const second = await renew({ ...then, actor: passing(w, blocks) }, loan.id, { override })
  return isRefusal(second) ? second : made(second.loan, blocks)
}

function made(
  loan: { readonly id: number; readonly item: number; readonly patron: number | null },
  against: readonly Block[],
): Made {
  const blocks = against.filter(({ confirm }) => confirm !== true)
  return { state: blocks.length > 0 ? 'noted' : 'done', blocks, item: loan.item, patron: loan.patron, loan: loan.id }
}

/** Who acts, with what the desk has given away already. */
function passing({ actor }: Work, blocks: readonly Block[]): Work['actor'] {
  if (!('permissions' in actor)) return actor
  const permissions = new Set([...actor.permissions, ...blocks.flatMap(({ override }) => override ?? [])])
  return { ...actor, permissions }
}
