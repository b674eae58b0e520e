import { bibBrief, editionsOf, getBib, itemsOfBib, type BibBrief } from '../../../modules/catalog/index.ts'
import { shelfGlances } from '../../../modules/circulation/index.ts'
import { pickupPlaces } from '../../../modules/holds/index.ts'
import { patronFacts } from '../../../modules/patrons/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import { advancing } from '../messages/advanced/words.ts'
import type { Page } from '../page.ts'
import { availabilityLines } from '../parts/availability-lines.ts'
import { coverImage } from '../parts/cover.ts'
import { editionLimits, interchangeable } from '../parts/editions.ts'
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
  const places = await pickupPlaces(w, { patron: patron.id, bib: id })
  // Where nothing can be collected, every branch is offered and the refusal says why.
  const offered = isRefusal(places) || places.total === 0 ? undefined : places.rows.map((place) => place.branch)
  const parts = [...new Set((await itemsOfBib(w, id)).flatMap((item) => item.part ?? []))].toSorted((a, b) =>
    a.localeCompare(b, visit.library.locale, { numeric: true }),
  )
  if (isRefusal(bib) || !brief) return undefined
  const alike = parts.length > 1 ? [] : await alsoFitting(visit, brief)
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
                  html`${partChoice(visit, parts)} ${anyChoice(visit, alike.length)} ${pickupChoice(visit, 'pickup', say.hold.pickup, own?.branch, offered)}
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

/** The parts of a title, one of which may be asked for; nothing where it has none. */
function partChoice({ say }: Visit, parts: readonly string[]): Html | '' {
  if (parts.length < 2) return ''
  return html`<label for="part">${say.waiting.which}</label>
    <select id="part" name="part">
      <option value="">${say.waiting.anyPart}</option>
      ${parts.map((part) => html`<option value="${part}">${part}</option>`)}
    </select>`
}

/** Editions of the same language and format with copies that may be waited for as well. */
export async function alsoFitting({ w }: Visit, bib: BibBrief): Promise<readonly number[]> {
  const works = await editionsOf(w, [bib.id], editionLimits.page)
  const ids = interchangeable(bib, works.get(bib.id)).map(({ id }) => id)
  const glances = await shelfGlances(w, ids)
  return ids.filter((id) => (glances.get(id)?.copies ?? 0) > 0).slice(0, mostAlike)
}

// A hold stands in the queue of fifty titles at most.
const mostAlike = 49

function anyChoice({ say }: Visit, others: number): Html | '' {
  if (others === 0) return ''
  const { words, counting } = advancing(say)
  return html`<label class="tick"><input type="checkbox" name="any" value="1" />${words.editions.anyHold(counting, others + 1)}</label>`
}
