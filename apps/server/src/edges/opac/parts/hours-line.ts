import {
  calendarOf,
  dayAt,
  exceptionOn,
  isOpenAt,
  nextOpening,
  openingsOn,
  type Branch,
} from '../../../modules/org/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { writing } from '../dates.ts'
import { writingLocale } from '../messages/languages.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

/** Whether a branch is open now, until when, or when it opens next. */
export async function hoursLine(visit: Visit, branch: Branch): Promise<Html> {
  const { w, say, library, site } = visit
  const calendar = await calendarOf(w, branch.id)
  const locale = writingLocale(say, library.locale)
  const write = writing(site.formats(locale), locale, branch.timeZone, w.now, say)
  const today = dayAt(calendar, w.now)
  const closes = openingsOn(calendar, today).find((span) => Temporal.Instant.compare(w.now, span.closes) < 0)?.closes
  if (isOpenAt(calendar, w.now) && closes) return line('ok', say.hours.openUntil(write.time(closes)))
  const next = nextOpening(calendar, w.now)
  if (!next) return line('plain', html`<b>${say.hours.closed}</b>`)
  const day = dayAt(calendar, next)
  if (day.equals(today)) return line('warn', say.hours.opensAt(write.time(next)))
  const hadHours = openingsOn(calendar, today).length > 0
  if (hadHours) return line('plain', say.hours.opensOn(write.day(day), write.time(next)))
  return line('plain', say.hours.closedToday(exceptionOn(calendar, today)?.name, write.day(day)))
}

function line(tone: string, text: Html): Html {
  return html`<p class="where ${tone}">${icon(tone === 'ok' ? 'check' : 'clock')}<span>${text}</span></p>`
}
