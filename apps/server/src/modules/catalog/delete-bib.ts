import { sql } from 'kysely'
import { refuse, type Block, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { releaseHeadings } from '../authorities/index.ts'
import { blocksAgainstDeletion } from './deletion.ts'
import { bibDeleted, bibsRemoved } from './events.ts'
import { bibNotFound } from './get-bib.ts'
import { noteSearchChange } from './search/note-change.ts'

/** Deletes a title that has no items and that nobody waits for. Its versions stay. */
export async function deleteBib(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ items: number; title: string }>`
    select title, (select count(*) from catalog.item where bib_id = b.id and deleted_at is null) as items
    from catalog.bib b where id = ${id} and deleted_at is null for update`.execute(w.db)
  const [bib] = rows
  if (!bib) return bibNotFound(id)
  const blocks = [...itemBlocks(bib.items), ...(await blocksAgainstDeletion(w, { bib: id }))]
  if (blocks.length > 0) return refuse(...blocks)
  await removeBibs(w, [id])
  await w.audit({ action: 'bib.delete', subject: `bib:${id}`, detail: { title: bib.title } })
  await w.publish(bibDeleted, { bib: id })
  return {}
}

function itemBlocks(items: number): readonly Block[] {
  if (items === 0) return []
  const what = items === 1 ? 'one item' : `${items} items`
  return [
    {
      code: 'bib-has-items',
      message: `This title has ${what}. Delete or move them first.`,
      facts: { items },
    },
  ]
}

/** Takes titles out of the catalogue, of which the caller knows that nothing hangs on them and has locked the rows. */
export async function removeBibs(w: Work, bibs: readonly number[]): Promise<void> {
  if (bibs.length === 0) return
  const { rows } = await sql<{ headings: number[] }>`
    select headings from catalog.bib where id = any(${bibs}::bigint[]) and deleted_at is null`.execute(w.db)
  await releaseHeadings(
    w,
    rows.flatMap((row) => row.headings),
  )
  await sql`update catalog.bib set deleted_at = ${w.now}, changed_at = ${w.now}, headings = '{}'
    where id = any(${bibs}::bigint[]) and deleted_at is null`.execute(w.db)
  await sql`delete from catalog.match_key where bib_id = any(${bibs}::bigint[])`.execute(w.db)
  await sql`delete from catalog.search_document where bib_id = any(${bibs}::bigint[])`.execute(w.db)
  await noteSearchChange(w, 'document', bibs)
  await w.publish(bibsRemoved, { bibs })
}
