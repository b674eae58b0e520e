import { readersOn, type Review } from '../../../modules/reviews/index.ts'
import { html, type Html } from '../../../platform/html.ts'
import { readerWords } from '../reader-answers.ts'
import type { Visit } from '../visit.ts'
import { icon } from './icons.ts'

const shown = 10

/** On the page of a title: stars, reviews and tags of readers; nothing where the library has switched them off. */
export async function readersSay(visit: Visit, bib: number): Promise<Html | ''> {
  const { reviews } = readerWords(visit)
  const said = await readersOn(visit.w, bib, { limit: shown })
  if (said.reviews === 'off' && said.tags === 'off') return ''
  const mean =
    said.mean === null ? '' : new Intl.NumberFormat(visit.say.lang, { maximumFractionDigits: 1 }).format(said.mean)
  return html`<section class="readers" aria-labelledby="readers">
    <h2 id="readers">${reviews.title}</h2>
    ${said.mean === null ? '' : html`<p class="stars">${starRow(Math.round(said.mean))}<span>${reviews.mean(mean, said.rated)}</span></p>`}
    ${said.reviews !== 'off' && said.total === 0 && said.mean === null ? html`<p class="quiet">${reviews.first}</p>` : ''}
    <ul class="rows">
      ${said.rows.map((review) => reviewItem(visit, review))}
    </ul>
    ${said.total > said.rows.length ? html`<p class="quiet">${reviews.more(said.total - said.rows.length)}</p>` : ''}
    ${
      said.words.length === 0
        ? ''
        : html`<h3>${reviews.tags}</h3>
            <ul class="chips">
              ${said.words.map(({ tag, count }) => html`<li><bdi>${tag}</bdi>${count > 1 ? html` <span class="number">${visit.say.count(count)}</span>` : ''}</li>`)}
            </ul>`
    }
    <p><a class="button" href="/title/${bib}/review" rel="nofollow">${said.reviews === 'off' ? reviews.myTags : reviews.write}</a></p>
  </section>`
}

/** Stars as a drawing; the words stand beside it. */
export function starRow(stars: number): Html {
  return html`<span class="star-row" aria-hidden="true"
    >${[1, 2, 3, 4, 5].map((one) => icon('star', one <= stars ? 'full' : ''))}</span
  >`
}

function reviewItem(visit: Visit, { id, stars, text, signed, at }: Review): Html {
  const { reviews } = readerWords(visit)
  return html`<li class="review" id="review-${id}">
    <p class="quiet">
      ${stars === null ? '' : html`${starRow(stars)}<span class="unseen">${reviews.star(stars)}</span>`}
      <b><bdi>${signed}</bdi></b>, ${visit.write.dayOf(Temporal.Instant.from(at))}
    </p>
    <p class="prose"><bdi>${text}</bdi></p>
    <p><a class="quiet" href="/reviews/${id}/report" rel="nofollow">${reviews.report}<span class="unseen"> (${signed})</span></a></p>
  </li>`
}
