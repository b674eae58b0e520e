import type { Work } from '../../platform/work.ts'
import { branchById, libraryOf } from '../org/index.ts'

/** The day of a moment at a branch, as people here write it. */
export async function dayWords(w: Work, branch: number, moment: string): Promise<string> {
  const { locale } = await libraryOf(w)
  const timeZone = (await branchById(w, branch))?.timeZone ?? 'UTC'
  return Temporal.Instant.from(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toLocaleString(locale, { dateStyle: 'medium' })
}
