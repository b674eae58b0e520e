import type { Work } from '../../platform/work.ts'
import { branchById, dayAt } from '../org/index.ts'

/** The last day of a card and, where one was given, the moment at which it ends; undefined: nothing was said. */
export async function cardEnd(
  w: Pick<Work, 'db' | 'platform'>,
  branch: number,
  said: { readonly expires?: string | null; readonly expiresAt?: string | null },
): Promise<{ readonly expires: Temporal.PlainDate | null | undefined; readonly expiresAt?: Temporal.Instant }> {
  if (typeof said.expiresAt === 'string') {
    const expiresAt = Temporal.Instant.from(said.expiresAt)
    const timeZone = (await branchById(w, branch))?.timeZone ?? 'UTC'
    return { expires: dayAt({ timeZone }, expiresAt), expiresAt }
  }
  if (said.expires === undefined) return { expires: undefined }
  return { expires: said.expires === null ? null : Temporal.PlainDate.from(said.expires) }
}
