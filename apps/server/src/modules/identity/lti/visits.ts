import { sql } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import type { Outcome } from '../../../platform/refusal.ts'
import { tokenHash } from '../../../platform/session.ts'
import type { Work } from '../../../platform/work.ts'
import { newSecret } from '../attempts.ts'
import type { DeepLink } from './check-claims.ts'
import type { LearningPlatform } from '../contract-lti.ts'
import { contextById, type KnownContext } from './contexts.ts'
import { lost } from './launches.ts'
import { learningPlatform } from './platforms.ts'

/** Somebody who teaches there and may choose here, for two hours after the launch. */
export interface LearningVisit {
  readonly platform: LearningPlatform
  /** The course there; undefined where the platform named none. */
  readonly context: KnownContext | undefined
  readonly person: string
  readonly deepLink: DeepLink | undefined
}

interface Row {
  readonly platform: number
  readonly context: number | null
  readonly person: string
  readonly deepLink: DeepLink | null
}

const lasts: Temporal.DurationLike = { hours: 2 }

/** Lets somebody who came by a launch go on choosing: gives back the token of the pages on which they do. */
export async function openVisit(
  w: Work,
  visit: {
    readonly platform: number
    readonly context: number | null
    readonly person: string
    readonly deepLink?: DeepLink | undefined
  },
): Promise<string> {
  const token = newSecret()
  await sql`delete from identity.lti_visit where expires_at < ${w.now}`.execute(w.db)
  await sql`
    insert into identity.lti_visit (token_hash, platform_id, context_id, person, deep_link, expires_at)
    values (${tokenHash(token)}, ${visit.platform}, ${visit.context}, ${visit.person},
      ${visit.deepLink === undefined ? null : jsonb(visit.deepLink)}, ${w.now.add(lasts)})`.execute(w.db)
  return token
}

/** Who chooses by a token; `launch-lost` when its time is over or the platform was switched off. */
export async function visitByToken(w: Pick<Work, 'db' | 'now'>, token: string): Promise<Outcome<LearningVisit>> {
  const { rows } = await sql<Row>`
    select platform_id as platform, context_id as context, person, deep_link as "deepLink" from identity.lti_visit
    where token_hash = ${tokenHash(token)} and expires_at >= ${w.now}`.execute(w.db)
  const [row] = rows
  const platform = row && (await learningPlatform(w, row.platform))
  if (!row || !platform?.enabled) return lost()
  return {
    platform,
    context: row.context === null ? undefined : await contextById(w, row.context),
    person: row.person,
    deepLink: row.deepLink ?? undefined,
  }
}
