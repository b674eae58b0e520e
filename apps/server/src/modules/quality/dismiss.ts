import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { refuse, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { lockBibs, qualityTopic } from './judge-bibs.ts'
import type { JudgedFinding } from './rules/judge-record.ts'
import { writeFindings } from './write-findings.ts'

interface Marked extends JudgedFinding {
  readonly id: number
  readonly bib: number
}

/** How many flags changed, and how many were not there any more. */
export interface Changed {
  readonly changed: number
  readonly gone: number
}

/** Says that flags are right as they are; it holds for as long as their fields do not change. */
export async function dismissFlags(w: Work, ids: readonly number[], reason: string): Promise<Outcome<Changed>> {
  const said = reason.trim()
  if (said === '')
    return refuse({
      code: 'reason-missing',
      field: 'reason',
      message: 'Write why this is right as it is, so that the next person need not ask.',
    })
  const flags = await lockedFlags(w, ids)
  for (const { bib, code, tag, subfield, fieldKey } of flags) {
    await sql`
      insert into quality.dismissal (bib_id, code, tag, subfield, field_key, reason, by_name, at)
      values (${bib}, ${code}, ${tag ?? ''}, ${subfield ?? ''}, ${fieldKey}, ${said}, ${actorName(w.actor)}, ${w.now})
      on conflict (bib_id, code, tag, subfield, field_key) do update set reason = excluded.reason,
        by_name = excluded.by_name, at = excluded.at`.execute(w.db)
  }
  return afterwards(w, ids, flags, 'quality.dismiss', { reason: said })
}

/** Opens dismissed flags again. */
export async function restoreFlags(w: Work, ids: readonly number[]): Promise<Outcome<Changed>> {
  const flags = await lockedFlags(w, ids)
  for (const { bib, code, tag, subfield, fieldKey } of flags) {
    await sql`
      delete from quality.dismissal where bib_id = ${bib} and code = ${code} and tag = ${tag ?? ''}
        and subfield = ${subfield ?? ''} and field_key = ${fieldKey}`.execute(w.db)
  }
  return afterwards(w, ids, flags, 'quality.restore', {})
}

async function lockedFlags(w: Work, ids: readonly number[]): Promise<readonly Marked[]> {
  const { rows } = await sql<{ bib: number }>`
    select distinct bib_id as bib from quality.finding where id = any(${ids}::bigint[])`.execute(w.db)
  await lockBibs(
    w,
    rows.map(({ bib }) => bib),
  )
  return findings(w, sql`id = any(${ids}::bigint[])`)
}

async function findings(w: Work, where: ReturnType<typeof sql>): Promise<readonly Marked[]> {
  const { rows } = await sql<Marked>`
    select id, bib_id as bib, code, severity, tag, occurrence, subfield, message, field_key as "fieldKey"
    from quality.finding where ${where} order by id`.execute(w.db)
  return rows
}

async function afterwards(
  w: Work,
  ids: readonly number[],
  flags: readonly Marked[],
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<Changed> {
  const bibs = [...new Set(flags.map(({ bib }) => bib))]
  const kept = Map.groupBy(await findings(w, sql`bib_id = any(${bibs}::bigint[])`), ({ bib }) => bib)
  await writeFindings(w, bibs, kept)
  for (const { id, bib, code, tag } of flags)
    await w.audit({ action, subject: `bib:${bib}`, detail: { flag: id, code, tag, ...detail } })
  w.afterCommit(() => w.platform.live.tell(qualityTopic))
  return { changed: flags.length, gone: new Set(ids).size - flags.length }
}
