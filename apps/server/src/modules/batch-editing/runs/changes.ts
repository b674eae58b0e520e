import { diffRecords, type MarcRecord } from '@carrel/marc'
import { sql } from 'kysely'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { storedRecord, type RecordForm } from '../../catalog/index.ts'
import type { BatchChange, BatchChangeState, ListBatchChanges, RecordDiffView } from '../contract.ts'
import { briefColumns } from '../selection.ts'
import { changesWhere } from './choose-changes.ts'
import { runNotFound, runRow } from './run-row.ts'

type Query = NonNullable<typeof ListBatchChanges.types>['query']

interface ChangeRow extends Omit<BatchChange, 'diff' | 'steps' | 'tags'> {
  readonly steps: number[]
  readonly tags: string[]
}

interface Sides {
  readonly bib: number
  readonly before: Buffer | null
  readonly before_form: RecordForm | null
  readonly after: Buffer | null
  readonly after_form: RecordForm | null
}

const columns = sql`${briefColumns}, c.version, c.steps, c.tags, c.thinned, c.protected, c.locked_by as "lockedBy", c.note,
  case when c.state = 'ready' and p.state = 'written' then 'written' else c.state end as state,
  case when c.state = 'ready' and p.state = 'written' then c.version + 1 end as "writtenVersion"`
// A title that was deleted since is named all the same.
const joined = sql`batch_editing.change c
  join batch_editing.run_part p on p.run_id = c.run_id and p.number = c.part
  join catalog.bib_history_view b on b.id = c.bib_id`
const perDiffPage = 100

/** The records that a run changes or could not change, in the order of their numbers. */
export async function listChanges(
  w: Work,
  id: number,
  query: Query,
): Promise<Outcome<{ total: number; rows: BatchChange[] }>> {
  if (!(await runRow(w, id))) return runNotFound()
  const { offset = 0, diff = false } = query
  const limit = diff ? Math.min(query.limit ?? 20, perDiffPage) : (query.limit ?? 50)
  const found = sql`${joined} where c.run_id = ${id} and ${inState(query.state)} and ${changesWhere(query)}`
  const { rows: counts } = await sql<{ total: number }>`select count(*) as total from ${found}`.execute(w.db)
  const { rows } = await sql<ChangeRow>`
    select ${columns} from ${found} order by c.bib_id limit ${limit} offset ${offset}`.execute(w.db)
  const diffs = diff
    ? await diffsOf(
        w,
        id,
        rows.map(({ bib }) => bib),
      )
    : undefined
  return {
    total: counts[0]?.total ?? 0,
    rows: rows.map((row) => {
      const found = diffs?.get(row.bib)
      return { ...row, ...(found && { diff: found }) }
    }),
  }
}

/** What a run does, or did, to one record, field by field. */
export async function getChange(
  w: Work,
  id: number,
  bib: number,
): Promise<Outcome<BatchChange & { diff: RecordDiffView }>> {
  const { rows } = await sql<ChangeRow>`
    select ${columns} from ${joined} where c.run_id = ${id} and c.bib_id = ${bib}`.execute(w.db)
  const [row] = rows
  if (!row) {
    return refuse({ code: 'batch-change-not-found', message: `Batch edit ${id} does not change the record ${bib}.` })
  }
  return { ...row, diff: (await diffsOf(w, id, [bib])).get(bib) ?? { isSame: true, fields: [] } }
}

function inState(state: BatchChangeState | undefined) {
  if (state === undefined) return sql`true`
  if (state === 'written') return sql`c.state = 'ready' and p.state = 'written'`
  return state === 'ready' ? sql`c.state = 'ready' and p.state <> 'written'` : sql`c.state = ${state}`
}

/** Both sides of each record: as it was looked at, and as it would be, or was, written. */
async function diffsOf(w: Work, run: number, bibs: readonly number[]): Promise<ReadonlyMap<number, RecordDiffView>> {
  const { rows } = await sql<Sides>`
    select c.bib_id as bib, b.record as before, b.form as before_form,
      coalesce(w.record, d.record, o.record) as after, coalesce(w.form, d.form, o.form) as after_form
    from batch_editing.change c
      join batch_editing.run_part p on p.run_id = c.run_id and p.number = c.part
      left join catalog.record_version_view b on b.bib_id = c.bib_id and b.version = c.version
      left join batch_editing.draft d on d.run_id = c.run_id and d.bib_id = c.bib_id
      left join catalog.record_version_view o on o.bib_id = d.bib_id and o.version = d.from_version
      left join catalog.record_version_view w on w.bib_id = c.bib_id and w.version = c.version + 1
        and c.state = 'ready' and p.state = 'written'
    where c.run_id = ${run} and c.bib_id = any(${bibs}::bigint[])`.execute(w.db)
  return new Map(
    rows.flatMap(({ bib, before, before_form, after, after_form }) => {
      if (!before || !before_form || !after || !after_form) return []
      return [[bib, diffView(storedRecord(before, before_form), storedRecord(after, after_form))] as const]
    }),
  )
}

/** What differs between two records, without the fields that stay and without the moment of the change. */
export function diffView(before: MarcRecord, after: MarcRecord): RecordDiffView {
  const { isSame, leader, fields } = diffRecords(before, after, { ignore: ['005'] })
  return {
    isSame,
    ...(leader && { leader: leader.map((part) => ({ ...part })) }),
    fields: fields
      .filter(({ kind }) => kind !== 'kept')
      .map(({ kind, tag, parts }) => ({ kind, tag, parts: parts.map((part) => ({ ...part })) })),
  }
}
