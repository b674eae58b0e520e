import { sql, type Kysely } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import { jsonText, storableJson } from '../../../platform/json-text.ts'
import type { RecordForm } from '../../catalog/index.ts'
import type { BatchChangeState } from '../contract.ts'
import type { TagCount } from '../rules/compare-fields.ts'
import type { PartCounts } from '../rules/run-counts.ts'
import type { Beside } from './beside.ts'
import type { BesideChange } from './edit-record.ts'
import type { RunPart } from './edit-part.ts'

/** What would be written of a record: new bytes, or those of an earlier version. */
export type PartDraft = (
  | { readonly bytes: Uint8Array; readonly stampAt: number }
  | { readonly fromVersion: number }
) & { readonly form: RecordForm; readonly beside?: BesideChange }

/** A record of a part that would change, or cannot. */
export interface PartChange {
  readonly bib: number
  readonly version: number
  readonly state: Exclude<BatchChangeState, 'written' | 'left-out'>
  readonly steps: readonly number[]
  readonly tags: ReadonlyMap<string, TagCount>
  readonly isThinned?: boolean
  readonly isProtected?: boolean
  readonly note?: string | null
  readonly draft?: PartDraft
}

/** What was found in a part. */
export interface PartFound {
  readonly examined: number
  readonly changes: readonly PartChange[]
}

/** Keeps what was found in a part of a run, once: a part that another thread has done meanwhile is left as it is. */
export async function writePart(
  db: Kysely<unknown>,
  run: number,
  part: RunPart,
  { examined, changes }: PartFound,
): Promise<void> {
  const counts = countsOf(part, examined, changes)
  const { rows } = await sql`
    update batch_editing.run_part set state = 'previewed', counts = ${jsonb(counts)}
    where run_id = ${run} and number = ${part.number} and state = 'waiting' returning number`.execute(db)
  if (rows.length === 0 || changes.length === 0) return
  await insertChanges(db, run, part.number, changes)
  await insertDrafts(db, run, part.number, changes)
}

async function insertChanges(
  db: Kysely<unknown>,
  run: number,
  part: number,
  changes: readonly PartChange[],
): Promise<void> {
  const rows = changes.map(({ bib, version, state, steps, tags, isThinned, isProtected, note }) => ({
    bib,
    version,
    state,
    steps,
    tags: [...tags.keys()],
    thinned: isThinned === true,
    protected: isProtected === true,
    note,
  }))
  await sql`
    insert into batch_editing.change (run_id, bib_id, part, state, version, steps, tags, thinned, protected, note)
    select ${run}, bib, ${part}, state, version, steps, tags, thinned, protected, note
    from json_to_recordset(${jsonText(rows)}::json) as r(bib bigint, state text, version integer, steps integer[],
      tags text[], thinned boolean, protected boolean, note text)`.execute(db)
}

async function insertDrafts(
  db: Kysely<unknown>,
  run: number,
  part: number,
  changes: readonly PartChange[],
): Promise<void> {
  const records: Uint8Array[] = []
  let at = 1
  const rows = changes.flatMap(({ bib, draft }): readonly string[] => {
    if (!draft) return []
    const { form, beside } = draft
    const kept = { bib, form, ...(beside && { beside: besideOf(beside.beside), same: beside.same }) }
    if ('fromVersion' in draft) return [rowText({ ...kept, from: draft.fromVersion }, beside)]
    const start = at
    at += draft.bytes.length
    records.push(draft.bytes)
    return [rowText({ ...kept, at: start, length: draft.bytes.length, stamp: draft.stampAt }, beside)]
  })
  if (rows.length === 0) return
  // The records travel as one parameter and are cut apart by the database: bytes as text would cost both sides dear.
  const bytes = Buffer.concat(records)
  await sql`
    insert into batch_editing.draft (run_id, bib_id, part, form, record, stamp_at, from_version, beside, headings, document, same)
    select ${run}, bib, ${part}, form, substring(${bytes}::bytea from at for length), stamp, "from",
      beside::text, headings::text, document::text, same
    from json_to_recordset(${storableJson(`[${rows.join(',')}]`)}::json) as r(bib bigint, form text, at integer, length integer,
      stamp integer, "from" integer, beside json, headings json, document json, same text[])`.execute(db)
}

/** The columns of a title with its match keys, as the writing takes them out again. */
function besideOf({ brief, matchKeys }: Beside): object {
  return { ...brief, keys: matchKeys }
}

/** A row as JSON; a search document is JSON already and goes in as it is. */
function rowText(row: object, change: BesideChange | undefined): string {
  const text = JSON.stringify(row)
  if (!change) return text
  const { headings, document } = change.beside
  return `${text.slice(0, -1)},"headings":${JSON.stringify(headings)},"document":${document}}`
}

function countsOf(part: RunPart, examined: number, changes: readonly PartChange[]): PartCounts {
  const steps: Record<string, number> = {}
  const tags: Record<string, [records: number, added: number, removed: number, changed: number]> = {}
  for (const change of changes) {
    for (const step of change.steps) steps[step] = (steps[step] ?? 0) + 1
    for (const [tag, { added, removed, changed }] of change.tags) {
      const known = (tags[tag] ??= [0, 0, 0, 0])
      known[0] += 1
      known[1] += added
      known[2] += removed
      known[3] += changed
    }
  }
  return { examined, gone: part.bibs.length - examined, unchanged: examined - changes.length, steps, tags }
}
