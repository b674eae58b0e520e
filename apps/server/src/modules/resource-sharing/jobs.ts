import type { Platform } from '../../platform/platform.ts'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { tables } from './agency-store.ts'

/** Messages tell of people: none is kept longer than this, however seldom a partner sends one. */
const keptFor = { hours: 24 * 30 }

const ForgetMessages = defineJob('resource-sharing.forget-messages')

/** Forgets messages that are older than a month, and answers that nobody asks for again. */
export async function forgetMessages(platform: Platform): Promise<void> {
  const w = { db: platform.database.kysely }
  const now = platform.clock.now()
  await tables(w).deleteFrom('resource_sharing.message').where('at', '<', now.subtract(keptFor)).execute()
  await tables(w)
    .deleteFrom('resource_sharing.answered')
    .where('at', '<', now.subtract({ hours: 1 }))
    .execute()
}

/** The jobs of resource sharing. */
export const jobs: readonly JobHandler[] = [
  handle(ForgetMessages, ({ platform }) => forgetMessages(platform), '17 * * * *'),
]
