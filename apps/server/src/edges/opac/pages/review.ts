import { bibBriefs } from '../../../modules/catalog/index.ts'
import { modesOf, reviewsOf, tagsOf, type OwnReview } from '../../../modules/reviews/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import type { Block } from '../../../platform/refusal.ts'
import type { FormFields } from '../form-data.ts'
import type { Page } from '../page.ts'
import { actionForm } from '../parts/forms.ts'
import { icon } from '../parts/icons.ts'
import { starRow } from '../parts/readers-say.ts'
import { tidyTitle, titleText } from '../parts/title-heading.ts'
import { choice, field, readerWords, refusedBand } from '../reader-answers.ts'
import type { SignedIn, Visit } from '../visit.ts'
import { backToAccount } from './my-lists.ts'

/** `/title/:id/review`: writing or changing one's review, and one's tags. Undefined when there is no such title or both are off. */
export async function reviewPage(
  visit: Visit,
  patron: SignedIn,
  bib: number,
  typed?: FormFields,
  blocks: readonly Block[] = [],
): Promise<Page | undefined> {
  const { reviews } = readerWords(visit)
  const [[brief], modes, [own], tags] = await Promise.all([
    bibBriefs(visit.w, [bib]),
    modesOf(visit.w),
    reviewsOf(visit.w, patron.id, bib),
    tagsOf(visit.w, patron.id, bib),
  ])
  if (!brief || (modes.reviews === 'off' && modes.tags === 'off')) return undefined
  const title = modes.reviews === 'off' ? reviews.myTags : own ? reviews.change : reviews.write
  return {
    title,
    place: 'search',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      <p><a class="back" href="/title/${bib}">${icon('left')}${visit.say.title.backToTitle}</a></p>
      <h1>${title}</h1>
      <p>${titleText(brief)}</p>
      ${refusedBand(visit, blocks)}
      ${modes.reviews === 'off' ? '' : reviewForm(visit, bib, own, modes.reviews === 'moderated', typed)}
      ${
        modes.tags === 'off'
          ? ''
          : actionForm(
              visit,
              `/title/${bib}/tags`,
              html`${field('tags', reviews.myTags, typed?.get('tags') ?? tags.join(', '), { max: 600, hint: reviews.tagsHint })}
                <p><button class="button" type="submit">${reviews.saveTags}</button></p>`,
              'stack card',
            )
      }
    </div>`,
  }
}

function reviewForm(
  visit: Visit,
  bib: number,
  own: OwnReview | undefined,
  moderated: boolean,
  typed: FormFields | undefined,
): Html {
  const { reviews } = readerWords(visit)
  const text = (name: string, before: string) => typed?.get(name) ?? before
  const stars = { '5': 5, '4': 4, '3': 3, '2': 2, '1': 1 }
  return html`${own ? stateLine(visit, own) : ''}
    ${actionForm(
      visit,
      `/title/${bib}/review`,
      html`${choice(
        'stars',
        reviews.stars,
        {
          ...Object.fromEntries(Object.entries(stars).map(([value, count]) => [value, reviews.star(count)])),
          '0': reviews.noStars,
        },
        text('stars', String(own?.stars ?? 0)),
      )}
        ${field('text', reviews.text, text('text', own?.text ?? ''), { max: 4000, lines: 7 })}
        ${field('signed', reviews.signed, text('signed', own?.signed ?? ''), { max: 60, hint: reviews.signedHint })}
        ${moderated ? html`<p class="quiet">${reviews.looked}</p>` : ''}
        <p><button class="button primary" type="submit">${reviews.submit}</button></p>`,
      'stack card',
    )}
    ${
      own
        ? actionForm(
            visit,
            `/title/${bib}/review/delete`,
            html`<button class="button danger" type="submit">${reviews.remove}</button>`,
          )
        : ''
    }`
}

function stateLine(visit: Visit, { state, reason }: OwnReview): Html {
  const { reviews } = readerWords(visit)
  return html`<p class="quiet"><b>${reviews.states[state]}</b>${reason === '' ? '' : html`: <bdi>${reason}</bdi>`}</p>`
}

/** `/account/reviews`: what someone has written, with what became of it. */
export async function myReviewsPage(visit: Visit, patron: SignedIn): Promise<Page> {
  const { reviews } = readerWords(visit)
  const rows = await reviewsOf(visit.w, patron.id)
  return {
    title: reviews.mine,
    place: 'account',
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      ${backToAccount(visit)}
      <h1>${reviews.mine}</h1>
      ${rows.length === 0 ? html`<p>${reviews.noneMine}</p>` : ''}
      <ul class="rows">
        ${rows.map(
          (review) =>
            html`<li class="review">
              <a href="/title/${review.bib}/review"><bdi>${tidyTitle(review.title)}</bdi></a>
              ${review.stars === null ? '' : html`<p>${starRow(review.stars)}<span class="unseen">${reviews.star(review.stars)}</span></p>`}
              ${stateLine(visit, review)}
              ${review.text === '' ? '' : html`<p class="prose"><bdi>${review.text}</bdi></p>`}
            </li>`,
        )}
      </ul>
    </div>`,
  }
}

/** `/reviews/:id/report`: why a review should not stand there. */
export async function reportPage(visit: Visit, id: number, blocks: readonly Block[] = []): Promise<Page> {
  const { reviews } = readerWords(visit)
  return {
    title: reviews.reportTitle,
    hidden: true,
    search: false,
    body: html`<div class="wrap readers-page">
      <h1>${reviews.reportTitle}</h1>
      ${refusedBand(visit, blocks)}
      ${actionForm(
        visit,
        `/reviews/${id}/report`,
        html`${field('reason', reviews.reportWhy, '', { max: 500, lines: 3 })}
          <p><button class="button primary" type="submit">${reviews.report}</button></p>`,
        'stack card',
      )}
    </div>`,
  }
}
