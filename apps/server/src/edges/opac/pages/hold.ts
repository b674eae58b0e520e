import { bibBrief, getBib } from '../../../modules/catalog/index.ts'
import { shelfGlances } from '../../../modules/circulation/index.ts'
import { patronFacts } from '../../../modules/patrons/index.ts'
import { html } from '../../../platform/html.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import type { Page } from '../page.ts'
import { availabilityLines } from '../parts/availability-lines.ts'
import { coverImage } from '../parts/cover.ts'
import { actionForm, pickupChoice, refusalBand } from '../parts/forms.ts'
import { authorLine, titleText } from '../parts/title-heading.ts'
import type { SignedIn, Visit } from '../visit.ts'

/** `/title/:id/hold`: where to collect, and one button; after a refusal, why not. */
export async function holdPage(
  visit: Visit,
  patron: SignedIn,
  id: number,
  refused: readonly Block[] = [],
): Promise<Page | undefined> {
  const { w, say } = visit
  const [bib, own, glances] = await Promise.all([
    getBib(w, id),
    patronFacts(w, { id: patron.id }),
    shelfGlances(w, [id]),
  ])
  const brief = await bibBrief(w, id)
  if (isRefusal(bib) || !brief) return undefined
  const waitsAlready = refused.some((block) => block.code === 'duplicate-hold')
  return {
    title: say.hold.title(bib.title),
    hidden: true,
    place: 'search',
    ...(refused.length > 0 && { status: 409 }),
    body: html`<div class="wrap hold-page">
      ${refused.length === 0 ? '' : refusalBand(visit, say.hold.refused, refused)}
      <div class="card hold-card">
        ${coverImage(id, { eager: true })}
        <div>
          <h1><small>${say.hold.heading}</small> ${titleText(bib)}</h1>
          ${authorLine(bib)} ${availabilityLines(visit, bib, glances.get(id), own ? [own.branch] : [])}
          ${
            waitsAlready
              ? html`<p><a class="button primary" href="/account#holds">${say.hold.seeHolds}</a></p>`
              : actionForm(
                  visit,
                  `/title/${id}/hold`,
                  html`${pickupChoice(visit, 'pickup', say.hold.pickup, own?.branch)}
                    <button class="button primary" type="submit">${say.hold.submit}</button>`,
                  'hold-form',
                )
          }
          <p class="quiet">${say.hold.explain}</p>
          <p><a href="/title/${id}">${say.hold.cancelLink}</a></p>
        </div>
      </div>
    </div>`,
  }
}
