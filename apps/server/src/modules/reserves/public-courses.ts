import { sql } from 'kysely'
import { isRefusal, notFound, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { shelvingLocationsOf, todayAt } from '../org/index.ts'
import type { Course, ListReservesOfBib } from './contract.ts'
import type { GetPublicCourse, PublicCourse } from './contract-public.ts'
import { courseById, listCourses } from './course-views.ts'
import { readReadings } from './reading-views.ts'
import { standingOn } from './rules/standing.ts'

type Answer<R extends { readonly types?: { readonly response: unknown } }> = NonNullable<R['types']>['response']

function shown(course: Course): PublicCourse {
  return {
    id: course.id,
    code: course.code,
    name: course.name,
    term: course.term.name,
    department: course.department?.name ?? null,
    instructors: course.instructors.map(({ name }) => name),
    readings: course.readings,
  }
}

/** Courses that run or will run and that the public may see. */
export async function publicCourses(
  w: Work,
  query: {
    readonly q?: string
    readonly term?: number
    readonly department?: number
    readonly instructor?: string
    readonly limit?: number
    readonly offset?: number
  },
): Promise<{ total: number; rows: PublicCourse[] }> {
  const { instructor, ...rest } = query
  const { total, rows } = await listCourses(w, {
    ...rest,
    ...(instructor !== undefined && { instructorName: instructor }),
    public: true,
  })
  return { total, rows: rows.map(shown) }
}

/** A course with its reading list as everyone may see it; what has ended or is gone is left out. */
export async function publicCourse(w: Work, id: number): Promise<Answer<typeof GetPublicCourse> | Refusal> {
  const course = await courseById(w, id)
  if (isRefusal(course)) return course
  if (!course.public || course.state === 'ended') return notFound('course', `There is no course ${id}.`)
  const today = await todayAt(w, null)
  const locations = await shelvingLocationsOf(w)
  const rows = await readReadings(w, sql`r.course_id = ${id}`)
  return {
    course: shown(course),
    note: course.note,
    readings: rows
      .filter((row) => standingOn({ ...row, removed: false }, today) === 'running')
      .filter((row) => row.kind === 'link' || row.kind === 'note' || row.title !== null)
      .map((row) => ({
        kind: row.kind,
        section: row.sectionName,
        bib: row.bib,
        title: row.title,
        author: row.author,
        callNumber: row.callNumber,
        location: row.itemLocation === null ? null : (locations.get(row.itemLocation)?.name ?? null),
        branch: row.branch,
        available: row.kind === 'item' ? row.status === 'available' : null,
        due: row.due?.toString() ?? null,
        url: row.url,
        text: row.text,
        note: row.note,
      })),
  }
}

/** Public courses for which a title, or an item of it, is on reserve now. */
export async function reservesOfBib(w: Work, bib: number): Promise<Answer<typeof ListReservesOfBib>> {
  const today = await todayAt(w, null)
  const { rows } = await sql<{ course: number; code: string; name: string; items: number[] | null }>`
    select c.id as course, c.code, c.name, array_agg(r.item_id order by r.item_id) filter (where r.item_id is not null) as items
    from reserves.reading r join reserves.course c on c.id = r.course_id join reserves.term t on t.id = c.term_id
      left join catalog.item_view v on v.id = r.item_id
    where r.removed_at is null and c.public and c.ended_at is null and t.to_day >= ${today}
      and (r.from_day is null or r.from_day <= ${today}) and (r.until_day is null or r.until_day >= ${today})
      and (r.bib_id = ${bib} or v.bib_id = ${bib})
    group by c.id, c.code, c.name order by c.code, c.name`.execute(w.db)
  return { rows: rows.map((row) => ({ ...row, items: row.items ?? [] })) }
}
