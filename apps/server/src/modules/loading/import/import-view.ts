import type { Import } from '../contract.ts'
import type { LoadingTables } from '../tables.ts'
import type { Selectable } from 'kysely'

export type ImportRecord = Selectable<LoadingTables['loading.import']>

/** An import as screens show it. */
export function importView(row: ImportRecord): Import {
  const { started_at: started, finished_at: finished } = row
  return {
    id: row.id,
    name: row.name,
    at: row.created_at.toString(),
    by: row.by_name,
    state: row.state,
    job: row.job_id,
    size: row.size,
    read: row.read,
    added: row.added,
    updated: row.updated,
    unchanged: row.unchanged,
    refused: row.refused,
    removed: row.removed,
    skipped: row.skipped,
    itemsAdded: row.items_added,
    itemsRefused: row.items_refused,
    withdrawn: row.withdrawn,
    heldBack: row.held_back,
    heldWhy: row.held_why,
    profile: row.profile_name,
    seconds: started && finished ? (finished.epochMilliseconds - started.epochMilliseconds) / 1000 : null,
    error: row.error,
    revertible:
      ['done', 'failed', 'cancelled'].includes(row.state) &&
      row.added + row.updated + row.removed + row.withdrawn + row.items_added > 0,
  }
}
