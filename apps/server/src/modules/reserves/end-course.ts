import { sql } from 'kysely'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { Course } from './contract.ts'
import { courseById } from './course-views.ts'
import { syncCourse } from './sync-item.ts'

/** Ends a course by hand, or opens one again that was; its items follow at once. */
export async function endCourse(w: Work, id: number, ends: boolean): Promise<Course | Refusal> {
  const course = await courseById(w, id)
  if (isRefusal(course)) return course
  if ((course.endedAt !== null) === ends)
    return refuse(
      ends
        ? { code: 'course-ended', message: 'This course was ended already.' }
        : { code: 'course-not-ended', message: 'This course was not ended by hand; it ends with its term.' },
    )
  await sql`update reserves.course set ended_at = ${ends ? w.now : null} where id = ${id}`.execute(w.db)
  await w.audit({ action: ends ? 'course.end' : 'course.reopen', subject: `course:${id}` })
  return (await syncCourse(w, id)) ?? courseById(w, id)
}

/** Deletes a course; its items are what they were before. */
export async function deleteCourse(w: Work, id: number): Promise<Refusal | undefined> {
  const course = await courseById(w, id)
  if (isRefusal(course)) return course
  await sql`update reserves.reading set removed_at = ${w.now} where course_id = ${id} and removed_at is null`.execute(
    w.db,
  )
  const refused = await syncCourse(w, id)
  if (refused) return refused
  await sql`delete from reserves.course where id = ${id}`.execute(w.db)
  await w.audit({ action: 'course.delete', subject: `course:${id}`, detail: { code: course.code, name: course.name } })
  return undefined
}
