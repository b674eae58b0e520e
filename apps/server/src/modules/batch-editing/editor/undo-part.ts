import { sql } from 'kysely'
import type { Database } from '../../../platform/db.ts'
import { bibRecords, storedRecord, type RecordForm } from '../../catalog/index.ts'
import { compareFields } from '../rules/compare-fields.ts'
import { besideChange } from './edit-record.ts'
import type { RunPart } from './edit-part.ts'
import type { RunPlan } from './protocol.ts'
import type { PartChange, PartFound } from './write-part.ts'

interface Undone {
  readonly bib: number
  /** The version that the run looked at; the next one is its own. */
  readonly version: number
  readonly bytes: Buffer
  readonly form: RecordForm
}

/**
 * Works out the undoing of a run for the records of a part: a record that is still as the run left it gets its version
 * from before; one that was saved since is a conflict.
 */
export async function undoPart(
  database: Database,
  plan: RunPlan,
  undoes: number,
  part: RunPart,
  headingKey: (text: string) => string,
): Promise<PartFound> {
  const { rows } = await sql<Undone>`
    select c.bib_id as bib, c.version, v.record as bytes, v.form
    from batch_editing.change c
      join catalog.record_version_view v on v.bib_id = c.bib_id and v.version = c.version
    where c.run_id = ${undoes} and c.bib_id = any(${part.bibs}::bigint[])`.execute(database.kysely)
  const before = new Map(rows.map((row) => [row.bib, row]))
  const records = await bibRecords({ db: database.kysely }, part.bibs)
  const changes = records.flatMap((now): readonly PartChange[] => {
    const earlier = before.get(now.bib)
    if (!earlier) return []
    const known = { bib: now.bib, version: now.version, steps: [] }
    if (now.version !== earlier.version + 1) {
      return [{ ...known, tags: new Map(), state: 'conflict', note: null }]
    }
    const current = storedRecord(now.bytes, now.form)
    const record = storedRecord(earlier.bytes, earlier.form)
    const comparison = compareFields(current, record)
    const beside = besideChange({ record, bytes: earlier.bytes, form: earlier.form }, comparison, headingKey)
    const draft = { fromVersion: earlier.version, form: earlier.form, ...(beside && { beside }) }
    return [{ ...known, tags: comparison.tags, state: 'ready', draft }]
  })
  return { examined: records.length, changes }
}
