import { createHash } from 'node:crypto'
import { sql, type CompiledQuery } from 'kysely'
import { actorName } from './actor.ts'
import { jsonb, type Database } from './db.ts'
import type { Work } from './work.ts'

/** One line of the audit log: what was done to what, and why. Actor and time come from the work. */
export interface AuditEntry {
  /** Stable verb, e.g. `loan.check-out`, `rule.change`. */
  readonly action: string
  /** What it was done to, e.g. `loan:17`, `patron:4`. */
  readonly subject: string
  readonly reason?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/** The statement that writes an audit line. */
export function auditLine(work: Work, entry: AuditEntry): CompiledQuery {
  const { actor } = work
  return sql`
    insert into platform.audit (at, actor_kind, actor_id, actor_name, action, subject, reason, detail)
    values (${work.now}, ${actor.kind}, ${'id' in actor ? actor.id : null}, ${actorName(actor)}, ${entry.action}, ${entry.subject},
      ${entry.reason ?? null}, ${entry.detail === undefined ? null : jsonb(entry.detail)})`.compile(work.db)
}

/** The statement that writes many audit lines at once, for work on thousands of things. */
export function auditLines(work: Work, entries: readonly AuditEntry[]): CompiledQuery {
  const { actor } = work
  const lines = entries.map(({ action, subject, reason, detail }) => ({ action, subject, reason, detail }))
  return sql`
    insert into platform.audit (at, actor_kind, actor_id, actor_name, action, subject, reason, detail)
    select ${work.now}, ${actor.kind}, ${'id' in actor ? actor.id : null}, ${actorName(actor)}, action, subject, reason, detail
    from jsonb_to_recordset(${jsonb(lines)}) as line(action text, subject text, reason text, detail jsonb)`.compile(
    work.db,
  )
}

interface AuditRow {
  readonly id: number
  readonly text: string
}

// Every field of a line in a fixed order; jsonb text is canonical in PostgreSQL (keys sorted, spaces fixed).
const lineText = sql<string>`jsonb_build_array(id, at, actor_kind, actor_id, actor_name, action, subject, reason, detail)::text`

function link(previous: Uint8Array, text: string): Buffer {
  return createHash('sha256').update(previous).update(text).digest()
}

/**
 * Chains new audit lines by hash, in the order in which they became visible: each hash covers the line and the hash before it.
 * Done apart from the actions so that desks do not wait for each other. Returns how many lines were sealed.
 */
export async function sealAudit(database: Database): Promise<number> {
  return database.kysely.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('carrel.audit'))`.execute(tx)
    const last = await sql<{ position: number; chain: Buffer }>`
      select position, chain from platform.audit_seal order by position desc limit 1`.execute(tx)
    const rows = await sql<AuditRow>`
      select id, ${lineText} as text from platform.audit
      where not exists (select from platform.audit_seal s where s.audit_id = audit.id)
      order by id limit 5000`.execute(tx)
    let position = last.rows[0]?.position ?? 0
    let chain: Uint8Array = last.rows[0]?.chain ?? new Uint8Array(32)
    const seals = rows.rows.map((row) => {
      chain = link(chain, row.text)
      position += 1
      return { position, audit_id: row.id, chain: Buffer.from(chain).toString('hex') }
    })
    if (seals.length > 0) {
      await sql`insert into platform.audit_seal (position, audit_id, chain)
        select position, audit_id, decode(chain, 'hex')
        from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s(position bigint, audit_id bigint, chain text)`.execute(
        tx,
      )
    }
    return seals.length
  })
}

/** Checks the chain from the start; returns the first line that was changed, or undefined when all are as they were written. */
export async function verifyAudit(database: Database): Promise<{ readonly id: number } | undefined> {
  let chain: Uint8Array = new Uint8Array(32)
  let from = 0
  for (;;) {
    const { rows } = await sql<{ position: number; id: number; chain: Buffer; text: string | null }>`
      select s.position, s.audit_id as id, s.chain, ${lineText} as text
      from platform.audit_seal s left join platform.audit on audit.id = s.audit_id
      where s.position > ${from} order by s.position limit 5000`.execute(database.kysely)
    if (rows.length === 0) return undefined
    for (const row of rows) {
      chain = link(chain, row.text ?? '')
      if (row.text === null || !row.chain.equals(chain)) return { id: row.id }
      from = row.position
    }
  }
}
