import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

interface Row {
  readonly kind: string
  readonly channel: 'email' | 'sms' | 'print'
  readonly language: string
  readonly branch_id: number | null
  readonly version: number
  readonly at: Temporal.Instant
  readonly by_name: string
}

/** The texts that this library has written itself and that are in force. */
export async function ownTemplates(w: Pick<Work, 'db'>) {
  const { rows } = await sql<Row>`
    select * from (
      select distinct on (kind, channel, language, branch_id) kind, channel, language, branch_id, version, at, by_name, reset
      from notifications.template order by kind, channel, language, branch_id, version desc) t
    where not reset order by kind, channel, language, branch_id nulls first`.execute(w.db)
  return {
    rows: rows.map((row) => ({
      kind: row.kind,
      channel: row.channel,
      language: row.language,
      branch: row.branch_id,
      version: row.version,
      at: row.at.toString(),
      by: row.by_name,
    })),
  }
}
