import { sql } from 'kysely'
import { databaseError, violates } from '../../platform/db.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Department, Term } from './contract.ts'
import { syncCourse } from './sync-item.ts'

const taken = (field: string, message: string) => refuse({ code: 'name-taken', field, message })

/** Terms, the latest first. */
export async function listTerms(w: Pick<Work, 'db'>): Promise<Term[]> {
  const { rows } = await sql<Omit<Term, 'from' | 'to'> & { from: Temporal.PlainDate; to: Temporal.PlainDate }>`
    select t.id, t.name, t.from_day as "from", t.to_day as "to",
      (select count(*)::int from reserves.course c where c.term_id = t.id) as courses
    from reserves.term t order by t.from_day desc, t.id desc`.execute(w.db)
  return rows.map((row) => ({ ...row, from: row.from.toString(), to: row.to.toString() }))
}

/** Adds a term, or changes one; what its courses have on reserve follows its days. */
export async function putTerm(
  w: Work,
  request: { readonly name?: string; readonly from?: string; readonly to?: string },
  id?: number,
): Promise<Term | Refusal> {
  const before = id === undefined ? undefined : (await listTerms(w)).find((term) => term.id === id)
  if (id !== undefined && !before) return noTerm(id)
  const term = {
    name: (request.name ?? before?.name ?? '').trim(),
    from: request.from ?? before?.from ?? '',
    to: request.to ?? before?.to ?? '',
  }
  if (term.name === '') return refuse({ code: 'invalid-name', field: 'name', message: 'Give the term a name.' })
  if (term.to < term.from)
    return refuse({ code: 'invalid-days', field: 'to', message: 'The term ends before it begins.' })
  const write =
    id === undefined
      ? sql<{
          id: number
        }>`insert into reserves.term (name, from_day, to_day) values (${term.name}, ${term.from}, ${term.to}) returning id`
      : sql<{
          id: number
        }>`update reserves.term set name = ${term.name}, from_day = ${term.from}, to_day = ${term.to} where id = ${id} returning id`
  try {
    const { rows } = await write.execute(w.db)
    const written = rows[0]?.id
    if (written === undefined) return noTerm(id ?? 0)
    await w.audit({
      action: id === undefined ? 'term.create' : 'term.change',
      subject: `term:${written}`,
      detail: term,
    })
    if (id !== undefined) {
      const { rows: courses } = await sql<{
        id: number
      }>`select id from reserves.course where term_id = ${id} order by id`.execute(w.db)
      for (const course of courses) {
        const refused = await syncCourse(w, course.id)
        if (refused) return refused
      }
    }
    return (await listTerms(w)).find((one) => one.id === written) ?? noTerm(written)
  } catch (error) {
    if (violates(error, 'term_name')) return taken('name', `There is a term "${term.name}" already.`)
    throw error
  }
}

/** What is said of a term that is not there. */
export function noTerm(id: number): Refusal {
  return notFound('term', `There is no term ${id}.`)
}

/** Departments by name. */
export async function listDepartments(w: Pick<Work, 'db'>): Promise<Department[]> {
  const { rows } = await sql<Department>`
    select d.id, d.code, d.name, (select count(*)::int from reserves.course c where c.department_id = d.id) as courses
    from reserves.department d order by d.name, d.id`.execute(w.db)
  return [...rows]
}

/** Adds a department, or changes one. */
export async function putDepartment(
  w: Work,
  request: { readonly code?: string; readonly name?: string },
  id?: number,
): Promise<Department | Refusal> {
  const before = id === undefined ? undefined : (await listDepartments(w)).find((one) => one.id === id)
  if (id !== undefined && !before) return notFound('department', `There is no department ${id}.`)
  const code = (request.code ?? before?.code ?? '').trim()
  const name = (request.name ?? before?.name ?? '').trim()
  if (code === '' || name === '')
    return refuse({ code: 'invalid-name', field: 'name', message: 'Give the department a code and a name.' })
  const write =
    id === undefined
      ? sql<{ id: number }>`insert into reserves.department (code, name) values (${code}, ${name}) returning id`
      : sql<{ id: number }>`update reserves.department set code = ${code}, name = ${name} where id = ${id} returning id`
  try {
    const { rows } = await write.execute(w.db)
    const written = rows[0]?.id
    await w.audit({ action: 'department.write', subject: `department:${written}`, detail: { code, name } })
    return (await listDepartments(w)).find((one) => one.id === written) ?? notFound('department', 'It is gone.')
  } catch (error) {
    if (violates(error, 'department_code')) return taken('code', `There is a department with the code ${code} already.`)
    throw error
  }
}

/** Deletes a term or a department that no course needs. */
export async function deleteUnused(w: Work, what: 'term' | 'department', id: number): Promise<Refusal | undefined> {
  try {
    const { rows } =
      what === 'term'
        ? await sql`delete from reserves.term where id = ${id} returning id`.execute(w.db)
        : await sql`delete from reserves.department where id = ${id} returning id`.execute(w.db)
    if (rows.length === 0) return notFound(what, `There is no ${what} ${id}.`)
    await w.audit({ action: `${what}.delete`, subject: `${what}:${id}` })
    return undefined
  } catch (error) {
    if (databaseError(error)?.code === '23503')
      return refuse({
        code: `${what}-has-courses`,
        message: `Courses belong to this ${what}. Delete or move them first.`,
      })
    throw error
  }
}
