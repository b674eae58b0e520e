import { changedRecord, subfieldTexts, type MarcRecord } from '@carrel/marc'
import { sql } from 'kysely'
import { linkKey } from '@carrel/marc-merge'
import { jsonb } from '../../../platform/db.ts'
import { refuse, type Outcome } from '../../../platform/refusal.ts'
import { mustWork, type Actor, type Work } from '../../../platform/work.ts'
import type { Platform } from '../../../platform/platform.ts'
import {
  bibRecords,
  lockBibs,
  removeBibs,
  rememberedHeadingKeys,
  storedRecord,
  writeBibs,
} from '../../catalog/index.ts'
import { draftRecord } from '../import/draft-record.ts'
import { whyNotRemoved } from '../import/write-batch.ts'
import { setRow } from './provider-sets.ts'

/** A title of a set that a file no longer has. */
export interface Absent {
  readonly bib: number
  readonly title: string
  readonly cameWithSet: boolean
  readonly links: readonly string[]
  /** The import that last brought it, and the one that made it a member. */
  readonly import: number
  readonly first: number
}

/** Titles of a set that are not among those that an import brought, by the rows of the import. */
export async function absentOf(
  w: Pick<Work, 'db'>,
  importId: number,
  set: number,
  limit: number,
): Promise<readonly Absent[]> {
  const { rows } = await sql<Absent>`
    select m.bib_id as bib, b.title, m.came_with_set as "cameWithSet", m.links,
      m.import_id as import, m.first_import_id as first
    from loading.set_member m join catalog.bib_history_view b on b.id = m.bib_id
    where m.set_id = ${set} and ${isAbsent(importId)} order by m.bib_id limit ${limit}`.execute(w.db)
  return rows
}

const isAbsent = (importId: number) => sql`not exists (
  select from loading.import_row r where r.import_id = ${importId} and r.bib_id = m.bib_id
    and r.state in ('added', 'updated', 'unchanged'))`

/** How many titles of a set an import does not have, and how many the set has. */
export async function countAbsent(
  w: Pick<Work, 'db'>,
  importId: number,
  set: number,
): Promise<{ readonly absent: number; readonly members: number }> {
  const { rows } = await sql<{ absent: number; members: number }>`
    select count(*) filter (where ${isAbsent(importId)}) as absent, count(*) as members
    from loading.set_member m where m.set_id = ${set}`.execute(w.db)
  return rows[0] ?? { absent: 0, members: 0 }
}

/** Why titles are not withdrawn by themselves after a replacement; undefined when nothing is against it. */
export async function whyHeldBack(
  w: Pick<Work, 'db'>,
  importId: number,
  set: number,
  refused: number,
): Promise<{ readonly absent: number; readonly why: string | undefined }> {
  const { absent, members } = await countAbsent(w, importId, set)
  if (absent === 0) return { absent, why: undefined }
  if (refused > 0) {
    return {
      absent,
      why: `${refused} records of the file were refused and may be among those that seem to be missing.`,
    }
  }
  const most = (await setRow(w, set))?.mostWithdrawn ?? 0
  const share = Math.round((absent / Math.max(1, members)) * 100)
  return {
    absent,
    why: share > most ? `${share} % of the set would be withdrawn; it allows ${most} % without asking.` : undefined,
  }
}

const batchSize = 100

/** Withdraws the titles of a set that an import does not have, in batches; a later attempt goes on. */
export async function withdrawAbsent(
  platform: Platform,
  actor: Actor,
  importId: number,
  set: number,
  progress: (done: number) => void = () => {},
): Promise<number> {
  for (let sum = 0; ;) {
    const done = await mustWork(platform, actor, (w) => withdrawBatch(w, importId, set))
    if (done === 0) return sum
    sum += done
    progress(sum)
  }
}

async function withdrawBatch(w: Work, importId: number, set: number): Promise<number> {
  const absent = await absentOf(w, importId, set, batchSize)
  if (absent.length > 0) await withdrawTitles(w, { import: importId, set }, absent)
  return absent.length
}

/** Titles of a set by their numbers; those that are no members are left out. */
export async function membersAmong(
  w: Pick<Work, 'db'>,
  set: number,
  bibs: readonly number[],
): Promise<readonly Absent[]> {
  const { rows } = await sql<Absent>`
    select m.bib_id as bib, b.title, m.came_with_set as "cameWithSet", m.links,
      m.import_id as import, m.first_import_id as first
    from loading.set_member m join catalog.bib_history_view b on b.id = m.bib_id
    where m.set_id = ${set} and m.bib_id = any(${bibs}::bigint[]) order by m.bib_id`.execute(w.db)
  return rows
}

/**
 * Takes titles out of a set: those that came with it and have nothing hanging on them are deleted, the others lose the links of
 * the provider. Noted with an import, so that undoing it brings them back. Gives how many were deleted.
 */
export async function withdrawTitles(
  w: Work,
  { import: importId, set }: { readonly import: number; readonly set: number },
  absent: readonly Absent[],
): Promise<number> {
  await lockBibs(
    w,
    absent.map(({ bib }) => bib),
  )
  const records = new Map(
    (
      await bibRecords(
        w,
        absent.map(({ bib }) => bib),
      )
    ).map((row) => [row.bib, row]),
  )
  const name = (await setRow(w, set))?.name ?? 'a set'
  const remove: number[] = []
  for (const { bib, cameWithSet, links, ...brought } of absent) {
    const row = records.get(bib)
    const member = jsonb({ bib, cameWithSet, links, import: brought.import, first: brought.first })
    const note = (fate: 'deleted' | 'links-removed' | 'left', version: number | null, why: string) =>
      sql`
      insert into loading.withdrawal (import_id, set_id, bib_id, fate, version, member, why)
      values (${importId}, ${set}, ${bib}, ${fate}, ${version}, ${member}, ${why}) on conflict do nothing`.execute(w.db)
    if (!row) {
      await note('left', null, 'The title is not there any more.')
      continue
    }
    const held = cameWithSet ? await whyKept(w, bib, set) : 'It was in the catalogue before.'
    if (held === undefined) {
      remove.push(bib)
      await note('deleted', null, '')
      continue
    }
    const record = storedRecord(row.bytes, row.form)
    const bare = withoutLinks(record, links)
    const draft = bare === record ? undefined : draftRecord(bare, w.now, rememberedHeadingKeys(), String(bib))
    if (draft === undefined || typeof draft === 'string') {
      await note('left', null, held)
      continue
    }
    const version = row.version + 1
    await writeBibs(w, [{ draft, replaces: { bib, version } }], { why: `Withdrawn from ${name}` })
    await note('links-removed', version, held)
  }
  await removeBibs(w, remove)
  await sql`delete from loading.set_member
    where set_id = ${set} and bib_id = any(${absent.map(({ bib }) => bib)}::bigint[])`.execute(w.db)
  await sql`update loading.import set withdrawn = withdrawn + ${absent.length},
    held_back = greatest(0, held_back - ${absent.length}) where id = ${importId}`.execute(w.db)
  return remove.length
}

async function whyKept(w: Work, bib: number, set: number): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select s.name from loading.set_member m join loading.provider_set s on s.id = m.set_id
    where m.bib_id = ${bib} and m.set_id <> ${set} limit 1`.execute(w.db)
  return rows[0] ? `“${rows[0].name}” has it, too.` : whyNotRemoved(w, bib)
}

/** The record without the links that a provider gave for it; the same record when it has none of them. */
export function withoutLinks(record: MarcRecord, links: readonly string[]): MarcRecord {
  const gone = new Set(links.map(linkKey))
  const fields = record.fields.filter(
    (field) => field.tag !== '856' || !subfieldTexts(field, 'u').some((link) => gone.has(linkKey(link))),
  )
  return fields.length === record.fields.length ? record : changedRecord(record, { fields })
}

/** The titles that a replacement withdrew, or would, or that wait for a person. */
export async function listWithdrawals(
  w: Pick<Work, 'db'>,
  known: { readonly id: number; readonly set: number | null },
): Promise<
  Outcome<{ rows: { bib: number; title: string; fate: 'deleted' | 'links-removed' | 'left' | 'open'; why: string }[] }>
> {
  if (known.set === null) {
    return refuse({ code: 'no-provider-set', message: 'This import replaces no set of a provider.' })
  }
  const { rows } = await sql<{
    bib: number
    title: string
    fate: 'deleted' | 'links-removed' | 'left' | 'open'
    why: string
  }>`
    select d.bib_id as bib, b.title, d.fate, d.why from loading.withdrawal d
      join catalog.bib_history_view b on b.id = d.bib_id where d.import_id = ${known.id} order by d.bib_id limit 1000`.execute(
    w.db,
  )
  const open = await absentOf(w, known.id, known.set, 1000)
  return { rows: [...rows, ...open.map(({ bib, title }) => ({ bib, title, fate: 'open' as const, why: '' }))] }
}
