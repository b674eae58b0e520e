import { itemsIn, type ReadProfile } from '@carrel/marc-merge'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import {
  blocksAgainstDeletion,
  newBibIds,
  removeBibs,
  writeBibs,
  type BibWrite,
  type WrittenBib,
} from '../../catalog/index.ts'
import { decideItems, type ItemRows } from '../items/decide-items.ts'
import type { LoadPlan } from '../plan/load-plan.ts'
import { keepMembers } from '../sets/members.ts'
import { decideRecord, type RecordDecision, type RowChoice } from './decide-record.ts'
import { draftRecord } from './draft-record.ts'
import { searchFor } from './find-title.ts'
import { countRows, insertRows, type ImportCounts, type Row } from './import-rows.ts'
import { KnownTitles } from './known-titles.ts'
import type { PreparedRecord } from './prepared-record.ts'
import { sameParts } from './same-parts.ts'
import { inTheFile, keepPreviewed } from './previewed-titles.ts'

/** What a batch needs to know of its import. */
export interface BatchImport {
  readonly id: number
  readonly name: string
  readonly plan: LoadPlan | null
  readonly profile: ReadProfile | null
  /** Nothing is written but what would become of each record. */
  readonly isPreview: boolean
  readonly headingKey: (text: string) => string
}

/**
 * Takes a batch of records into the catalogue: finds the titles that they are, writes what is new, and notes what became
 * of each, all in the transaction of `w`.
 */
export async function writeBatch(w: Work, known: BatchImport, batch: readonly PreparedRecord[]): Promise<ImportCounts> {
  const { plan, profile, isPreview } = known
  // One batch at a time in the whole library: two imports of one file must not both find that a title is new.
  if (!isPreview) await sql`select pg_advisory_xact_lock(hashtext('catalog.import'))`.execute(w.db)
  const choices = plan === null || isPreview ? new Map<number, RowChoice>() : await takeChoices(w, known.id, batch)
  const chosen = [...choices.values()].flatMap(({ bib }) => bib ?? [])
  const titles = await KnownTitles.of(w, known.id, batch, searchFor(plan, !isPreview), chosen)
  const ids = isPreview ? [] : await newBibIds(w, batch.filter(({ usable }) => usable !== undefined).length)
  const reason = { why: `Import of ${known.name}`, import: known.id }
  let next = 0
  let pending: { readonly write: BibWrite; readonly id: number }[] = []
  const flush = async () => {
    const done = pending
    pending = []
    if (isPreview) return
    const fresh = done.flatMap(({ write, id }) => (write.replaces ? [] : [id]))
    await writeBibs(
      w,
      done.map(({ write }) => write),
      reason,
      fresh,
    )
  }
  const rows: Row[] = []
  const take = async (record: PreparedRecord, decision: RecordDecision): Promise<Row> => {
    const { usable } = record
    const notes = [...(isPreview ? decision.notes.map(inTheFile) : decision.notes), ...record.notes]
    if (decision.state === 'skipped') return { record, state: 'skipped', written: {}, notes }
    if (decision.state === 'refused') {
      const candidates = decision.candidates?.filter((bib) => bib > 0)
      return { record, state: 'refused', written: {}, notes, ...(candidates && { candidates }) }
    }
    if (!usable) return { record, state: 'refused', written: {}, notes }
    if (decision.state === 'unchanged')
      return { record, state: 'unchanged', written: shown(decision.bib), previewed: decision.bib, notes }
    if (decision.state === 'removed') {
      await flush()
      const why = isPreview ? await whyNotRemoved(w, decision.bib) : await removeTitle(w, decision.bib)
      if (why !== undefined) return { record, state: 'refused', written: {}, notes: [...notes, why] }
      titles.remove(decision.bib)
      return { record, state: 'removed', written: { bib: decision.bib }, notes }
    }
    const bib = decision.state === 'updated' ? decision.bib : isPreview ? -record.number : (ids[next] ?? 0)
    const draft =
      decision.record === usable.record
        ? usable.draft
        : draftRecord(decision.record, w.now, known.headingKey, String(bib))
    if (typeof draft === 'string') return { record, state: 'refused', written: {}, notes: [...notes, draft] }
    if (decision.state === 'added') next++
    const version = decision.state === 'updated' ? (titles.title(bib)?.version ?? 0) + 1 : 1
    // A title is written once in one statement: what this very batch brought is written before it is replaced.
    if (pending.some(({ id }) => id === bib)) await flush()
    const before = version === 1 ? undefined : titles.title(bib)?.record()
    const write = before ? { draft, replaces: { bib, version }, same: sameParts(before, decision.record) } : { draft }
    pending.push({ write, id: bib })
    titles.add({ bib, version }, { ...usable, draft, record: decision.record })
    const lost = decision.state === 'updated' && decision.lost.length > 0 ? { lost: decision.lost } : {}
    const written = isPreview ? shown(bib) : { bib, version }
    return { record, state: decision.state, written, ...(isPreview && { previewed: bib }), notes, ...lost }
  }
  for (const record of batch) {
    const { usable } = record
    rows.push(
      await take(
        record,
        usable
          ? decideRecord(usable, titles, plan, profile, choices.get(record.number))
          : { state: 'refused', notes: [] },
      ),
    )
  }
  await flush()
  if (isPreview) await keepPreviewed(w, known.id, titles.brought())
  const items = await loadItems(w, known, rows)
  if (!isPreview && plan?.set) await keepMembers(w, known.id, plan.set.id, rows)
  await insertRows(w, known.id, rows, items)
  return countRows(rows, items)
}

/** Titles that a preview would add have no number yet. */
function shown(bib: number): Partial<WrittenBib> {
  return bib > 0 ? { bib } : {}
}

async function loadItems(w: Work, { id, plan, isPreview, name }: BatchImport, rows: readonly Row[]): Promise<ItemRows> {
  const mapping = plan?.items
  if (!mapping) return { rows: [], refused: 0 }
  const wanted = rows.flatMap(({ record, state, written, previewed }) =>
    record.usable && (state === 'added' || state === 'updated' || state === 'unchanged')
      ? itemsIn(record.usable.record, mapping).map((draft) => ({
          number: record.number,
          bib: written.bib ?? previewed,
          draft,
        }))
      : [],
  )
  const decided = await decideItems(w, wanted, { importId: id, why: `Import of ${name}`, isPreview })
  if (!isPreview) return decided
  const notes = new Map([...(decided.notes ?? [])].map(([number, texts]) => [number, texts.map(inTheFile)] as const))
  return { ...decided, notes }
}

async function takeChoices(
  w: Work,
  id: number,
  batch: readonly PreparedRecord[],
): Promise<ReadonlyMap<number, RowChoice>> {
  const numbers = batch.map(({ number }) => number)
  const { rows } = await sql<RowChoice & { number: number }>`
    with gone as (delete from loading.import_row where import_id = ${id} and number = any(${numbers}::bigint[]) returning *)
    select number, choice, choice_bib as bib from gone where choice is not null`.execute(w.db)
  return new Map(rows.map((row) => [row.number, row]))
}

/** Takes a title out of the catalogue that nothing hangs on; else a sentence says what does. */
async function removeTitle(w: Work, bib: number): Promise<string | undefined> {
  const why = await whyNotRemoved(w, bib)
  if (why === undefined) await removeBibs(w, [bib])
  return why
}

/** What is against taking a title out of the catalogue. */
export async function whyNotRemoved(w: Work, bib: number): Promise<string | undefined> {
  const { rows } = await sql<{ items: number }>`
    select count(*) as items from catalog.item_view where bib_id = ${bib}`.execute(w.db)
  const items = rows[0]?.items ?? 0
  if (items > 0) return `Title ${bib} was not removed: it has ${items === 1 ? 'an item' : `${items} items`}.`
  const blocks = await blocksAgainstDeletion(w, { bib })
  return blocks.length === 0
    ? undefined
    : `Title ${bib} was not removed: ${blocks.map(({ message }) => message).join(' ')}`
}
