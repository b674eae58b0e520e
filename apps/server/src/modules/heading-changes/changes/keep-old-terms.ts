import { readHeading } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { on } from '../../../platform/events.ts'
import type { Work } from '../../../platform/work.ts'
import { addHeadingVariants, removeHeadingVariants } from '../../authorities/index.ts'
import { runWritten } from '../../batch-editing/index.ts'
import { shortened } from './begin-change.ts'

interface Term {
  readonly from: string
  readonly to: string
}

/** When headings were changed, titles go on being found by the old ones; when that is undone, no longer. */
export const keepOldTerms = on(runWritten, async (w, { run, undoes }) => {
  const terms = await termsOf(w, undoes ?? run)
  for (const { from, to } of terms) {
    for (const { id, text } of await headingsNamed(w, to)) {
      // “Poor people -- Medical care” is found by “Poor -- Medical care”.
      const old = from + text.slice(text.split(' -- ')[0]?.length ?? 0)
      if (undoes === null) await addHeadingVariants(w, id, [from, old], 'heading changed')
      else await removeHeadingVariants(w, id, [from, old])
    }
  }
})

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
