import { refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { publicCourse, publicCourses, type PublicCourse } from '../../reserves/index.ts'
import { linkContext } from './contexts.ts'
import type { LearningContext } from '../contract-lti.ts'
import type { LearningVisit } from './visits.ts'

const most = 100

/** What somebody who came by a launch may choose from. */
export interface Choice {
  readonly own: readonly PublicCourse[]
  readonly others: readonly PublicCourse[]
  /** Others may be looked for. */
  readonly any: boolean
}

/** Reading lists to choose from: those that name the person as instructor, and others where the library lets them. */
export async function coursesToChoose(
  w: Work,
  { platform, person, deepLink }: LearningVisit,
  q: string,
): Promise<Choice> {
  const any = deepLink !== undefined || platform.instructorsChoose === 'any'
  if (!any && platform.instructorsChoose === 'none') return { own: [], others: [], any }
  const own = person === '' ? [] : (await publicCourses(w, { instructor: person, limit: most })).rows
  const found = any ? (await publicCourses(w, { ...(q !== '' && { q }), limit: most })).rows : []
  return { own, others: found.filter(({ id }) => own.every((one) => one.id !== id)), any }
}

/** Makes a reading list the one of the course from which somebody came, where it is theirs to choose. */
export async function chooseCourse(w: Work, visit: LearningVisit, course: number): Promise<Outcome<LearningContext>> {
  const { context, person, platform } = visit
  const found = await publicCourse(w, course)
  if ('blocks' in found) return found
  const isOwn = person !== '' && found.course.instructors.includes(person)
  const { instructorsChoose } = platform
  if (!context || instructorsChoose === 'none' || (instructorsChoose === 'own' && !isOwn))
    return refuse({
      code: 'course-not-yours',
      message: 'This reading list does not name you as its instructor. Ask the library to link it with your course.',
    })
  return linkContext(w, context.id, { course, by: person === '' ? platform.name : `${person} (${platform.name})` })
}
