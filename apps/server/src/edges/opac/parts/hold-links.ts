import type { Hold } from '../../../modules/holds/contract.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'
import { actionForm } from './forms.ts'

/** Below the holds: past ones, collecting at the door, and putting all on pause. */
export function holdLinks(visit: Visit, holds: readonly Hold[], curbside: boolean): Html {
  const { say, write } = visit
  const { waiting } = say
  const queued = holds.filter((hold) => hold.state === 'waiting')
  const paused = queued.some((hold) => hold.suspended && hold.startsOn === null)
  return html`<p class="button-row">
      ${curbside ? html`<a class="button" href="/account/curbside">${say.curbside.link}</a>` : ''}
      <a class="button" href="/account/holds/past">${waiting.past}</a>
    </p>
    ${
      queued.length === 0
        ? ''
        : html`<details class="away">
            <summary>${waiting.away}</summary>
            <p class="quiet">${waiting.awayText}</p>
            ${actionForm(
              visit,
              '/account/holds/away',
              html`<label for="away-until">${waiting.awayUntil}</label>
                <input id="away-until" name="until" type="date" min="${write.today.add({ days: 1 }).toString()}" required />
                <button class="button" type="submit">${waiting.awayButton}</button>`,
            )}
            ${
              paused
                ? actionForm(
                    visit,
                    '/account/holds/back',
                    html`<button class="button" type="submit">${waiting.backButton}</button>`,
                  )
                : ''
            }
          </details>`
    }`
}
