import { sql } from 'kysely'
import { violates } from '../../platform/db.ts'
import { minorDigits } from '../../platform/money.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById, libraryOf } from '../org/index.ts'
import { deskBranch } from './charge.ts'
import type { ListTills, Till, TillReport } from './contract-tills.ts'
import { denominationsOf } from './rules/denominations.ts'
import type { FeesTables } from './tables.ts'
import { reportOf, sessionRows } from './till-report.ts'

interface TillRow {
  readonly id: number
  readonly branch: number
  readonly name: string
  readonly active: boolean
  readonly last: TillReport | null
}

async function tillRows(w: Work, condition: ReturnType<typeof sql>): Promise<Till[]> {
  const { rows } = await sql<TillRow>`
    select t.id, t.branch_id as branch, t.name, t.active,
      (select s.report from fees.till_session s where s.till_id = t.id and s.closed_at is not null order by s.id desc limit 1) as last
    from fees.till t where ${condition} order by t.branch_id, lower(t.name), t.id`.execute(w.db)
  const open = await sessionRows(w, sql`s.closed_at is null and t.id = any(${rows.map((row) => row.id)}::bigint[])`)
  const tills: Till[] = []
  for (const { last, ...row } of rows) {
    const session = open.find((one) => one.till === row.id)
    tills.push({
      ...row,
      session: session?.id ?? null,
      openedAt: session?.openedAt.toString() ?? null,
      openedBy: session?.openedBy ?? null,
      expected: session ? (await reportOf(w, session)).expected : null,
      left: last?.left ?? null,
    })
  }
  return tills
}

/** Tills of a branch, by default of the desk's; with `all`, those put away too. */
export async function listTills(w: Work, query: NonNullable<(typeof ListTills)['types']>['query']) {
  const branch = query.branch ?? deskBranch(w)
  const place = branch === null ? sql`true` : sql`t.branch_id = ${branch}`
  const rows = await tillRows(w, sql`${place} and (t.active or ${query.all === true})`)
  const { currency } = await libraryOf(w)
  return { total: rows.length, rows, denominations: [...denominationsOf(currency, minorDigits(currency))] }
}

/** One till. */
export async function tillById(w: Work, id: number): Promise<Till | Refusal> {
  const [till] = await tillRows(w, sql`t.id = ${id}`)
  return till ?? notFound('till', `There is no till ${id}.`)
}

const nameTaken = (name: string) =>
  refuse({
    code: 'till-exists',
    field: 'name',
    message: `This branch has a till "${name}" already. Choose another name.`,
  })

/** Adds a till to a branch. */
export async function createTill(
  w: Work,
  request: { readonly branch: number; readonly name: string },
): Promise<Till | Refusal> {
  const name = request.name.trim()
  if (name === '')
    return refuse({ code: 'invalid-name', field: 'name', message: 'Give the till a name, such as Front desk.' })
  if (!(await branchById(w, request.branch))) return notFound('branch', `There is no branch ${request.branch}.`)
  const made = await uniquely(name, () =>
    tablesOf<FeesTables>(w)
      .insertInto('fees.till')
      .values({ branch_id: request.branch, name })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  if (isRefusal(made)) return made
  await w.audit({ action: 'till.create', subject: `till:${made.id}`, detail: { name, branch: request.branch } })
  return tillById(w, made.id)
}

/** Renames a till or puts it away; an open one must be closed first. */
export async function changeTill(
  w: Work,
  id: number,
  change: { readonly name?: string; readonly active?: boolean },
): Promise<Till | Refusal> {
  const till = await tillById(w, id)
  if (isRefusal(till)) return till
  if (change.active === false && till.session !== null)
    return refuse({ code: 'till-open', message: 'This till is open. Count and close it before you put it away.' })
  const name = change.name?.trim()
  if (name === '') return refuse({ code: 'invalid-name', field: 'name', message: 'Give the till a name.' })
  const written = await uniquely(name ?? till.name, () =>
    tablesOf<FeesTables>(w)
      .updateTable('fees.till')
      .set({ name: name ?? till.name, active: change.active ?? till.active })
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (isRefusal(written)) return written
  await w.audit({ action: 'till.change', subject: `till:${id}`, detail: { ...change } })
  return tillById(w, id)
}

async function uniquely<T>(name: string, write: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await write()
  } catch (error) {
    if (violates(error, 'till_name')) return nameTaken(name)
    throw error
  }
}
