import { sql, type RawBuilder } from 'kysely'
import { notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { Course } from './contract.ts'

interface Row {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly term_id: number
  readonly term: string
  readonly from_day: Temporal.PlainDate
  readonly to_day: Temporal.PlainDate
  readonly department: Course['department']
  readonly instructors: Course['instructors'] | null
  readonly sections: Course['sections'] | null
  readonly enrolment: number | null
  readonly note: string
  readonly public: boolean
  readonly location: number | null
  readonly itemType: string | null
  readonly collection: string
  readonly callNumberPrefix: string
  readonly ended_at: Temporal.Instant | null
  readonly readings: number
  readonly wanted: number
  readonly total: number
}

/** Which courses are asked for. */
export interface CourseQuery {
  readonly q?: string
  readonly term?: number
  readonly department?: number
  readonly instructor?: number
  readonly instructorName?: string
  readonly state?: Course['state']
  readonly public?: boolean
  readonly limit?: number
  readonly offset?: number
}

function conditionOf(query: CourseQuery, today: Temporal.PlainDate): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  const text = query.q?.trim() ?? ''
  if (text !== '') {
    const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
    parts.push(sql`(c.name ilike ${like} or c.code ilike ${like}
      or exists (select from reserves.instructor i where i.course_id = c.id and i.name ilike ${like}))`)
  }
  if (query.term !== undefined) parts.push(sql`c.term_id = ${query.term}`)
  if (query.department !== undefined) parts.push(sql`c.department_id = ${query.department}`)
  if (query.instructor !== undefined)
    parts.push(
      sql`exists (select from reserves.instructor i where i.course_id = c.id and i.patron_id = ${query.instructor})`,
    )
  if (query.instructorName !== undefined)
    parts.push(
      sql`exists (select from reserves.instructor i where i.course_id = c.id and i.name = ${query.instructorName})`,
    )
  if (query.public === true) parts.push(sql`c.public and c.ended_at is null and t.to_day >= ${today}`)
  const isEnded = sql`(c.ended_at is not null or t.to_day < ${today})`
  if (query.state === 'ended') parts.push(isEnded)
  if (query.state === 'coming') parts.push(sql`not ${isEnded} and t.from_day > ${today}`)
  if (query.state === 'running') parts.push(sql`not ${isEnded} and t.from_day <= ${today}`)
  return sql.join(parts, sql` and `)
}

async function read(w: Work, condition: RawBuilder<unknown>, page: CourseQuery): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select c.id, c.code, c.name, c.term_id, t.name as term, t.from_day, t.to_day, c.enrolment, c.note, c.public,
      c.location_id as location, c.item_type as "itemType", c.collection, c.call_prefix as "callNumberPrefix", c.ended_at,
      (select json_build_object('id', d.id, 'code', d.code, 'name', d.name) from reserves.department d where d.id = c.department_id) as department,
      (select json_agg(json_build_object('patron', i.patron_id, 'name', i.name) order by i.id) from reserves.instructor i where i.course_id = c.id) as instructors,
      (select json_agg(json_build_object('id', s.id, 'name', s.name, 'enrolment', s.enrolment) order by s.id) from reserves.section s where s.course_id = c.id) as sections,
      (select count(*)::int from reserves.reading r where r.course_id = c.id and r.removed_at is null) as readings,
      (select count(*)::int from reserves.reading r join catalog.item_view v on v.id = r.item_id
        where r.course_id = c.id and r.removed_at is null and r.applied and v.status <> 'available') as wanted,
      count(*) over ()::int as total
    from reserves.course c join reserves.term t on t.id = c.term_id
    where ${condition} order by t.from_day desc, c.code, c.name, c.id limit ${page.limit ?? 100} offset ${page.offset ?? 0}`.execute(
    w.db,
  )
  return rows
}

function shown(row: Row, today: Temporal.PlainDate): Course {
  const sections = row.sections ?? []
  const enrolled = sections.flatMap((section) => (section.enrolment === null ? [] : [section.enrolment]))
  const ended = row.ended_at !== null || Temporal.PlainDate.compare(row.to_day, today) < 0
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    term: { id: row.term_id, name: row.term, from: row.from_day.toString(), to: row.to_day.toString() },
    department: row.department,
    instructors: row.instructors ?? [],
    sections,
    enrolment: row.enrolment ?? (enrolled.length > 0 ? enrolled.reduce((sum, count) => sum + count, 0) : null),
    note: row.note,
    public: row.public,
    location: row.location,
    itemType: row.itemType,
    collection: row.collection,
    callNumberPrefix: row.callNumberPrefix,
    state: ended ? 'ended' : Temporal.PlainDate.compare(row.from_day, today) > 0 ? 'coming' : 'running',
    endedAt: row.ended_at?.toString() ?? null,
    readings: row.readings,
    wanted: row.wanted,
  }
}

/** Courses, those of the latest term first. */
export async function listCourses(w: Work, query: CourseQuery): Promise<{ total: number; rows: Course[] }> {
  const today = await todayAt(w, null)
  const rows = await read(w, conditionOf(query, today), query)
  return { total: rows[0]?.total ?? 0, rows: rows.map((row) => shown(row, today)) }
}

/** One course. */
export async function courseById(w: Work, id: number): Promise<Course | Refusal> {
  const [row] = await read(w, sql`c.id = ${id}`, {})
  return row ? shown(row, await todayAt(w, null)) : notFound('course', `There is no course ${id}.`)
}
