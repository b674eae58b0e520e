import { sql } from 'kysely'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { withWork, type Actor } from '../../../platform/work.ts'
import { applyList, discardList } from './apply-list.ts'

const mostWithdrawn = 0.25

/** Applies a list that was fetched by itself, unless lines were refused or many titles would go: then it waits for a person. */
export async function applyByItself(platform: Platform, actor: Actor, list: number): Promise<void> {
  await withWork(platform, actor, async (w) => {
    const { rows } = await sql<{ refused: number; withdrawn: number; titles: number; changes: number }>`
      select l.refused, l.withdrawn, l.added + l.changed + l.withdrawn as changes,
        (select count(*) from e_collections.title t where t.collection_id = l.collection_id) as titles
      from e_collections.list l where l.id = ${list} and l.state = 'previewed' and l.automatic`.execute(w.db)
    const [known] = rows
    if (!known) return
    if (known.changes === 0) return void (await discardList(w, list))
    const why =
      known.withdrawn > known.titles * mostWithdrawn
        ? `${known.withdrawn} of ${known.titles} titles would be withdrawn. Look at it and apply it, or put it away.`
        : known.refused > 0
          ? `${known.refused} lines were refused. Look at it and apply it, or put it away.`
          : undefined
    if (why === undefined) {
      const applied = await applyList(w, list)
      if (!isRefusal(applied)) return
    }
    const said = why ?? 'The titles changed meanwhile. Bring the file again.'
    await sql`update e_collections.list set said = ${said} where id = ${list}`.execute(w.db)
  })
}
