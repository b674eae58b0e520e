import type { Selectable } from 'kysely'
import type { AuthorityLoad } from '../contract.ts'
import type { AuthorityControlTables } from '../tables.ts'

export type LoadRecord = Selectable<AuthorityControlTables['authority_control.load']>

/** A file of authority records as screens show it. */
export function loadView(row: LoadRecord): AuthorityLoad {
  const { started_at: started, finished_at: finished, tags } = row
  return {
    id: row.id,
    name: row.name,
    at: row.created_at.toString(),
    by: row.by_name,
    state: row.state,
    job: row.job_id,
    size: row.size,
    vocabulary: row.vocabulary,
    whole: row.whole,
    overEdited: row.over_edited,
    read: row.read,
    added: row.added,
    updated: row.updated,
    unchanged: row.unchanged,
    kept: row.kept,
    refused: row.refused,
    retired: row.retired,
    tags: tagsIn(tags),
    seeFrom: row.see_from,
    seeAlso: row.see_also,
    validation: row.validation,
    linked: row.linked,
    seconds: started && finished ? (finished.epochMilliseconds - started.epochMilliseconds) / 1000 : null,
    error: row.error,
  }
}

function tagsIn(stored: unknown): Record<string, number> {
  if (typeof stored !== 'object' || stored === null) return {}
  return Object.fromEntries(Object.entries(stored).map(([tag, count]) => [tag, Number(count)]))
}
