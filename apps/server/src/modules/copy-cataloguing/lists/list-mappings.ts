import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import type { Work } from '../../../platform/work.ts'
import type { ReadList } from './read-list.ts'

/** By what a file is known again that is made as another one: its head line, or how many columns it has. */
function fileForm({ header, width }: Pick<ReadList, 'header' | 'width'>): string {
  const names = header.map((name) => name.trim().toLowerCase()).join('\t')
  return header.length === 0 ? `columns ${width}` : createHash('sha256').update(names).digest('hex')
}

/** Which column was what in the last file that was made like this one. */
export async function rememberedColumns(
  w: Pick<Work, 'db'>,
  read: Pick<ReadList, 'header' | 'width'>,
): Promise<ReadList['columns'] | undefined> {
  const { rows } = await sql<{ columns: ReadList['columns'] }>`
    select columns from copy_cataloguing.list_mapping where file_form = ${fileForm(read)}`.execute(w.db)
  return rows[0]?.columns
}

/** Remembers which column is what, for the next file that is made like this one. */
export async function rememberColumns(
  w: Work,
  read: Pick<ReadList, 'header' | 'width'>,
  columns: ReadList['columns'],
): Promise<void> {
  await sql`
    insert into copy_cataloguing.list_mapping (file_form, columns, by_name, used_at)
    values (${fileForm(read)}, ${jsonb(columns)}, ${actorName(w.actor)}, ${w.now})
    on conflict (file_form) do update
      set columns = excluded.columns, by_name = excluded.by_name, used_at = excluded.used_at`.execute(w.db)
}
