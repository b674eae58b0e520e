import { listHolds } from '../../../modules/holds/index.ts'
import { html } from '../../../platform/html.ts'
import type { Page } from '../page.ts'
import { spokenName, tidyTitle } from '../parts/title-heading.ts'
import type { SignedIn, Visit } from '../visit.ts'

const mostShown = 200

/** `/account/holds/past`: what was waited for and how it ended, latest first. */
export async function pastHoldsPage(visit: Visit, patron: SignedIn): Promise<Page> {
  const { w, say, write } = visit
  const { waiting } = say
  const { total, rows } = await listHolds(w, { patron: patron.id, ended: true, limit: mostShown })
  return {
    title: waiting.past,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap narrow-page">
      <p><a href="/account#holds">${waiting.back}</a></p>
      <h1>${waiting.past} <span class="number">${say.count(total)}</span></h1>
      ${
        rows.length === 0
          ? html`<p>${waiting.pastNone}</p>`
          : html`<ul class="history">
              ${rows.map(
                (hold) =>
                  html`<li class="history-row">
                    <div>
                      <a href="/title/${hold.bib}"><bdi>${tidyTitle(hold.title)}</bdi></a>
                      <p class="quiet">
                        ${hold.author === null ? '' : html`<bdi>${spokenName(hold.author)}</bdi>, `}${waiting.endedOn(
                          waiting.ended[hold.state] ?? '',
                          write.dayOf(Temporal.Instant.from(hold.endedAt ?? hold.placedAt)),
                        )}
                      </p>
                    </div>
                  </li>`,
              )}
            </ul>`
      }
    </div>`,
  }
}
