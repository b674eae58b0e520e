import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { Gathered, SetSource } from '../contract.ts'
import { selected, type Selected } from '../selection.ts'
import { findNumbers, type FoundNumbers } from './find-numbers.ts'
import { longestList, readList } from './read-list.ts'
import { getSet } from './sets.ts'

/** Numbers that are named in an answer. */
const named = 1000

/** Puts records into a set: those of a selection, and those that a list of numbers names. */
export async function addToSet(w: Work, id: number, source: SetSource): Promise<Outcome<Gathered>> {
  return change(w, id, source, async ({ bibs }) => {
    const { rows } = await sql<{ bib: number }>`
      insert into batch_editing.record_set_member (set_id, bib_id)
      select ${id}, b.id from (${bibs}) s join catalog.bib_view b on b.id = s.bib
      on conflict do nothing returning bib_id as bib`.execute(w.db)
    return rows.length
  })
}

/** Takes records out of a set: those of a selection, and those that a list of numbers names. */
export async function removeFromSet(w: Work, id: number, source: SetSource): Promise<Outcome<Gathered>> {
  return change(w, id, source, async ({ bibs }) => {
    const { rows } = await sql<{ bib: number }>`
      delete from batch_editing.record_set_member where set_id = ${id} and bib_id in (select bib from (${bibs}) s)
      returning bib_id as bib`.execute(w.db)
    return rows.length
  })
}

async function change(
  w: Work,
  id: number,
  source: SetSource,
  write: (named: Pick<Selected, 'bibs'>) => Promise<number>,
): Promise<Outcome<Gathered>> {
  const set = await getSet(w, id, { lock: true })
  if (isRefusal(set)) return set
  const numbers = await listed(w, source)
  if (isRefusal(numbers)) return numbers
  const chosen = source.selection === undefined ? undefined : await selected(w, source.selection)
  if (chosen && isRefusal(chosen)) return chosen
  const list = sql<{ bib: number }>`select unnest(${numbers.bibs}::bigint[]) as bib`
  const bibs = chosen
    ? sql<{ bib: number }>`${chosen.bibs} union ${list}`
    : sql<{ bib: number }>`select distinct bib from (${list}) l`
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (${bibs}) s join catalog.bib_view b on b.id = s.bib`.execute(w.db)
  const changed = await write({ bibs })
  if (changed > 0) await sql`update batch_editing.record_set set changed_at = ${w.now} where id = ${id}`.execute(w.db)
  const now = await getSet(w, id)
  if (isRefusal(now)) return now
  return {
    set: now,
    changed,
    already: (rows[0]?.total ?? 0) - changed,
    notFound: numbers.notFound.slice(0, named),
    notFoundTotal: numbers.notFound.length,
    several: numbers.several.slice(0, named),
  }
}

async function listed(w: Work, { list, kind }: SetSource): Promise<Outcome<FoundNumbers>> {
  if (list === undefined) return { bibs: [], notFound: [], several: [] }
  const values = readList(list)
  if (values.length > longestList) {
    return refuse({
      code: 'list-too-long',
      field: 'list',
      message: `This list has ${values.length.toLocaleString('en')} numbers; ${longestList.toLocaleString('en')} are taken at once. Send it in parts.`,
    })
  }
  return findNumbers(w, values, kind)
}
