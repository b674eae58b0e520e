import type { Bib } from '../../../modules/catalog/index.ts'
import { shelfGlances } from '../../../modules/circulation/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Visit } from '../visit.ts'
import { availabilityLines, isOnline } from './availability-lines.ts'
import { actionForm, pickupChoice } from './forms.ts'
import { ownLine, ownStates } from './own-state.ts'
import { readableLinks } from './title-details.ts'

/** Where a title is now and the one thing to do: read it, reserve it, or see that one has it already. */
export async function nowCard(visit: Visit, bib: Bib, home: number | undefined): Promise<Html> {
  const { say, w, patron } = visit
  const [glances, own] = await Promise.all([shelfGlances(w, [bib.id]), ownStates(visit)])
  const glance = glances.get(bib.id)
  const lines = availabilityLines(visit, bib, glance, home === undefined ? [] : [home])
  const links = isOnline(bib.format) ? readableLinks(bib) : []
  if (!glance || glance.copies === 0) {
    return html`${lines}${links.map(
      ({ url, text }) =>
        html`<a class="button primary wide" href="${url}" rel="noopener noreferrer nofollow">${text}</a>`,
    )}`
  }
  const mine = own.get(bib.id)
  if (mine) return html`${lines}${ownLine(visit, mine)}`
  const isIn = glance.onShelf.length > 0
  const label = isIn ? say.availability.placeHold : say.availability.joinQueue
  return html`${lines}${glance.waiting > 0 && isIn ? html`<p class="quiet">${say.title.queue(glance.waiting)}</p>` : ''}
    ${
      patron
        ? actionForm(
            visit,
            `/title/${bib.id}/hold`,
            html`${pickupChoice(visit, 'pickup', say.hold.pickup, home)}
              <button class="button primary wide" type="submit">${label}</button>`,
            'hold-form',
          )
        : html`<a class="button primary wide" href="/title/${bib.id}/hold" rel="nofollow">${label}</a>`
    }
    <p class="quiet">${say.hold.explain}</p>`
}
