import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchesOf, lendingBranch } from '../org/index.ts'
import type { CurbsidePlan } from './contract.ts'
import type { PlanHours } from './rules/slots.ts'
import type { CurbsideTables } from './tables.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<CurbsideTables>(w)

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** A plan as rules use it. */
export interface Plan {
  readonly branch: number
  readonly enabled: boolean
  readonly hours: readonly PlanHours[]
  readonly slotMinutes: number
  readonly perSlot: number
  readonly leadMinutes: number
  readonly daysAhead: number
  readonly readyOnly: boolean
  readonly note: string
}

async function readPlans(w: Pick<Work, 'db'>, branch: number | undefined): Promise<readonly Plan[]> {
  const rows = await tables(w)
    .selectFrom('curbside.plan')
    .selectAll()
    .$if(branch !== undefined, (query) => query.where('branch_id', '=', branch ?? 0))
    .execute()
  const hours = await tables(w)
    .selectFrom('curbside.plan_hours')
    .selectAll()
    .orderBy('weekday')
    .orderBy('opens')
    .execute()
  return rows.map((row) => ({
    branch: row.branch_id,
    enabled: row.enabled,
    hours: hours.filter((one) => one.branch_id === row.branch_id),
    slotMinutes: row.slot_minutes,
    perSlot: row.per_slot,
    leadMinutes: row.lead_minutes,
    daysAhead: row.days_ahead,
    readyOnly: row.ready_only,
    note: row.note,
  }))
}

/** The plan of a branch, if it hands holds out at its door. */
export async function planOf(w: Pick<Work, 'db'>, branch: number): Promise<Plan | undefined> {
  return (await readPlans(w, branch))[0]
}

/** The plans of all branches; patrons see those that are in use. */
export async function listPlans(w: Work): Promise<{ total: number; rows: CurbsidePlan[] }> {
  const { byId } = await branchesOf(w)
  const isStaff = w.actor.kind === 'staff' || w.actor.kind === 'key'
  const rows = (await readPlans(w, undefined))
    .filter((plan) => plan.enabled || isStaff)
    .map((plan) => planView(plan, byId.get(plan.branch)?.name ?? ''))
    .toSorted((a, b) => a.branchName.localeCompare(b.branchName))
  return { total: rows.length, rows }
}

function planView(plan: Plan, branchName: string): CurbsidePlan {
  return {
    ...plan,
    branchName,
    hours: plan.hours.map(({ weekday, opens, closes }) => ({ weekday, opens: timeOf(opens), closes: timeOf(closes) })),
  }
}

/** A plan as it is to be. */
export interface PlanContent {
  readonly enabled?: boolean
  readonly hours: CurbsidePlan['hours']
  readonly slotMinutes: number
  readonly perSlot: number
  readonly leadMinutes?: number
  readonly daysAhead?: number
  readonly readyOnly?: boolean
  readonly note?: string
}

/** Sets how a branch hands holds out at its door; bookings that stand are kept. */
export async function putPlan(w: Work, branch: number, content: PlanContent): Promise<CurbsidePlan | Refusal> {
  const place = await lendingBranch(w, branch, 'branch')
  if (isRefusal(place)) return place
  const hours = content.hours.map(({ weekday, opens, closes }) => ({
    weekday,
    opens: minutesOf(opens),
    closes: minutesOf(closes),
  }))
  if (hours.some((one) => one.closes - one.opens < content.slotMinutes))
    return refuse({
      code: 'invalid-hours',
      field: 'hours',
      message: 'Hours must end after they begin, and hold at least one slot.',
    })
  const overlap = hours.some((one, index) =>
    hours.some(
      (other, at) =>
        at < index && other.weekday === one.weekday && other.opens < one.closes && one.opens < other.closes,
    ),
  )
  if (overlap)
    return refuse({ code: 'invalid-hours', field: 'hours', message: 'Two spans of the same day overlap. Join them.' })
  const values = {
    enabled: content.enabled ?? true,
    slot_minutes: content.slotMinutes,
    per_slot: content.perSlot,
    lead_minutes: content.leadMinutes ?? 0,
    days_ahead: content.daysAhead ?? 14,
    ready_only: content.readyOnly ?? false,
    note: content.note?.trim() ?? '',
    changed_at: w.now,
  }
  await tables(w)
    .insertInto('curbside.plan')
    .values({ branch_id: branch, ...values })
    .onConflict((clash) => clash.column('branch_id').doUpdateSet(values))
    .execute()
  await tables(w).deleteFrom('curbside.plan_hours').where('branch_id', '=', branch).execute()
  if (hours.length > 0)
    await tables(w)
      .insertInto('curbside.plan_hours')
      .values(hours.map((one) => ({ branch_id: branch, ...one })))
      .execute()
  await w.audit({ action: 'curbside.plan', subject: `branch:${branch}`, detail: { ...content } })
  w.afterCommit(() => w.platform.live.tell('curbside', { branch }))
  const plan = await planOf(w, branch)
  if (!plan) throw new Error(`The plan of branch ${branch} was not written.`)
  return planView(plan, place.name)
}
