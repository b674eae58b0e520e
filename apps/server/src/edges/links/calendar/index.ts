import type { FastifyInstance } from 'fastify'
import { calendarOwner } from '../../../modules/account-access/index.ts'
import { listLoans } from '../../../modules/circulation/index.ts'
import { listHolds } from '../../../modules/holds/index.ts'
import { branchById, libraryOf } from '../../../modules/org/index.ts'
import { readWork, type Work } from '../../../platform/work.ts'
import { tidyTitle } from '../../opac/parts/title-heading.ts'
import { siteOf, type House } from '../door.ts'
import { isPaced, tooFast } from '../pace.ts'
import { one, type Query } from '../query.ts'
import { calendarFile, type CalendarEntry } from './calendar-file.ts'
import { calendarWords } from './words.ts'

/** `/calendar/SECRET.ics`: what its owner has to bring back and may collect (RFC 5545). `lang` chooses the language. */
export function mountCalendars(app: FastifyInstance, house: House): void {
  app.get<{ Params: { file: string }; Querystring: Query }>('/calendar/:file', async (request, reply) => {
    reply.header('cache-control', 'private, no-store').header('x-robots-tag', 'noindex, nofollow')
    if (!isPaced(house.platform, request, 'calendar', 60)) return tooFast(reply)
    const token = /^([\w-]{32})\.ics$/.exec(request.params.file)?.[1]
    const owner = token === undefined ? undefined : await calendarOwner(house.platform, token)
    if (!owner)
      return reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .send('There is no calendar at this address. It may have ended: make a new one in your library account.\n')
    const w = readWork(house.platform, owner)
    const library = await libraryOf(w)
    const words = calendarWords(one(request.query, 'lang', 10) || library.locale.slice(0, 2))
    const entries = await entriesOf(w, owner.id, siteOf(request), words)
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="library.ics"')
      .send(calendarFile(words.name(library.name), entries, w.now))
  })
}

async function entriesOf(
  w: Work,
  patron: number,
  site: string,
  words: ReturnType<typeof calendarWords>,
): Promise<readonly CalendarEntry[]> {
  const [loans, holds] = await Promise.all([listLoans(w, { patron }), listHolds(w, { patron, open: true })])
  const { host } = new URL(site)
  const url = `${site}/account`
  const due = await Promise.all(
    loans.rows
      .filter(({ state }) => state === 'out' || state === 'overdue')
      .map(async (loan): Promise<CalendarEntry> => {
        const branch = await branchById(w, loan.branch)
        return {
          uid: `loan-${loan.id}@${host}`,
          when: dayOrMoment(Temporal.Instant.from(loan.due), branch?.timeZone ?? 'UTC'),
          summary: words.bringBack(tidyTitle(loan.title)),
          place: branch?.name ?? '',
          url,
          remind: true,
        }
      }),
  )
  const waiting = holds.rows.flatMap((hold): readonly CalendarEntry[] =>
    hold.state !== 'ready' || hold.shelfUntil === null
      ? []
      : [
          {
            uid: `hold-${hold.id}@${host}`,
            when: Temporal.PlainDate.from(hold.shelfUntil),
            summary: words.collect(tidyTitle(hold.title)),
            place: hold.pickupName,
            url,
            remind: true,
          },
        ],
  )
  return [...due, ...waiting]
}

/** What is due at the end of a day is an entry of that day; what is lent by the hour, of its moment. */
function dayOrMoment(due: Temporal.Instant, timeZone: string): Temporal.PlainDate | Temporal.Instant {
  const local = due.toZonedDateTimeISO(timeZone)
  return local.hour === 23 && local.minute === 59 ? local.toPlainDate() : due
}
