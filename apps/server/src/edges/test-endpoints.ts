import type { FastifyInstance } from 'fastify'
import type { JobHandler } from '../platform/jobs.ts'
import type { Platform } from '../platform/platform.ts'
import { emptyDatabase } from '../platform/empty-database.ts'
import { sendProblem } from '../platform/serve.ts'

/** What the reset puts back into an empty library. */
export type Furnish = (
  platform: Platform,
) => Promise<{ readonly user: string; readonly password: string; readonly branch: number; readonly apiKey: string }>

/**
 * `/api/v1/test/`: the clock of the process, jobs on demand and a fresh start, for tests, training and acceptance runs.
 * Mounted only with `CARREL_TEST=1` on loopback.
 */
export function mountTestEndpoints(
  app: FastifyInstance,
  platform: Platform,
  handlers: readonly JobHandler[],
  furnish: Furnish,
): void {
  app.put<{ Body: { now?: unknown } }>('/api/v1/test/clock', async (request, reply) => {
    const now = momentFrom(request.body?.now)
    if (now === undefined) {
      return sendProblem(reply, [
        {
          code: 'invalid-now',
          field: 'now',
          message: 'Write now as a moment with its offset between 1970 and 2999, e.g. 2026-05-01T10:00:00Z.',
        },
      ])
    }
    platform.clock.set(now)
    return { now: platform.clock.now().toString() }
  })
  app.get('/api/v1/test/clock', async () => ({
    now: platform.clock.now().toString(),
    fixed: platform.clock.fixed !== undefined,
  }))
  app.delete('/api/v1/test/clock', async () => {
    platform.clock.reset()
    return { now: platform.clock.now().toString() }
  })
  app.post('/api/v1/test/jobs/run', async () => ({ ran: await platform.jobs.runDue(platform, handlers) }))
  app.post('/api/v1/test/reset', async () => {
    platform.clock.reset()
    await emptyDatabase(platform)
    platform.live.tell('reset')
    return furnish(platform)
  })
}

/** A moment that a library may live in; later ones would carry due dates past what PostgreSQL keeps. */
function momentFrom(text: unknown): Temporal.Instant | undefined {
  try {
    const moment = Temporal.Instant.from(String(text))
    const { year } = moment.toZonedDateTimeISO('UTC')
    return year >= 1970 && year <= 2999 ? moment : undefined
  } catch {
    return undefined
  }
}
