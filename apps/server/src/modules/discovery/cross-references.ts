import { sql } from 'kysely'
import { isRefusal, notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { searchCatalog } from '../catalog/index.ts'
import type { CrossReference } from './contract.ts'
import { searchKey } from './rules/kept-search.ts'

const columns = sql.raw(`id, term, target, created_at as "createdAt", created_by as "createdBy"`)
type Row = Omit<CrossReference, 'createdAt'> & { createdAt: Temporal.Instant }
const view = (row: Row): CrossReference => ({ ...row, createdAt: row.createdAt.toString() })

/** Where readers are led on from a search; undefined for nearly all searches. */
export async function crossReferenceOf(w: Pick<Work, 'db'>, typed: string): Promise<string | undefined> {
  const key = searchKey(typed)
  if (key === '' || key.length > 300) return undefined
  const { rows } = await sql<{ target: string }>`
    select target from discovery.cross_reference where term_key = ${key}`.execute(w.db)
  return rows[0]?.target
}

/** All cross references, by their terms. */
export async function listCrossReferences(w: Pick<Work, 'db'>): Promise<{ total: number; rows: CrossReference[] }> {
  const { rows } = await sql<Row>`select ${columns} from discovery.cross_reference order by term_key`.execute(w.db)
  return { total: rows.length, rows: rows.map(view) }
}

/** Leads readers on from a search to another. */
export async function putCrossReference(
  w: Work,
  { term, target }: { readonly term: string; readonly target: string },
): Promise<Outcome<CrossReference>> {
  const key = searchKey(term)
  const [from, to] = [term.trim(), target.trim()]
  if (key === '') {
    return refuse({ code: 'invalid-term', field: 'term', message: 'Write the words that readers search.' })
  }
  if (key === searchKey(target)) {
    return refuse({ code: 'reference-to-itself', field: 'target', message: `"${to}" leads to itself.` })
  }
  if ((await crossReferenceOf(w, target)) !== undefined) {
    return refuse({
      code: 'reference-to-reference',
      field: 'target',
      message: `Readers are led on from "${to}" themselves. Lead them where that one leads.`,
    })
  }
  const found = await searchCatalog({ ...w, actor: { kind: 'anonymous' } }, { q: to, limit: 1 })
  if (!isRefusal(found) && (found.total === 0 || found.corrected !== null || found.relaxed !== null)) {
    return refuse({
      code: 'reference-finds-nothing',
      field: 'target',
      message: `"${to}" finds nothing either. Write a search that finds what readers want.`,
    })
  }
  const { rows } = await sql<Row>`
    insert into discovery.cross_reference (term_key, term, target, created_at, created_by)
    values (${key}, ${from}, ${to}, ${w.now}, ${w.actor.kind === 'staff' ? w.actor.name : 'Carrel'})
    on conflict (term_key) do update set term = excluded.term, target = excluded.target,
      created_at = excluded.created_at, created_by = excluded.created_by
    returning ${columns}`.execute(w.db)
  const [row] = rows
  if (!row) throw new Error('a cross reference was not kept')
  await w.audit({
    action: 'discovery.cross-reference',
    subject: `cross-reference:${row.id}`,
    detail: { term: from, target: to },
  })
  return view(row)
}

/** Takes a cross reference away. */
export async function removeCrossReference(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ term: string }>`
    delete from discovery.cross_reference where id = ${id} returning term`.execute(w.db)
  const [row] = rows
  if (!row) return notFound('cross-reference', 'There is no such cross reference.')
  await w.audit({
    action: 'discovery.cross-reference-removed',
    subject: `cross-reference:${id}`,
    detail: { term: row.term },
  })
  return {}
}
