import { sql } from 'kysely'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { DeletionTarget } from '../catalog/index.ts'

interface Bonds {
  readonly loans: number
  readonly holds: number
}

/** Who has an item, or waits for it or for a title. The last item of a title that people wait for is waited for too. */
async function bondsOf(w: Work, target: DeletionTarget): Promise<Bonds> {
  const { rows } =
    'item' in target
      ? await sql<Bonds>`
          select (select count(*) from circulation.open_loan_view where item_id = ${target.item} and state <> 'lost-paid') as loans,
            (select count(*) from holds.open_hold_view h join catalog.item_view i on i.id = ${target.item}
              where h.item_id = i.id or h.caught_item_id = i.id
                or (h.bib_id = i.bib_id and not exists (select from catalog.item_view o where o.bib_id = i.bib_id and o.id <> i.id))) as holds`.execute(
          w.db,
        )
      : await sql<Bonds>`
          select 0 as loans, (select count(*) from holds.open_hold_view where bib_id = ${target.bib}) as holds`.execute(
          w.db,
        )
  return rows[0] ?? { loans: 0, holds: 0 }
}

/** Everything in lending and holds that speaks against a deletion. Answers the port of the catalogue. */
export async function lendingAgainstDeletion(w: Work, target: DeletionTarget): Promise<readonly Block[]> {
  const { loans, holds } = await bondsOf(w, target)
  const blocks: Block[] = []
  if (loans > 0)
    blocks.push({
      code: 'item-on-loan',
      message: 'Someone has this item on loan. Check it in first, or declare the loan lost.',
    })
  if (holds > 0) {
    const people = holds === 1 ? 'One patron waits' : `${holds} patrons wait`
    blocks.push({
      code: 'waited-for',
      message: `${people} for it. Cancel ${holds === 1 ? 'that hold' : 'those holds'} first.`,
      facts: { holds },
    })
  }
  return blocks
}
