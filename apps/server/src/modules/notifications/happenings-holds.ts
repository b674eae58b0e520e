import { sql } from 'kysely'
import { on, type Subscription } from '../../platform/events.ts'
import type { Work } from '../../platform/work.ts'
import { pickupBooked } from '../curbside/index.ts'
import { holdEnded, holdReady, listHolds } from '../holds/index.ts'
import { branchById } from '../org/index.ts'
import type { NoticeKindCode } from './contract.ts'
import { addressees } from './notice-facts.ts'
import type { RawItem } from './rules/words-of-facts.ts'
import { tell } from './tell.ts'

interface ToldHold {
  readonly id: number
  readonly patron_id: number
  readonly branch_id: number
  readonly branch_name: string
  readonly category: string
  readonly shelf_until: Temporal.PlainDate | null
  readonly caught_at: Temporal.Instant | null
  readonly title: string
  readonly author: string | null
}

/** Tells a patron of something that happened to a hold; facts are kept as they are now, for the hold may end. */
export async function tellOfHold(
  w: Work,
  kind: NoticeKindCode,
  hold: number,
  telling: { readonly what: string; readonly more?: Partial<RawItem>; readonly again?: string },
): Promise<void> {
  const { rows } = await sql<ToldHold>`
    select h.id, h.patron_id, h.pickup_branch_id as branch_id, br.name as branch_name, p.category_code as category, h.shelf_until,
      h.caught_at, b.title, b.author
    from holds.notice_hold_view h join patrons.notice_patron_view p on p.id = h.patron_id
      join catalog.bib_view b on b.id = h.bib_id join org.branch_view br on br.id = h.pickup_branch_id
    where h.id = ${hold}`.execute(w.db)
  const told = rows[0]
  if (!told) return
  await tell(w, {
    kind,
    patron: told.patron_id,
    branch: told.branch_id,
    the: { patronCategory: told.category, itemType: null, branch: told.branch_id },
    what: telling.what,
    hold,
    once: `${kind}:${hold}:${telling.again ?? ''}:${told.caught_at?.toString() ?? ''}:${told.branch_id}`,
    facts: {
      items: [
        {
          title: told.title,
          author: told.author,
          pickup: told.branch_name,
          until: told.shelf_until?.toString() ?? null,
          ...telling.more,
        },
      ],
    },
  })
}

/** A hold that ended: nobody is told what they did themselves. */
async function tellEnded(
  w: Work,
  { hold, patron, state, reason }: { hold: number; patron: number; state: 'cancelled' | 'expired'; reason: string },
): Promise<void> {
  if (w.actor.kind === 'patron' && w.actor.id === patron) return
  await tellOfHold(w, state === 'cancelled' ? 'hold-cancelled' : 'hold-expired', hold, {
    what: state === 'cancelled' ? 'The hold was cancelled' : 'The hold ended without being collected',
    more: { reason },
  })
}

/** A pick-up at the door: when, where, and what will be brought out. */
async function tellPickup(
  w: Work,
  { booking, patron, branch, startsAt }: { booking: number; patron: number; branch: number; startsAt: string },
): Promise<void> {
  const addressee = (await addressees(w, [patron])).get(patron)
  const place = await branchById(w, branch)
  if (!addressee || !place) return
  const { rows } = await listHolds(w, { patron, pickup: branch, state: 'ready' })
  const where = { pickup: place.name, time: startsAt }
  const items = rows.map((hold) => ({ title: hold.title, author: hold.author, ...where }))
  await tell(w, {
    kind: 'curbside',
    patron,
    branch,
    the: { patronCategory: addressee.category_code, itemType: null, branch },
    what: 'A pick-up at the door was booked',
    once: `curbside:${booking}`,
    facts: { items: items.length > 0 ? items : [where] },
  })
}

/** What happens to holds and is told. */
export const holdHappenings: readonly Subscription[] = [
  on(holdReady, (w, { hold }) => tellOfHold(w, 'hold-ready', hold, { what: 'It came to the hold shelf' })),
  on(holdEnded, tellEnded),
  on(pickupBooked, tellPickup),
]
