import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'

/** Topic on which a process tells that the catalogue's search has something new to read. */
export const searchTopic = 'catalog.search'

/**
 * `document`: the words of a title, the title itself or a copy came or went (copies count for how much it is used);
 * `availability`: only where its copies are.
 */
export type ChangeKind = 'document' | 'availability'

/** Tells the search index, once this transaction commits, to look at titles again. Returns the change's sequence number. */
export async function noteSearchChange(w: Work, kind: ChangeKind, bibs: readonly number[]): Promise<number> {
  const { rows } = await sql<{ sequence: number }>`
    insert into catalog.search_change (kind, bibs) values (${kind}, ${bibs}::bigint[]) returning sequence`.execute(w.db)
  wakeSearch(w)
  return rows[0]?.sequence ?? 0
}

/** Wakes every follower of the catalogue's changes after the commit. */
export function wakeSearch(w: Work): void {
  w.afterCommit(() => w.platform.live.tell(searchTopic))
}
