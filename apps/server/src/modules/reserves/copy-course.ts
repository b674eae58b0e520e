import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { isRefusal, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import type { Course } from './contract.ts'
import { courseById } from './course-views.ts'
import { syncCourse } from './sync-item.ts'
import { listTerms, noTerm } from './terms.ts'

/** Copies a course with its people, sections and reading list to another term; its items are on reserve from the first day of that term. */
export async function copyCourse(
  w: Work,
  id: number,
  request: { readonly term: number; readonly items?: boolean },
): Promise<Course | Refusal> {
  const course = await courseById(w, id)
  if (isRefusal(course)) return course
  const term = (await listTerms(w)).find((one) => one.id === request.term)
  if (!term) return noTerm(request.term)
  const today = (await todayAt(w, null)).toString()
  const { rows } = await sql<{ id: number }>`
    insert into reserves.course (term_id, department_id, code, name, enrolment, note, public, location_id, item_type, collection, call_prefix, created_at)
    select ${term.id}, department_id, code, name, enrolment, note, public, location_id, item_type, collection, call_prefix, ${w.now}
    from reserves.course where id = ${id} returning id`.execute(w.db)
  const copy = rows[0]?.id
  if (copy === undefined) throw new Error('The row was not written.')
  await sql`insert into reserves.instructor (course_id, patron_id, name)
    select ${copy}, patron_id, name from reserves.instructor where course_id = ${id} order by id`.execute(w.db)
  await sql`insert into reserves.section (course_id, name, enrolment)
    select ${copy}, name, enrolment from reserves.section where course_id = ${id} order by id`.execute(w.db)
  await sql`
    insert into reserves.reading (course_id, section_id, position, kind, item_id, bib_id, url, text, note, from_day, location_id, item_type,
      collection, call_prefix, added_at, added_by)
    select ${copy}, (select n.id from reserves.section n join reserves.section o on o.name = n.name where n.course_id = ${copy} and o.id = r.section_id),
      r.position, r.kind, r.item_id, r.bib_id, r.url, r.text, r.note,
      case when r.kind = 'item' and ${term.from > today} then ${term.from}::date end, r.location_id, r.item_type, r.collection,
      r.call_prefix, ${w.now}, ${actorName(w.actor)}
    from reserves.reading r left join catalog.item_view v on v.id = r.item_id
    where r.course_id = ${id} and r.removed_at is null and (r.kind <> 'item' or (${request.items ?? true} and v.id is not null))`.execute(
    w.db,
  )
  await w.audit({ action: 'course.copy', subject: `course:${copy}`, detail: { from: id, term: term.id } })
  return (await syncCourse(w, copy)) ?? courseById(w, copy)
}
