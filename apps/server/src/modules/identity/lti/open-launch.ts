import type { Work } from '../../../platform/work.ts'
import type { Launch } from './check-claims.ts'
import { seeContext, shownCourse } from './contexts.ts'
import type { LearningPlatform } from '../contract-lti.ts'
import { openVisit } from './visits.ts'

/** What a launch opens: a reading list, a title, the choice of one by whoever teaches, or word that there is none yet. */
export type Opened =
  | { readonly opens: 'course' | 'title'; readonly id: number }
  | { readonly opens: 'choice'; readonly token: string }
  | { readonly opens: 'nothing' }

/** Finds what a launch opens, by what was chosen for its link, else by the course from which it comes. */
export async function openLaunch(w: Work, platform: LearningPlatform, launch: Launch): Promise<Opened> {
  const { context, wanted, deepLink, instructor, name } = launch
  const known = context && (await seeContext(w, platform.id, launch.deployment, context))
  const choose = async (): Promise<Opened> => ({
    opens: 'choice',
    token: await openVisit(w, { platform: platform.id, context: known?.id ?? null, person: name, deepLink }),
  })
  if (deepLink) return choose()
  if (wanted.title !== undefined) return { opens: 'title', id: wanted.title }
  const chosen = await shownCourse(w, wanted.course)
  if (chosen !== undefined) return { opens: 'course', id: chosen }
  if (instructor && known) return choose()
  const linked = await shownCourse(w, known?.course)
  return linked === undefined ? { opens: 'nothing' } : { opens: 'course', id: linked }
}
