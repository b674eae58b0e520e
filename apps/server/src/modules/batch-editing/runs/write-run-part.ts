import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import {
  changeStamp,
  lockBibs,
  writeDrafted,
  writeVersions,
  type DraftPart,
  type WriteReason,
} from '../../catalog/index.ts'
import type { HeadingUse } from '../../authorities/index.ts'
import { noteConflicts } from './note-conflicts.ts'
import type { RunRow } from './run-row.ts'

interface Ready {
  readonly bib: number
  readonly version: number
  /** Something that hangs on it changes. */
  readonly isBeside: boolean
  /** The headings that it is to carry, as JSON; nothing where they stay. */
  readonly headings: string | null
  readonly same: DraftPart[] | null
}

/**
 * Writes the records of one part of a run as their next versions, in the transaction of `w` together with the note that
 * the part is done. Records that someone saved since the preview are left alone and named.
 */
export async function writeRunPart(w: Work, run: RunRow, part: number): Promise<void> {
  const { rows: mine } = await sql`
    update batch_editing.run_part set state = 'written'
    where run_id = ${run.id} and number = ${part} and state = 'previewed' returning number`.execute(w.db)
  if (mine.length === 0) return
  const { rows: ready } = await sql<Ready>`
    select c.bib_id as bib, c.version, d.beside is not null as "isBeside", d.same,
      case when d.same && array['headings'] then null else d.headings end as headings
    from batch_editing.change c join batch_editing.draft d on d.run_id = c.run_id and d.bib_id = c.bib_id
    where c.run_id = ${run.id} and c.part = ${part} and c.state = 'ready' order by c.bib_id`.execute(w.db)
  const versions = await lockBibs(
    w,
    ready.map(({ bib }) => bib),
  )
  const isOpen = ({ bib, version }: Ready) => versions.get(bib) === version
  await noteConflicts(
    w,
    run.id,
    ready.filter((one) => !isOpen(one)).map(({ bib }) => bib),
  )
  const open = ready.filter(isOpen)
  const reason = { why: run.kind === 'undo' ? `Batch edit ${run.undoes} undone` : `Batch edit ${run.id}: ${run.name}` }
  const alone = open.filter(({ isBeside }) => !isBeside).map(({ bib }) => bib)
  await writeVersions(w, alone, drafts(w, run, alone), reason)
  await writeBeside(
    w,
    run,
    open.filter(({ isBeside }) => isBeside),
    reason,
  )
}

/** The records to be written, with the moment of the writing in 005; bytes of an earlier version as they were. */
function drafts(w: Work, run: RunRow, bibs: readonly number[]) {
  const stamp = Buffer.from(changeStamp(w.now), 'latin1')
  return sql`
    select c.bib_id as bib, c.version + 1 as version, d.form, d.beside as brief, d.document,
      case when d.record is null then v.record
        when d.stamp_at >= 0 then overlay(d.record placing ${stamp}::bytea from d.stamp_at + 1)
        else d.record end as record
    from batch_editing.change c join batch_editing.draft d on d.run_id = c.run_id and d.bib_id = c.bib_id
      left join catalog.record_version_view v on v.bib_id = d.bib_id and v.version = d.from_version
    where c.run_id = ${run.id} and c.bib_id = any(${bibs}::bigint[])`
}

async function writeBeside(w: Work, run: RunRow, ready: readonly Ready[], reason: WriteReason): Promise<void> {
  if (ready.length === 0) return
  // Headings that many titles carry change hands in one order: one part at a time counts them.
  if (ready.some(({ headings }) => headings !== null)) {
    await sql`select pg_advisory_xact_lock(hashtext('batch-editing.headings'))`.execute(w.db)
  }
  const writes = ready.map(({ bib, headings, same }) => ({
    bib,
    headings: headings === null ? undefined : (JSON.parse(headings) as readonly HeadingUse[]),
    changesKeys: same?.includes('matchKeys') !== true,
    changesDocument: same?.includes('document') !== true,
  }))
  const bibs = ready.map(({ bib }) => bib)
  await writeDrafted(w, writes, drafts(w, run, bibs), reason)
}
