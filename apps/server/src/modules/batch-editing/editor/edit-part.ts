import { matchesTag, type MarcRecord } from '@carrel/marc'
import type { HeadingLinks } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import type { Database } from '../../../platform/db.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { bibRecords, rememberedHeadingKeys, storedRecord, type BibRecord } from '../../catalog/index.ts'
import type { TagCount } from '../rules/compare-fields.ts'
import { compiledPlan } from './compiled.ts'
import { editing, editRecord, type Editing, type EditOutcome } from './edit-record.ts'
import { stuckNote } from './edit-loose.ts'
import { linksHeadings, partLinks } from './heading-links.ts'
import type { RunPlan } from './protocol.ts'
import { undoPart } from './undo-part.ts'
import type { Watch } from './watch.ts'
import { writePart, type PartChange, type PartFound } from './write-part.ts'

const headingKey = rememberedHeadingKeys()
/** The task of the run that the thread was last asked for: its parts come one after the other. */
let ready:
  | { readonly run: number; readonly links: { now: HeadingLinks | undefined }; readonly with: Editing }
  | undefined

/** A part of a run as it stands. */
export interface RunPart {
  readonly number: number
  readonly first: number
  readonly bibs: readonly number[]
  readonly stuck: readonly number[]
}

/** Works out what a run would do to the records of one of its parts, and keeps it, unless that was done already. */
export async function editPart(database: Database, plan: RunPlan, number: number, watch: Watch): Promise<void> {
  const { rows } = await sql<RunPart>`
    select number, first, bibs, stuck from batch_editing.run_part
    where run_id = ${plan.run} and number = ${number} and state = 'waiting'`.execute(database.kysely)
  const [part] = rows
  if (!part) return
  const found =
    plan.undoes === null
      ? await editTogether(database, plan, part, watch)
      : await undoPart(database, plan, plan.undoes, part, headingKey)
  await inTransaction(database, (db) => writePart(db, plan.run, part, found))
}

async function editTogether(database: Database, plan: RunPlan, part: RunPart, watch: Watch): Promise<PartFound> {
  if (ready?.run !== plan.run) {
    const now = Temporal.Instant.fromEpochMilliseconds(plan.now)
    const links: { now: HeadingLinks | undefined } = { now: undefined }
    ready = {
      run: plan.run,
      links,
      with: editing(compiledPlan(plan, { find: (wanted) => links.now?.find(wanted) }), now, headingKey),
    }
  }
  const { with: using, links } = ready
  links.now = linksHeadings(plan) ? await partLinks({ db: database.kysely }, part.bibs, headingKey) : undefined
  const records = await bibRecords({ db: database.kysely }, part.bibs)
  const places = new Map(part.bibs.map((bib, place) => [bib, place]))
  const stuck = new Set(part.stuck)
  const changes: PartChange[] = []
  for (const stored of records) {
    const place = places.get(stored.bib) ?? 0
    if (stuck.has(stored.bib)) {
      changes.push({ ...known(stored), state: 'stuck', note: stuckNote })
      continue
    }
    const before = storedRecord(stored.bytes, stored.form)
    const outcome = watch(place, () =>
      editRecord(before, { number: part.first + place, control: String(stored.bib) }, using),
    )
    if (outcome.state !== 'unchanged') changes.push(changeOf(stored, before, outcome, plan.protectedTags))
  }
  return { examined: records.length, changes }
}

function known({ bib, version }: BibRecord) {
  return { bib, version, steps: [], tags: new Map() }
}

function changeOf(
  stored: BibRecord,
  before: MarcRecord,
  outcome: Exclude<EditOutcome, { state: 'unchanged' }>,
  protectedTags: readonly string[],
): PartChange {
  const { state, steps } = outcome
  if (state !== 'ready') return { ...known(stored), state, steps, note: outcome.note }
  const { tags, isThinned, bytes, form, stampAt, beside } = outcome
  return {
    ...known(stored),
    state,
    steps,
    tags,
    isThinned,
    isProtected: [...tags].some(([tag, counts]) => isProtected(tag, counts, protectedTags)),
    draft: { bytes, form, stampAt, ...(beside && { beside }) },
  }
}

/** A number that a record without one is given by Carrel (001) is no change of a protected field. */
function isProtected(tag: string, { removed, changed }: TagCount, patterns: readonly string[]): boolean {
  if (tag === '001' && removed + changed === 0) return false
  return patterns.some((pattern) => matchesTag(tag, pattern))
}
