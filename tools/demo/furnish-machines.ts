import { sql } from 'kysely'
import { checkIn, checkOut, simulateCheckOut } from '../../apps/server/src/modules/circulation/index.ts'
import { placeHold } from '../../apps/server/src/modules/holds/index.ts'
import { createMachine } from '../../apps/server/src/modules/machines/index.ts'
import type { SomeMachineOptions } from '../../apps/server/src/modules/machines/contract.ts'
import { isRefusal } from '../../apps/server/src/platform/refusal.ts'
import type { Platform } from '../../apps/server/src/platform/platform.ts'
import { carrel, mustWork, type Work } from '../../apps/server/src/platform/work.ts'
import { granted, type House } from './furnish-house.ts'
import { staffPassword } from './staff.ts'

/** What a program needs to play a self-check against the demo library. */
export interface DemoSip2 {
  readonly login: string
  readonly password: string
  /** The sorter's account has the same password. */
  readonly sorter: string
  readonly location: string
  readonly institution: string
  readonly patrons: readonly { readonly card: string; readonly pin: string; readonly name: string }[]
  /** Barcodes. */
  readonly items: {
    /** On the shelf, may be lent to the first patron. */
    readonly free: readonly string[]
    readonly onLoan: string
    /** On the hold shelf at the branch of the self-check. */
    readonly onHoldHere: string
    /** On its way to the hold shelf of another branch. */
    readonly onHoldElsewhere: string
    /** On its way home, nobody waits for it. */
    readonly inTransit: string
  }
}

interface Reader {
  readonly card: string
  readonly pin: string
  readonly name: string
}

const accounts: readonly {
  readonly login: string
  readonly name: string
  readonly branch: 'ELM' | 'HAR'
  readonly kind: 'self-check' | 'sorter' | 'vendor'
  readonly options?: SomeMachineOptions
}[] = [
  { login: 'selfcheck', name: 'Self-check 1, Elm Street', branch: 'ELM', kind: 'self-check' },
  { login: 'sorter', name: 'Book return, Elm Street', branch: 'ELM', kind: 'sorter' },
  { login: 'harbour', name: 'Self-check, Harbour', branch: 'HAR', kind: 'self-check', options: { encoding: 'cp850' } },
  { login: 'ebooks', name: 'E-book vendor', branch: 'ELM', kind: 'vendor' },
]

/** Machines with accounts, and items in every state that a machine meets, each brought there by the system's own actions. */
export async function furnishMachines(platform: Platform, house: House, readers: readonly Reader[]): Promise<DemoSip2> {
  const [elm, harbour] = [house.branches.get('ELM') ?? 0, house.branches.get('HAR') ?? 0]
  for (const { login, name, branch, kind, options } of accounts)
    await mustWork(platform, carrel, (w) =>
      createMachine(w, {
        login,
        name,
        kind,
        branch: house.branches.get(branch) ?? 0,
        password: staffPassword,
        ...(options && { options }),
      }),
    )
  const patrons = await readersWithoutTroubles(platform, readers, elm)
  const items = await mustWork(platform, carrel, (w) => bringAbout(w, elm, harbour, patrons))
  return {
    login: 'selfcheck',
    password: staffPassword,
    sorter: 'sorter',
    location: 'ELM',
    institution: 'ELM',
    patrons,
    items,
  }
}

/** Those first who owe nothing, are late with nothing and have room for more. */
async function readersWithoutTroubles(
  platform: Platform,
  readers: readonly Reader[],
  branch: number,
): Promise<readonly Reader[]> {
  const { rows } = await sql<{ card: string }>`
    select card from (
      select p.card, p.branch_id, p.category_code,
        (select count(*) from circulation.open_loan_view l where l.patron_id = p.id and l.due_at < ${platform.clock.now()}) as late,
        (select count(*) from circulation.open_loan_view l where l.patron_id = p.id) as loans,
        coalesce((select outstanding from fees.balance_view b where b.patron_id = p.id), 0) as owed,
        (select count(*) from holds.open_hold_view h where h.patron_id = p.id and h.state = 'ready') as ready
      from patrons.patron_view p where card = any(${readers.map(({ card }) => card)}::text[])) p
    order by late > 0 or owed > 0, category_code <> 'adult', branch_id <> ${branch}, ready, loans, card`.execute(
    platform.database.kysely,
  )
  return rows.slice(0, 4).flatMap(({ card }) => readers.find((reader) => reader.card === card) ?? [])
}

async function bringAbout(
  w: Work,
  elm: number,
  harbour: number,
  [first, second]: readonly Reader[],
): Promise<DemoSip2['items']> {
  const waiting = await someoneElse(w, elm)
  if (!first || !second || waiting === undefined) throw new Error('The demo has too few readers without troubles.')
  const free = await lendable(w, elm, elm, first)
  const [onLoan = '', here = '', elsewhere = '', ...rest] = free
  granted(await checkOut(w, { card: waiting, barcode: onLoan, branch: elm }))
  for (const [barcode, pickup] of [
    [here, elm],
    [elsewhere, harbour],
  ] as const) {
    const { rows } = await sql<{ bib: number; patron: number }>`
      select i.bib_id as bib, p.id as patron from catalog.item_view i, patrons.patron_view p
      where i.barcode = ${barcode} and p.card = ${waiting}`.execute(w.db)
    const [found] = rows
    if (!found) throw new Error(`The demo has no item ${barcode}.`)
    granted(await placeHold(w, { patron: found.patron, bib: found.bib, pickup }))
    granted(await checkIn(w, { barcode, branch: elm }))
  }
  const [home = ''] = await lendable(w, harbour, harbour, second)
  granted(await checkOut(w, { card: second.card, barcode: home, branch: harbour }))
  granted(await checkIn(w, { barcode: home, branch: elm }))
  return { free: rest.slice(0, 10), onLoan, onHoldHere: here, onHoldElsewhere: elsewhere, inTransit: home }
}

/** Somebody without troubles who borrows and waits, so that the readers whose PINs are told stay as they are. */
async function someoneElse(w: Work, branch: number): Promise<string | undefined> {
  const { rows } = await sql<{ card: string }>`
    select card from patrons.patron_view p where category_code = 'adult' and active and branch_id = ${branch} and card is not null
      and coalesce(expires, 'infinity') > ${w.now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 60 })}
      and not exists (select from patrons.open_block_view b where b.patron_id = p.id)
      and not exists (select from circulation.open_loan_view l where l.patron_id = p.id and l.due_at < ${w.now})
      and not exists (select from fees.balance_view b where b.patron_id = p.id and b.outstanding > 0)
    order by (select count(*) from holds.open_hold_view h where h.patron_id = p.id), id desc limit 1`.execute(w.db)
  return rows[0]?.card
}

/** Books on the shelf that nobody waits for and that the reader may borrow there. */
async function lendable(w: Work, owner: number, at: number, reader: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ barcode: string }>`
    select barcode from catalog.item_view i where status = 'available' and item_type = 'book' and branch_id = ${owner}
      and holding_branch_id = ${at} and accompanying = ''
      and not exists (select from holds.open_hold_view h where h.bib_id = i.bib_id)
      and (select count(*) from catalog.item_view o where o.bib_id = i.bib_id) = 1
      and not exists (select from catalog.item_reserve_view r where r.id = i.id)
      and not exists (select from circulation.rota_item r where r.item_id = i.id)
    order by id limit 80`.execute(w.db)
  const found: string[] = []
  for (const { barcode } of rows) {
    const answer = await simulateCheckOut(w, { card: reader.card, barcode, branch: at })
    if (!isRefusal(answer) && answer.allowed) found.push(barcode)
    if (found.length === 14) break
  }
  return found
}
