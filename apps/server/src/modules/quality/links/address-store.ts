import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { jsonText } from '../../../platform/json-text.ts'
import type { Work } from '../../../platform/work.ts'
import type { JudgedFinding, Profile, RecordLink } from '../rules/judge-record.ts'
import type { AddressState } from '../rules/address-verdict.ts'

/** An address that was asked before. */
export interface KnownAddress {
  readonly url: string
  readonly state: AddressState
  readonly said: string
  readonly movedTo: string | null
  readonly failures: number
  readonly askedAt: Temporal.Instant
}

/** What is known of addresses. */
export async function addressStates(
  w: Pick<Work, 'db'>,
  urls: readonly string[],
): Promise<ReadonlyMap<string, KnownAddress>> {
  if (urls.length === 0) return new Map()
  const { rows } = await sql<KnownAddress>`
    select url, state, said, moved_to as "movedTo", failures, asked_at as "askedAt" from quality.address
    where key = any(${[...new Set(urls.map(keyOf))]}::uuid[])`.execute(w.db)
  return new Map(rows.map((row) => [row.url, row]))
}

/** Keeps what was found at addresses. */
export async function keepAddresses(
  w: Pick<Work, 'db' | 'now'>,
  found: readonly Omit<KnownAddress, 'askedAt'>[],
): Promise<void> {
  if (found.length === 0) return
  const rows = found.map((one) => ({ ...one, key: keyOf(one.url) }))
  await sql`
    insert into quality.address (key, url, state, said, moved_to, failures, asked_at)
    select key, url, state, said, "movedTo", failures, ${w.now}
    from json_to_recordset(${jsonText(rows)}::json) as r(key uuid, url text, state text, said text, "movedTo" text,
      failures integer)
    on conflict (key) do update set state = excluded.state, said = excluded.said, moved_to = excluded.moved_to,
      failures = excluded.failures, asked_at = excluded.asked_at`.execute(w.db)
}

/** What is to be said of the addresses in one record. */
export function linkFindings(
  links: readonly RecordLink[],
  states: ReadonlyMap<string, KnownAddress>,
  profile: Profile,
): readonly JudgedFinding[] {
  return links.flatMap(({ url, tag, occurrence, subfield, fieldKey }) => {
    const known = states.get(url)
    if (!known || (known.state !== 'dead' && known.state !== 'moved')) return []
    const code = known.state === 'dead' ? 'url-dead' : 'url-moved'
    if (profile.off.includes(code)) return []
    const severity = profile.severity[code] ?? (code === 'url-dead' ? 'warning' : 'info')
    return [{ code, severity, tag, occurrence, subfield, message: known.said, fieldKey }]
  })
}

function keyOf(url: string): string {
  return createHash('md5').update(url).digest('hex')
}
