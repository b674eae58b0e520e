import { sql } from 'kysely'
import { databaseError } from '../../platform/db.ts'
import { isRefusal, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { patronFacts } from '../patrons/index.ts'
import type { ChangeCourse, Course } from './contract.ts'
import { courseById } from './course-views.ts'
import { syncCourse } from './sync-item.ts'

type CourseChange = NonNullable<(typeof ChangeCourse)['types']>['body']
type Asked = NonNullable<CourseChange['instructors']>

const broken: Readonly<Record<string, Block>> = {
  course_term_id_fkey: { code: 'term-not-found', field: 'term', message: 'There is no such term.' },
  course_department_id_fkey: {
    code: 'department-not-found',
    field: 'department',
    message: 'There is no such department.',
  },
  course_location_id_fkey: {
    code: 'location-not-found',
    field: 'location',
    message: 'There is no such shelving location.',
  },
  course_item_type_fkey: { code: 'item-type-not-found', field: 'itemType', message: 'There is no such item type.' },
  section_course_id_name_key: { code: 'section-twice', field: 'sections', message: 'Two sections have the same name.' },
}

/** Adds a course, or with `id` changes one: what is left out stays. */
export async function putCourse(w: Work, change: CourseChange, id?: number): Promise<Course | Refusal> {
  const before = id === undefined ? undefined : await courseById(w, id)
  if (isRefusal(before)) return before
  const instructors = change.instructors && (await instructorsOf(w, change.instructors))
  if (isRefusal(instructors)) return instructors
  const name = (change.name ?? before?.name ?? '').trim()
  if (name === '') return refuse({ code: 'invalid-name', field: 'name', message: 'Give the course a name.' })
  const row = {
    term: change.term ?? before?.term.id ?? 0,
    department: change.department === undefined ? (before?.department?.id ?? null) : change.department,
    code: (change.code ?? before?.code ?? '').trim(),
    enrolment: change.enrolment === undefined ? (before?.enrolment ?? null) : change.enrolment,
    note: change.note ?? before?.note ?? '',
    public: change.public ?? before?.public ?? true,
    location: change.location === undefined ? (before?.location ?? null) : change.location,
    itemType: change.itemType === undefined ? (before?.itemType ?? null) : change.itemType,
    collection: (change.collection ?? before?.collection ?? 'reserve').trim(),
    prefix: (change.callNumberPrefix ?? before?.callNumberPrefix ?? '').trim(),
  }
  try {
    const written = await (
      id === undefined
        ? sql<{ id: number }>`
          insert into reserves.course (term_id, department_id, code, name, enrolment, note, public, location_id, item_type, collection, call_prefix, created_at)
          values (${row.term}, ${row.department}, ${row.code}, ${name}, ${row.enrolment}, ${row.note}, ${row.public}, ${row.location}, ${row.itemType},
            ${row.collection}, ${row.prefix}, ${w.now}) returning id`
        : sql<{ id: number }>`
          update reserves.course set term_id = ${row.term}, department_id = ${row.department}, code = ${row.code}, name = ${name},
            enrolment = ${row.enrolment}, note = ${row.note}, public = ${row.public}, location_id = ${row.location}, item_type = ${row.itemType},
            collection = ${row.collection}, call_prefix = ${row.prefix} where id = ${id} returning id`
    ).execute(w.db)
    const course = written.rows[0]?.id
    if (course === undefined) throw new Error('The row was not written.')
    if (instructors) await replaceInstructors(w, course, instructors)
    if (change.sections) await replaceSections(w, course, change.sections)
    await w.audit({
      action: id === undefined ? 'course.create' : 'course.change',
      subject: `course:${course}`,
      detail: { ...change },
    })
    const refused = await syncCourse(w, course)
    return refused ?? (await courseById(w, course))
  } catch (error) {
    const block = broken[databaseError(error)?.constraint ?? '']
    if (block) return refuse(block)
    throw error
  }
}

interface Instructor {
  readonly patron: number | null
  readonly name: string
}

async function instructorsOf(w: Work, asked: Asked): Promise<readonly Instructor[] | Refusal> {
  const found: Instructor[] = []
  for (const one of asked) {
    const named = one.name?.trim() ?? ''
    if (one.patron == null && (one.card ?? '') === '') {
      if (named === '')
        return refuse({ code: 'invalid-name', field: 'instructors', message: 'Give each instructor a card or a name.' })
      found.push({ patron: null, name: named })
      continue
    }
    const patron = await patronFacts(w, one.patron == null ? { card: one.card ?? '' } : { id: one.patron })
    if (!patron)
      return refuse({
        code: 'patron-not-found',
        field: 'instructors',
        message: `No patron has the card or number ${one.card ?? one.patron ?? ''}.`,
      })
    found.push({ patron: patron.id, name: named || patron.name })
  }
  return found
}

async function replaceInstructors(w: Work, course: number, instructors: readonly Instructor[]): Promise<void> {
  await sql`delete from reserves.instructor where course_id = ${course}`.execute(w.db)
  for (const { patron, name } of instructors)
    await sql`insert into reserves.instructor (course_id, patron_id, name) values (${course}, ${patron}, ${name})`.execute(
      w.db,
    )
}

async function replaceSections(
  w: Work,
  course: number,
  sections: NonNullable<CourseChange['sections']>,
): Promise<void> {
  const names = sections.map(({ name }) => name.trim())
  await sql`delete from reserves.section where course_id = ${course} and name <> all(${names})`.execute(w.db)
  for (const section of sections)
    await sql`
      insert into reserves.section (course_id, name, enrolment) values (${course}, ${section.name.trim()}, ${section.enrolment ?? null})
      on conflict (course_id, name) do update set enrolment = excluded.enrolment`.execute(w.db)
}
