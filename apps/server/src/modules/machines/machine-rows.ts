import { sql, type RawBuilder } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { Machine, MachineKind } from './contract.ts'
import { machinePermissions, type SomeMachineOptions } from './contract-options.ts'
import { completeOptions } from './machine-options.ts'

interface Row {
  readonly id: number
  readonly name: string
  readonly kind: MachineKind
  readonly branch: number
  readonly branch_name: string
  readonly login: string
  readonly active: boolean
  readonly permissions: readonly string[]
  readonly options: SomeMachineOptions
  readonly note: string
  readonly created_at: Temporal.Instant
  readonly password_set_at: Temporal.Instant
  readonly last_message_at: Temporal.Instant | null
  readonly connected: number
  readonly per_minute: number
  readonly problem: { readonly at: string; readonly text: string } | null
  readonly total: number
}

/** How long a line counts as open after the process that holds it was last heard of. */
export const staleAfter = '60 seconds'

/** Reads machines with how they do just now; `condition` may use `m`. */
export async function readMachines(
  w: Pick<Work, 'db'>,
  condition: RawBuilder<unknown>,
  page: { readonly limit?: number; readonly offset?: number } = {},
): Promise<{ total: number; rows: Machine[] }> {
  const { rows } = await sql<Row>`
    select m.id, m.name, m.kind, m.branch_id as branch, b.name as branch_name, m.login, m.active, m.permissions, m.options, m.note,
      m.created_at, m.password_set_at, m.last_message_at, coalesce(s.connected, 0)::int as connected,
      coalesce(s.per_minute, 0)::int as per_minute,
      (select json_build_object('at', t.at, 'text', coalesce(t.problem, t.text)) from machines.trace t
        where t.machine_id = m.id and t.tone = 'fault' order by t.id desc limit 1) as problem,
      count(*) over () as total
    from machines.machine m join org.branch_view b on b.id = m.branch_id
      left join (select machine_id, count(*) filter (where not emulated) as connected, sum(per_minute) as per_minute
        from machines.session where seen_at > now() - ${staleAfter}::interval group by machine_id) s on s.machine_id = m.id
    where ${condition} order by b.name, m.name, m.id
    limit ${page.limit ?? 200} offset ${page.offset ?? 0}`.execute(w.db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(view) }
}

/** Permissions as they are stored, without those that machines no longer know. */
export function knownPermissions(stored: readonly string[]) {
  return machinePermissions.filter((code) => stored.includes(code))
}

function view(row: Row): Machine {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    branch: row.branch,
    branchName: row.branch_name,
    login: row.login,
    active: row.active,
    permissions: knownPermissions(row.permissions),
    options: completeOptions(row.options),
    note: row.note,
    createdAt: row.created_at.toString(),
    passwordSetAt: row.password_set_at.toString(),
    state: {
      connected: row.connected,
      lastMessage: row.last_message_at?.toString() ?? null,
      perMinute: row.per_minute,
      lastProblem: row.problem && { at: Temporal.Instant.from(row.problem.at).toString(), text: row.problem.text },
    },
  }
}
