import { cleanScan } from '@carrel/identifiers'
import { sql } from 'kysely'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ItemStatus } from '../catalog/index.ts'
import type { ReportPassages } from './contract-gates.ts'
import { gateForReport } from './gates.ts'
import { decidePassage } from './rules/decide-passage.ts'

type Report = NonNullable<(typeof ReportPassages)['types']>['body']
type Answer = NonNullable<(typeof ReportPassages)['types']>['response']
type Cause = Answer['things'][number]['cause']

interface Thing {
  readonly id: number
  readonly barcode: string
  readonly status: ItemStatus
  readonly lent: boolean
  readonly onSite: boolean
}

// A tag that stays between the antennas is read again and again: one alarm.
const sameThingSeconds = 60

/** Takes what a gate reports: answers for each thing whether it may leave, counts, and keeps alarms. */
export async function reportPassages(w: Work, id: number, report: Report): Promise<Answer | Refusal> {
  const gate = await gateForReport(w, id)
  if (isRefusal(gate)) return gate
  const at = momentOf(w, report.at)
  const codes = [...new Set((report.codes ?? []).map((code) => cleanScan(code)).filter((code) => code !== ''))]
  const known = await thingsBy(w, codes)
  const goesOut = report.direction !== 'in'
  const things = codes.map((code) => {
    const thing = known.get(code)
    const cause: Cause = (goesOut ? decidePassage(thing, gate) : undefined) ?? null
    return { code, known: thing !== undefined, lent: thing?.lent ?? false, cause }
  })
  const answer = { alarm: things.some(({ cause }) => cause !== null), repeated: false, things }
  if (report.report !== undefined && !(await isFirst(w, id, report.report, at))) return { ...answer, repeated: true }
  let alarms = 0
  for (const { code, cause } of things)
    if (cause !== null && (await keepAlarm(w, { gate: id, at, code, item: known.get(code)?.id ?? null, cause })))
      alarms += 1
  await count(w, id, at, {
    entered: report.entered ?? 0,
    wentOut: report.wentOut ?? 0,
    things: goesOut ? codes.length : 0,
    alarms,
  })
  await sql`update sorting.gate set heard_at = ${w.now} where id = ${id}`.execute(w.db)
  w.afterCommit(() =>
    w.platform.live.tell(alarms > 0 ? 'gate-alarm' : 'gate', { branch: gate.branch, gate: id, alarms }),
  )
  return answer
}

const oldest = Temporal.Duration.from({ hours: 24 * 7 })

/** As the gate says; never later than now, and what is older than a week counts as now: that clock is wrong. */
function momentOf(w: Work, at: string | undefined): Temporal.Instant {
  if (at === undefined) return w.now
  const moment = Temporal.Instant.from(at)
  const isWrong =
    Temporal.Instant.compare(moment, w.now) > 0 || Temporal.Instant.compare(moment, w.now.subtract(oldest)) < 0
  return isWrong ? w.now : moment
}

async function thingsBy(w: Work, codes: readonly string[]): Promise<ReadonlyMap<string, Thing>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<Thing>`
    select i.id, i.barcode, i.status, l.item_id is not null as lent, coalesce(l.on_site, false) as "onSite"
    from catalog.item_view i left join circulation.lent_item_view l on l.item_id = i.id
    where i.barcode = any(${codes}::text[])`.execute(w.db)
  return new Map(rows.map((row) => [row.barcode, row]))
}

async function isFirst(w: Work, gate: number, report: string, at: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into sorting.gate_report (gate_id, report, at) values (${gate}, ${report}, ${at})
    on conflict do nothing returning gate_id`.execute(w.db)
  return rows.length > 0
}

async function keepAlarm(
  w: Work,
  alarm: { gate: number; at: Temporal.Instant; code: string; item: number | null; cause: NonNullable<Cause> },
): Promise<boolean> {
  const { rows } = await sql`
    insert into sorting.gate_alarm (gate_id, at, code, item_id, cause)
    select ${alarm.gate}::bigint, ${alarm.at}::timestamptz, ${alarm.code}::text, ${alarm.item}::bigint, ${alarm.cause}::text
    where not exists (select from sorting.gate_alarm a where a.gate_id = ${alarm.gate} and a.code = ${alarm.code}
      and abs(extract(epoch from a.at - ${alarm.at}::timestamptz)) < ${sameThingSeconds})
    returning id`.execute(w.db)
  return rows.length > 0
}

async function count(
  w: Work,
  gate: number,
  at: Temporal.Instant,
  counts: { entered: number; wentOut: number; things: number; alarms: number },
): Promise<void> {
  await sql`
    insert into sorting.gate_hour (gate_id, hour, entered, went_out, things, alarms)
    values (${gate}, date_trunc('hour', ${at}::timestamptz), ${counts.entered}, ${counts.wentOut}, ${counts.things}, ${counts.alarms})
    on conflict (gate_id, hour) do update set entered = sorting.gate_hour.entered + excluded.entered,
      went_out = sorting.gate_hour.went_out + excluded.went_out, things = sorting.gate_hour.things + excluded.things,
      alarms = sorting.gate_hour.alarms + excluded.alarms`.execute(w.db)
}
