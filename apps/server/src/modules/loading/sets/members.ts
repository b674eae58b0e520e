import { fieldsWith, subfieldTexts } from '@carrel/marc'
import { sql } from 'kysely'
import { jsonText } from '../../../platform/json-text.ts'
import type { Work } from '../../../platform/work.ts'
import type { Row } from '../import/import-rows.ts'

/**
 * Makes the titles of a batch members of a provider's set, with the addresses that the provider gives for them, and notes what
 * they were before.
 */
export async function keepMembers(w: Work, importId: number, set: number, rows: readonly Row[]): Promise<void> {
  const members = new Map<number, { bib: number; came: boolean; links: string[] }>()
  for (const { record, state, written } of rows) {
    if (!record.usable || written.bib === undefined) continue
    if (state !== 'added' && state !== 'updated' && state !== 'unchanged') continue
    const links = fieldsWith(record.usable.record, '856').flatMap((field) => subfieldTexts(field, 'u'))
    const before = members.get(written.bib)
    members.set(written.bib, { bib: written.bib, came: before?.came ?? state === 'added', links: links.slice(0, 50) })
  }
  if (members.size === 0) return
  await sql`
    with brought as (
      select * from json_to_recordset(${jsonText([...members.values()])}::json) as r(bib bigint, came boolean, links text[])
    ), noted as (
      insert into loading.set_change (import_id, set_id, bib_id, before_import_id, before_links)
      select ${importId}, ${set}, b.bib, m.import_id, m.links
      from brought b left join loading.set_member m on m.set_id = ${set} and m.bib_id = b.bib
      on conflict do nothing
    )
    insert into loading.set_member (set_id, bib_id, import_id, first_import_id, came_with_set, links)
    select ${set}, bib, ${importId}, ${importId}, came, links from brought
    on conflict (set_id, bib_id) do update set import_id = excluded.import_id, links = excluded.links`.execute(w.db)
}
