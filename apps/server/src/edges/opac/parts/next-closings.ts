import { calendarOf, dayAt, exceptionOn, hoursOf, type Branch } from '../../../modules/org/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'

/** Days that differ, one after another by the same exception. */
interface Stretch {
  readonly exception: number
  readonly name: string
  readonly from: Temporal.PlainDate
  to: Temporal.PlainDate
  readonly hours: string
}

// The table of the week shows the first seven days itself.
const [firstDay, lastDay, most] = [7, 120, 5]

/** The next days on which a branch is closed or open at other hours, after those of the table of the week. */
export async function nextClosings({ w, say, write }: Visit, branch: Branch): Promise<Html | ''> {
  const calendar = await calendarOf(w, branch.id)
  const today = dayAt(calendar, w.now)
  const found: Stretch[] = []
  for (let i = firstDay; i <= lastDay && found.length <= most; i++) {
    const day = today.add({ days: i })
    const exception = exceptionOn(calendar, day)
    if (!exception || exception.repeats === 'weekly') continue
    const spans = hoursOf(calendar, day).map(({ opens, closes }) =>
      say.hours.span(write.minute(opens), write.minute(closes)),
    )
    const hours = spans.length === 0 ? say.hours.closed : spans.join(', ')
    const last = found.at(-1)
    if (last?.exception === exception.id && last.hours === hours && last.to.add({ days: 1 }).equals(day)) last.to = day
    else found.push({ exception: exception.id, name: exception.name, from: day, to: day, hours })
  }
  if (found.length === 0) return ''
  return html`<div class="next-closings">
    <h3>${say.courses.next}</h3>
    <ul>
      ${found.slice(0, most).map(
        ({ name, from, to, hours }) => html`<li>
          <span>${from.equals(to) ? write.day(from) : `${write.day(from)} – ${write.day(to)}`}</span>
          <span>${hours}${name === '' ? '' : html` <small><bdi>${name}</bdi></small>`}</span>
        </li>`,
      )}
    </ul>
  </div>`
}

/** Where other calendars follow the closings of a branch. */
export function closingsFeed({ say }: Visit, branch: Branch): Html {
  return html`<p class="quiet"><a href="/api/v1/branches/${branch.id}/closings.ics">${say.courses.follow}</a></p>`
}
