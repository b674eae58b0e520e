import { sql } from 'kysely'
import { violates } from '../../../platform/db.ts'
import { isRefusal, notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { publicCourse } from '../../reserves/index.ts'
import type { Launch } from './check-claims.ts'
import type { LearningContext } from '../contract-lti.ts'

interface Row extends Omit<LearningContext, 'seenAt'> {
  readonly seenAt: Temporal.Instant
  readonly total: number
}

/** A course of a platform as it is known here: its number and the reading list that belongs to it. */
export interface KnownContext {
  readonly id: number
  readonly title: string
  readonly course: number | null
}

/** Notes that somebody came from a course of a platform; gives back what is known of it. */
export async function seeContext(
  w: Work,
  platform: number,
  deployment: string,
  { id, label, title }: NonNullable<Launch['context']>,
): Promise<KnownContext> {
  const { rows } = await sql<KnownContext>`
    insert into identity.lti_context (platform_id, deployment, context, label, title, seen_at)
    values (${platform}, ${deployment}, ${id}, ${label}, ${title}, ${w.now})
    on conflict on constraint lti_context_once do update set label = coalesce(nullif(excluded.label, ''), lti_context.label),
      title = coalesce(nullif(excluded.title, ''), lti_context.title), seen_at = excluded.seen_at
    returning id, coalesce(nullif(title, ''), label) as title, course_id as course`.execute(w.db)
  const [row] = rows
  if (!row) throw new Error('The row was not written.')
  return row
}

/** One course of a platform; undefined where there is none. */
export async function contextById({ db }: Pick<Work, 'db'>, id: number): Promise<KnownContext | undefined> {
  const { rows } = await sql<KnownContext>`
    select id, coalesce(nullif(title, ''), label) as title, course_id as course from identity.lti_context where id = ${id}`.execute(
    db,
  )
  return rows[0]
}

/** Courses of platforms; those without a reading list first, then those from which somebody came last. */
export async function listContexts(
  w: Work,
  page: { readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: LearningContext[] }> {
  const rows = await read(w, sql`true`, page)
  return { total: rows[0]?.total ?? 0, rows: rows.map(shown) }
}

/** Says which reading list belongs to a course of a platform. `by`: who chose it there, where it was not staff here. */
export async function linkContext(
  w: Work,
  id: number,
  { course, by }: { readonly course: number | null; readonly by: string },
): Promise<Outcome<LearningContext>> {
  try {
    const { rows } = await sql`
      update identity.lti_context set course_id = ${course}, linked_by = ${course === null ? null : by}
      where id = ${id} returning id`.execute(w.db)
    if (rows.length === 0) return notFound('learning-context', `There is no course ${id} of a platform.`)
  } catch (error) {
    if (violates(error, 'lti_context_course_id_fkey')) return notFound('course', `There is no course ${course}.`)
    throw error
  }
  await w.audit({ action: 'lti-context.link', subject: `lti-context:${id}`, detail: { course, by } })
  const [row] = await read(w, sql`c.id = ${id}`, {})
  return row ? shown(row) : notFound('learning-context', `There is no course ${id} of a platform.`)
}

/** The number of a reading list that everybody may see now; undefined otherwise. */
export async function shownCourse(w: Work, course: number | null | undefined): Promise<number | undefined> {
  return course == null || isRefusal(await publicCourse(w, course)) ? undefined : course
}

async function read(
  w: Work,
  condition: ReturnType<typeof sql>,
  { limit = 100, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    select c.id, json_build_object('id', p.id, 'name', p.name) as platform, c.label, c.title, c.linked_by as "linkedBy", c.seen_at as "seenAt",
      (select json_build_object('id', r.id, 'name', trim(r.code || ' ' || r.name)) from reserves.course_name_view r where r.id = c.course_id) as course,
      count(*) over ()::int as total
    from identity.lti_context c join identity.lti_platform p on p.id = c.platform_id
    where ${condition} order by (c.course_id is null) desc, c.seen_at desc, c.id limit ${limit} offset ${offset}`.execute(
    w.db,
  )
  return rows
}

function shown({ id, platform, label, title, course, linkedBy, seenAt }: Row): LearningContext {
  return { id, platform, label, title, course, linkedBy, seenAt: seenAt.toString() }
}
