import { calendarOf, dayAt, hoursOf, exceptionOn, type Branch } from '../../../modules/org/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { contactWordsIn } from '../messages/contact/words.ts'
import { discovering } from '../messages/discover/words.ts'
import { jsonLd, type Page } from '../page.ts'
import { hoursLine } from '../parts/hours-line.ts'
import { icon } from '../parts/icons.ts'
import { closingsFeed, nextClosings } from '../parts/next-closings.ts'
import { publicCourses } from '../../../modules/reserves/index.ts'
import type { Visit } from '../visit.ts'

/** `/branches`: the libraries, where they are and when they are open. */
export async function branchesPage(visit: Visit): Promise<Page> {
  const { w, say, branches } = visit
  const { total: courses } = await publicCourses(w, { limit: 1 })
  return {
    title: say.hours.title,
    place: 'visit',
    canonical: '/branches',
    head: jsonLd(branches.map((branch) => branchData(branch))),
    body: html`<div class="wrap branches-page">
      <h1>${say.hours.title}</h1>
      <div class="branch-cards">${await Promise.all(branches.map((branch) => branchCard(visit, branch)))}</div>
      ${courses === 0 ? '' : html`<p class="more"><a href="/courses">${say.courses.title}</a></p>`}
    </div>`,
  }
}

/** The address with a link to a map: a link and no more, so that nobody else hears of the visit until it is pressed. */
function addressLines({ say }: Visit, { address }: Branch): Html {
  const map = `https://www.openstreetmap.org/search?${new URLSearchParams({ query: address.replaceAll(/\s+/g, ' ') }).toString()}`
  return html`${address}<br /><a href="${map}" rel="noopener noreferrer nofollow">${discovering(say).words.contact.map}</a>`
}

async function branchCard(visit: Visit, branch: Branch): Promise<Html> {
  const { say } = visit
  const contact = (name: 'place' | 'phone' | 'mail', value: Html | string) =>
    value === '' ? '' : html`<p class="contact">${icon(name)}<span>${value}</span></p>`
  return html`<section class="card branch-card" aria-labelledby="branch-${branch.id}">
    <h2 id="branch-${branch.id}">${branch.name}</h2>
    ${await hoursLine(visit, branch)} ${contact('place', branch.address === '' ? '' : addressLines(visit, branch))}
    ${contact(
      'phone',
      branch.phone === '' ? '' : html`<a href="tel:${branch.phone.replaceAll(/[^+\d]/g, '')}">${branch.phone}</a>`,
    )}
    ${contact('mail', branch.email === '' ? '' : html`<a href="mailto:${branch.email}">${branch.email}</a>`)}
    <p class="contact">${icon('quote')}<span><a href="/contact?branch=${branch.id}">${contactWordsIn(say.lang).link}</a></span></p>
    ${branch.pickup ? '' : html`<p class="quiet">${say.hours.noPickup}</p>`} ${await weekTable(visit, branch)}
    ${await nextClosings(visit, branch)} ${closingsFeed(visit, branch)}
  </section>`
}

/** The hours of the next seven days, exceptions included: what someone who plans to come wants to know. */
async function weekTable({ w, say, write }: Visit, branch: Branch): Promise<Html> {
  const calendar = await calendarOf(w, branch.id)
  const today = dayAt(calendar, w.now)
  const days = Array.from({ length: 7 }, (_, i) => today.add({ days: i }))
  return html`<table class="week">
    <caption class="unseen">
      ${say.hours.week}
    </caption>
    <tbody>
      ${days.map((day) => {
        const spans = hoursOf(calendar, day).map(({ opens, closes }) =>
          say.hours.span(write.minute(opens), write.minute(closes)),
        )
        const exception = exceptionOn(calendar, day)
        return html`<tr class="${day.equals(today) ? 'today' : ''}">
          <th scope="row">${write.weekday(day)}</th>
          <td>
            ${spans.length === 0 ? say.hours.closed : spans.join(', ')}${exception ? html` <small>${exception.name}</small>` : ''}
          </td>
        </tr>`
      })}
    </tbody>
  </table>`
}

function branchData(branch: Branch) {
  return {
    '@context': 'https://schema.org',
    '@type': 'Library',
    name: branch.name,
    ...(branch.address !== '' && { address: branch.address }),
    ...(branch.phone !== '' && { telephone: branch.phone }),
    ...(branch.email !== '' && { email: branch.email }),
  }
}
