import { ownHistory } from '../../../modules/circulation/index.ts'
import { ownAccount } from '../../../modules/patrons/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Page } from '../page.ts'
import { actionForm } from '../parts/forms.ts'
import type { SignedIn, Visit } from '../visit.ts'

const mostShown = 500

/** `/account/history`: what was borrowed since the history was switched on, to be seen and forgotten. */
export async function historyPage(visit: Visit, patron: SignedIn): Promise<Page | undefined> {
  const { w, say, write } = visit
  const { people } = say
  const own = await ownAccount(w, patron.session)
  const history = await ownHistory(w, { limit: mostShown })
  if (isRefusal(own) || isRefusal(history)) return undefined
  const day = (moment: string) => write.dayOf(Temporal.Instant.from(moment))
  const rows = history.rows.map(
    (entry): Html =>
      html`<li class="history-row">
        <div>
          <a href="/title/${entry.bib}"><bdi>${entry.title}</bdi></a>
          <p class="quiet">
            ${entry.author === null ? '' : html`<bdi>${entry.author}</bdi>, `}${people.lentOn(day(entry.out))},
            ${entry.returned === null ? people.dueOn(day(entry.due)) : people.returnedOn(day(entry.returned))}
          </p>
        </div>
        ${
          entry.returned === null
            ? ''
            : actionForm(
                visit,
                `/account/history/${entry.loan}/forget`,
                html`<button class="button" type="submit" aria-label="${people.forgetTitle(entry.title)}">
                  ${people.forget}
                </button>`,
              )
        }
      </li>`,
  )
  return {
    title: people.history,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap narrow-page">
      <p><a href="/account">${people.back}</a> · <a href="/account/details">${people.details}</a></p>
      <h1>${people.history} <span class="number">${say.count(history.total)}</span></h1>
      ${
        rows.length === 0
          ? own.keepHistory
            ? html`<p>${people.historyEmpty}</p>`
            : html`<p>${people.historyIsOff}</p>
                ${actionForm(
                  visit,
                  '/account/history/on',
                  html`<button class="button" type="submit">${people.switchOn}</button>`,
                )}`
          : html`<ul class="history">
                ${rows}
              </ul>
              ${actionForm(visit, '/account/history/forget', html`<button class="button" type="submit">${people.forgetAll}</button>`)}`
      }
    </div>`,
  }
}
