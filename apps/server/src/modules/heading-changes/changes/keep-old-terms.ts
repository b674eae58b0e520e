import { readHeading } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { on } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { addHeadingVariants, removeHeadingVariants } from '../../authorities/index.ts'
import { runWritten } from '../../batch-editing/index.ts'
import { stillStands } from '../projects/project-store.ts'
import { shortened } from './begin-change.ts'

interface Term {
  readonly from: string
  readonly to: string
}

/** When headings were changed, titles go on being found by the old ones; when that is undone, no longer. */
export const keepOldTerms = on(runWritten, async (w, { run }) => {
  const change = await changeBehind(w, run)
  const terms = await termsOf(w, change)
  if (terms.length === 0) return
  // A record that was saved since keeps the new heading when the others go back: the old one goes on leading to it.
  const stands = await somethingStands(w, change)
  for (const { from, to } of terms) {
    for (const { id, text } of await headingsNamed(w, to)) {
      // “Poor people -- Medical care” is found by “Poor -- Medical care”.
      const old = from + text.slice(text.split(' -- ')[0]?.length ?? 0)
      if (stands) await addHeadingVariants(w, id, [from, old], 'heading changed')
      else await removeHeadingVariants(w, id, [from, old])
    }
  }
})

/** The batch edit that one undoes, or does again by undoing the undoing; the edit itself where it undoes none. */
async function changeBehind(w: Pick<Work, 'db'>, run: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with recursive chain as (
      select id, undoes from batch_editing.run_view where id = ${run}
      union all
      select r.id, r.undoes from batch_editing.run_view r join chain on r.id = chain.undoes
    ) select id from chain where undoes is null`.execute(w.db)
  return rows[0]?.id ?? run
}

async function somethingStands(w: Pick<Work, 'db'>, run: number): Promise<boolean> {
  const { rows } = await sql`
    select from batch_editing.written_change_view c where c.run_id = ${run} and ${stillStands} limit 1`.execute(w.db)
  return rows.length > 0
}

async function termsOf(w: Pick<Work, 'db'>, run: number): Promise<readonly Term[]> {
  const { rows } = await sql<Term>`
    select from_text as "from", to_text as "to" from heading_changes.change where run_id = ${run} and keep_old
    union all
    select r ->> 'from', r ->> 'to'
    from heading_changes.project_run p join heading_changes.project j on j.id = p.project_id and j.keep_old,
      jsonb_array_elements(p.rules) as r
    where p.run_id = ${run} and r ->> 'action' = 'replace' and r ->> 'how' = 'exact' and r ->> 'to' <> ''`.execute(w.db)
  return rows.map(({ from, to }) => ({ from: shortened(from), to }))
}

async function headingsNamed(w: Pick<Work, 'db'>, to: string): Promise<readonly { id: number; text: string }[]> {
  const heading = readHeading(to)
  if (typeof heading === 'string') return []
  const { mainKey: key } = heading
  const { rows } = await sql<{ id: number; text: string; key: string }>`
    select id, text, key from authorities.heading_view
    where kind in ('name', 'title', 'subject', 'genre')
      and (key = ${key} or (key > ${`${key} `} and key < ${`${key}!`} and text like '% -- %'))
    order by id limit 2000`.execute(w.db)
  return rows
}
