import type { FastifyInstance } from 'fastify'
import { deleteReview, putReview, putTags, reportReview } from '../../modules/reviews/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { numberIn } from './form-data.ts'
import { ownRoutes } from './own-routes.ts'
import { myReviewsPage, reportPage, reviewPage } from './pages/review.ts'
import { act, answer } from './reader-answers.ts'
import type { Site } from './site.ts'

/** Mounts what readers say of titles: their reviews, tags and reports. */
export function mountReviewPages(app: FastifyInstance, site: Site): void {
  const own = ownRoutes(app, site)
  const title = ({ id }: { readonly id: number }) => `/title/${id}`
  const form = ({ id }: { readonly id: number }) => `/title/${id}/review`
  own.page('/account/reviews', (visit, patron) => myReviewsPage(visit, patron))
  own.page('/title/:id/review', (visit, patron, { id }) => reviewPage(visit, patron, id))
  own.form('/title/:id/review', form, async (visit, patron, fields, params) => {
    const stars = numberIn(fields, 'stars') ?? 0
    const content = {
      stars: stars >= 1 && stars <= 5 ? stars : null,
      text: fields.get('text') ?? '',
      signed: fields.get('signed') ?? '',
    }
    const written = await act(visit, (w) => putReview(w, patron.id, params.id, content))
    const waits = !isRefusal(written) && written.state === 'waiting'
    const done = { notice: waits ? 'review-waiting' : 'review-shown', to: `${title(params)}#readers` } as const
    return answer(visit, written, done, (blocks) => reviewPage(visit, patron, params.id, fields, blocks))
  })
  own.form('/title/:id/review/delete', form, async (visit, patron, _, params) => {
    const done = await act(visit, (w) => deleteReview(w, patron.id, params.id))
    return answer(visit, done, { notice: 'review-deleted', to: title(params) }, (blocks) =>
      reviewPage(visit, patron, params.id, undefined, blocks),
    )
  })
  own.form('/title/:id/tags', form, async (visit, patron, fields, params) => {
    const words = (fields.get('tags') ?? '').slice(0, 2000).split(/[,;،、]/)
    const done = await act(visit, (w) => putTags(w, patron.id, params.id, words))
    return answer(visit, done, { notice: 'tags-saved', to: `${title(params)}#readers` }, (blocks) =>
      reviewPage(visit, patron, params.id, fields, blocks),
    )
  })
  own.page('/reviews/:id/report', (visit, _, { id }) => reportPage(visit, id))
  own.form(
    '/reviews/:id/report',
    ({ id }) => `/reviews/${id}/report`,
    async (visit, patron, fields, { id }) => {
      const done = await act(visit, (w) => reportReview(w, patron.id, id, fields.get('reason') ?? ''))
      return answer(visit, done, { notice: 'review-reported', to: '/' }, (blocks) => reportPage(visit, id, blocks))
    },
  )
}
