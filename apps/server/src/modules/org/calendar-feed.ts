import type { FastifyInstance } from 'fastify'
import type { Platform } from '../../platform/platform.ts'
import { sendProblem } from '../../platform/serve.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import { calendarOf } from './calendars.ts'
import { writeCalendar } from './rules/ical/write-calendar.ts'

/**
 * The closings of a public branch as a feed that other calendars follow: `GET /api/v1/branches/:id/closings.ics`, for anyone.
 */
export function mountCalendarFeed(app: FastifyInstance, platform: Platform): void {
  app.get<{ Params: { id: string } }>('/api/v1/branches/:id/closings.ics', async (request, reply) => {
    const w = readWork(platform, carrel)
    const id = Number(request.params.id)
    const branch = Number.isSafeInteger(id) && id > 0 ? await branchById(w, id) : undefined
    if (!branch?.public) return sendProblem(reply, [{ code: 'branch-not-found', message: 'There is no such branch.' }])
    const calendar = await calendarOf(w, branch.id)
    return reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .header('content-disposition', `inline; filename="closings-${branch.id}.ics"`)
      .send(
        writeCalendar({
          name: branch.name,
          timeZone: calendar.timeZone,
          host: request.hostname,
          now: w.now,
          exceptions: calendar.exceptions.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from) || a.id - b.id),
        }),
      )
  })
}
