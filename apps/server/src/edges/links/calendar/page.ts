import type { FastifyInstance } from 'fastify'
import { calendarSince, endCalendar, makeCalendar } from '../../../modules/account-access/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { ownRoutes } from '../../opac/own-routes.ts'
import { origin, sendPage, type Page } from '../../opac/page.ts'
import { backToAccount } from '../../opac/pages/my-lists.ts'
import { actionForm } from '../../opac/parts/forms.ts'
import { icon } from '../../opac/parts/icons.ts'
import { act } from '../../opac/reader-answers.ts'
import type { Site } from '../../opac/site.ts'
import type { Visit } from '../../opac/visit.ts'
import { calendarWords } from './words.ts'

const address = '/account/calendar'

/** Mounts the page on which patrons make and end the secret address of their calendar. */
export function mountCalendarPage(app: FastifyInstance, site: Site): void {
  const own = ownRoutes(app, site)
  own.page(address, async (visit, patron) => calendarPage(visit, await calendarSince(visit.w, patron.id)))
  own.form(
    address,
    () => address,
    async (visit, patron) => {
      const made = await act(visit, (w) => makeCalendar(w, patron.id))
      if (isRefusal(made)) return visit.reply.redirect(address, 303)
      return sendPage(visit, calendarPage(visit, visit.w.now, made.token))
    },
  )
  own.form(
    `${address}/end`,
    () => address,
    async (visit, patron) => {
      await act(visit, (w) => endCalendar(w, patron.id))
      return visit.reply.redirect(address, 303)
    },
  )
}

function calendarPage(visit: Visit, since: Temporal.Instant | undefined, token?: string): Page {
  const words = calendarWords(visit.say.lang)
  return {
    title: words.title,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      ${backToAccount(visit)}
      <h1>${words.title}</h1>
      <p>${words.intro}</p>
      ${token === undefined ? '' : secretAddress(visit, token)}
      ${since === undefined || token !== undefined ? '' : html`<p class="band">${icon('clock')}<span>${words.since(visit.write.dayOf(since))}</span></p>`}
      <div class="button-row">
        ${actionForm(
          visit,
          address,
          html`<button class="button ${since === undefined ? 'primary' : ''}" type="submit">${since === undefined ? words.make : words.again}</button>`,
        )}
        ${since === undefined ? '' : actionForm(visit, `${address}/end`, html`<button class="button" type="submit">${words.end}</button>`)}
      </div>
    </div>`,
  }
}

function secretAddress(visit: Visit, token: string): Html {
  const words = calendarWords(visit.say.lang)
  const path = `/calendar/${token}.ics?lang=${visit.say.lang}`
  return html`<div class="band ok" role="status">
    ${icon('check')}
    <div class="stack">
      <p><b>${words.once}</b></p>
      <div class="field">
        <label for="calendar-address">${words.address}</label>
        <input id="calendar-address" readonly dir="ltr" value="${origin(visit)}${path}" />
      </div>
      <p><a href="webcal://${visit.request.host}${path}">${words.subscribe}</a></p>
    </div>
  </div>`
}
