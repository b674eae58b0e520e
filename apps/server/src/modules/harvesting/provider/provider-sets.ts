import type { OaiSet } from '@carrel/oai-pmh'
import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { formatName, formats } from '../../catalog/index.ts'

type Reading = Pick<Work, 'db'>

/** The sets that others may harvest: by format, by branch, of providers, and record sets that the library offers. */
export async function listOaiSets(w: Reading): Promise<readonly OaiSet[]> {
  const { rows } = await sql<{ kind: 'branch' | 'provider' | 'records'; id: number; code: string; name: string }>`
    select 'branch' as kind, id, code, name from org.branch_view where public
    union all select 'provider', id, '', name from loading.provider_set_view
    union all select 'records', s.id, '', s.name from harvesting.offered_set o
      join batch_editing.record_set_view s on s.id = o.record_set_id
    order by kind, id`.execute(w.db)
  const names = { branch: 'Branches', provider: 'Collections of providers', records: 'Record sets' }
  const some = (kind: keyof typeof names): readonly OaiSet[] => {
    const own = rows.filter((row) => row.kind === kind)
    return own.length === 0
      ? []
      : [
          { spec: kind, name: names[kind] },
          ...own.map(({ id, code, name }) => ({
            spec: `${kind}:${kind === 'branch' ? branchPart(code, id) : id}`,
            name,
          })),
        ]
  }
  return [
    { spec: 'format', name: 'Formats' },
    ...formats.map((format) => ({ spec: `format:${format}`, name: formatName(format) })),
    ...some('branch'),
    ...some('provider'),
    ...some('records'),
  ]
}

/** A code as a setSpec may hold it; the number of the branch where it may not. */
function branchPart(code: string, id: number): string {
  return /^[A-Za-z0-9\-_.!~*'()]+$/.test(code) ? code : `no.${id}`
}

/** Which titles `b` (of `catalog.bib_change_view`) belong to a set, as a condition; undefined for a set that there is not. */
export async function setCondition(w: Reading, spec: string | undefined): Promise<RawBuilder<unknown> | undefined> {
  if (spec === undefined) return sql`true`
  const known = (await listOaiSets(w)).some((set) => set.spec === spec)
  if (!known) return undefined
  const [kind = '', part] = spec.split(':')
  if (kind === 'format') return part === undefined ? sql`true` : sql`b.format = ${part}`
  if (kind === 'branch') {
    const like = part === undefined ? sql`true` : sql`(r.code = ${part} or 'no.' || r.id = ${part})`
    // Items of a title that is gone are gone with it.
    return sql`exists (select from catalog.item_history_view i join org.branch_view r on r.id = i.branch_id
      where i.bib_id = b.id and r.public and ${like} and (i.deleted_at is null or b.deleted_at is not null))`
  }
  const number = part === undefined ? null : Number(part)
  if (kind === 'provider')
    return sql`exists (select from loading.set_title_view m where m.bib_id = b.id and (${number}::bigint is null or m.set_id = ${number}))`
  return sql`exists (select from batch_editing.record_set_member_view m join harvesting.offered_set o on o.record_set_id = m.set_id
    where m.bib_id = b.id and (${number}::bigint is null or m.set_id = ${number}))`
}

/** The sets to which each of some titles belongs. */
export async function setsOfTitles(
  w: Reading,
  bibs: readonly number[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const { rows } = await sql<{ bib: number; kind: string; id: number; code: string }>`
    select b.id as bib, 'format' as kind, 0 as id, b.format as code from catalog.bib_change_view b where b.id = any(${bibs}::bigint[])
    union select i.bib_id, 'branch', r.id, r.code from catalog.item_view i join org.branch_view r on r.id = i.branch_id
      where r.public and i.bib_id = any(${bibs}::bigint[])
    union select m.bib_id, 'provider', m.set_id, '' from loading.set_title_view m
      join loading.provider_set_view s on s.id = m.set_id where m.bib_id = any(${bibs}::bigint[])
    union select m.bib_id, 'records', m.set_id, '' from batch_editing.record_set_member_view m
      join harvesting.offered_set o on o.record_set_id = m.set_id where m.bib_id = any(${bibs}::bigint[])
    order by 1, 2, 3`.execute(w.db)
  const sets = new Map<number, string[]>()
  for (const { bib, kind, id, code } of rows) {
    const part = kind === 'format' ? code : kind === 'branch' ? branchPart(code, id) : String(id)
    sets.getOrInsertComputed(bib, () => []).push(`${kind}:${part}`)
  }
  return sets
}
