import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { changed, defineCache } from '../../platform/live-cache.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Static } from '../../platform/schemas.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, lendingBranch } from '../org/index.ts'
import type { PutSortPlan, SortPlan, SortPlanVersion } from './contract.ts'
import type { SortRules } from './rules/decide-bin.ts'
import { planProblems } from './rules/plan-problems.ts'
import { placesOf } from './places.ts'

type Reader = Pick<Work, 'db' | 'platform'>
type Content = NonNullable<(typeof PutSortPlan)['types']>['body']

const topic = 'sorting.plan'

interface PlanRow {
  readonly branch_id: number
  readonly version: number
  readonly default_bin: string | null
  readonly bins: SortPlan['bins']
  readonly rules: SortPlan['rules']
  readonly saved_at: Temporal.Instant
  readonly saved_by: string
}

const inForce = defineCache(topic, [topic], async (w): Promise<ReadonlyMap<number, PlanRow>> => {
  const { rows } = await sql<PlanRow>`
    select distinct on (branch_id) * from sorting.plan order by branch_id, version desc`.execute(w.db)
  return new Map(rows.map((row) => [row.branch_id, row]))
})

/** Bins and rules in force at a branch; undefined where returns are not sorted. Read from the database only after a change. */
export async function sortRulesAt(w: Reader, branch: number): Promise<SortRules | undefined> {
  const row = (await inForce.get(w, 'all')).get(branch)
  return row && row.bins.length > 0 ? { bins: row.bins, rules: row.rules, defaultBin: row.default_bin } : undefined
}

/** Branches that sort, by name. */
export async function listPlans(w: Work) {
  const { byId } = await branchesOf(w)
  const rows = [...(await inForce.get(w, 'all')).values()]
    .filter((row) => row.bins.length > 0)
    .map((row) => ({
      branch: row.branch_id,
      branchName: byId.get(row.branch_id)?.name ?? '',
      bins: row.bins.length,
      rules: row.rules.length,
      savedAt: row.saved_at.toString(),
      savedBy: row.saved_by,
    }))
    .sort((a, b) => a.branchName.localeCompare(b.branchName))
  return { total: rows.length, rows }
}

/** Bins and rules of a branch: in force, or as an earlier version had them. */
export async function planOf(w: Work, branch: number, version?: number): Promise<SortPlan | Refusal> {
  const place = await lendingBranch(w, branch)
  if (isRefusal(place)) return place
  const row =
    version === undefined
      ? (await inForce.get(w, 'all')).get(branch)
      : (
          await sql<PlanRow>`select * from sorting.plan where branch_id = ${branch} and version = ${version}`.execute(
            w.db,
          )
        ).rows[0]
  if (!row && version !== undefined)
    return notFound('sort-plan', `${place.name} has no version ${version} of its bins and rules.`)
  return {
    branch,
    branchName: place.name,
    version: row?.version ?? 0,
    savedAt: row?.saved_at.toString() ?? null,
    savedBy: row?.saved_by ?? null,
    defaultBin: row?.default_bin ?? null,
    bins: row?.bins ?? [],
    rules: row?.rules ?? [],
  }
}

/** Saves bins and rules as the next version; refused when someone else saved meanwhile, and for every mistake at once. */
export async function putPlan(w: Work, branch: number, content: Content): Promise<SortPlan | Refusal> {
  const place = await lendingBranch(w, branch)
  if (isRefusal(place)) return place
  await sql`select pg_advisory_xact_lock(hashtext('sorting.plan'), ${branch})`.execute(w.db)
  const { rows } = await sql<{ version: number; saved_by: string }>`
    select version, saved_by from sorting.plan where branch_id = ${branch} order by version desc limit 1`.execute(w.db)
  const latest = rows[0]
  if (content.version !== (latest?.version ?? 0))
    return refuse({
      code: 'changed-meanwhile',
      message: `${latest?.saved_by ?? 'Someone'} saved bins and rules of ${place.name} meanwhile. Load the page again; yours are not saved yet.`,
    })
  const { names } = await placesOf(w)
  const blocks = planProblems(content, names)
  if (blocks.length > 0) return refuse(...blocks)
  const version = content.version + 1
  await sql`
    insert into sorting.plan (branch_id, version, default_bin, bins, rules, saved_at, saved_by)
    values (${branch}, ${version}, ${content.defaultBin}, ${jsonb(content.bins)}, ${jsonb(content.rules)}, ${w.now}, ${actorName(w.actor)})`.execute(
    w.db,
  )
  changed(w, topic)
  await w.audit({
    action: 'sorting.save',
    subject: `branch:${branch}`,
    detail: { version, bins: content.bins.length, rules: content.rules.length },
  })
  return planOf(w, branch, version)
}

/** Versions of a branch, latest first. */
export async function planVersions(
  w: Work,
  branch: number,
): Promise<{ total: number; rows: Static<typeof SortPlanVersion>[] }> {
  const { rows } = await sql<{
    version: number
    saved_at: Temporal.Instant
    saved_by: string
    bins: number
    rules: number
  }>`
    select version, saved_at, saved_by, jsonb_array_length(bins) as bins, jsonb_array_length(rules) as rules
    from sorting.plan where branch_id = ${branch} order by version desc limit 200`.execute(w.db)
  return {
    total: rows.length,
    rows: rows.map(({ saved_at, saved_by, ...row }) => ({ ...row, savedAt: saved_at.toString(), savedBy: saved_by })),
  }
}
