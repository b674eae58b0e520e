import { sql } from 'kysely'
import { isRefusal, notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { ChooseIsbnListLine, IsbnListLine } from '../contract.ts'
import { candidateById } from '../searches/candidates.ts'
import { lineByNumber, listRow } from './lists.ts'

type Request = NonNullable<typeof ChooseIsbnListLine.types>['body']

/** Chooses the record of a line by hand, or leaves the line out. */
export async function chooseLine(
  w: Work,
  { id, number }: { readonly id: number; readonly number: number },
  { candidate, leaveOut }: Request,
): Promise<Outcome<IsbnListLine>> {
  const list = await listRow(w, id, { lock: true })
  if (isRefusal(list)) return list
  const line = await lineByNumber(w, id, number)
  if (isRefusal(line)) return line
  if (line.state === 'brought') {
    return refuse({
      code: 'line-brought',
      message: 'The record of this line is in the catalogue already. Undo the list, or edit the title.',
    })
  }
  if (candidate !== undefined && candidate !== null) {
    const row = await candidateById(w, candidate)
    if (isRefusal(row)) return row
    if (row.search !== line.search) return notFound('candidate', 'This record was not found for this line.')
  }
  await sql`
    update copy_cataloguing.list_line set
      candidate_id = ${candidate === undefined ? sql`candidate_id` : candidate},
      by_hand = ${candidate === undefined ? sql`by_hand` : true},
      state = ${leaveOut === undefined ? sql`case when state = 'left-out' then 'left-out' else 'open' end` : leaveOut ? 'left-out' : 'open'}
    where list_id = ${id} and number = ${number}`.execute(w.db)
  w.afterCommit(() => w.platform.live.tell('copy-list', { id }))
  return lineByNumber(w, id, number)
}
