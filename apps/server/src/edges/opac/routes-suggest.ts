import type { FastifyInstance } from 'fastify'
import { suggestPurchase, withdrawSuggestion } from '../../modules/purchase-suggestions/index.ts'
import { numberIn } from './form-data.ts'
import { ownRoutes } from './own-routes.ts'
import { suggestPage } from './pages/suggest.ts'
import { act, answer } from './reader-answers.ts'
import type { Site } from './site.ts'

/** Mounts the form by which patrons suggest what to buy. */
export function mountSuggestPages(app: FastifyInstance, site: Site): void {
  const own = ownRoutes(app, site)
  const all = '/account/suggestions'
  own.page(all, (visit, patron, { query }) => {
    const asked = typeof query['title'] === 'string' ? query['title'].slice(0, 500) : ''
    return suggestPage(visit, patron, new URLSearchParams({ title: asked }))
  })
  own.form(
    all,
    () => all,
    async (visit, patron, form) => {
      const pickup = numberIn(form, 'pickup')
      const wish = {
        title: form.get('title') ?? '',
        author: form.get('author') ?? '',
        isbn: form.get('isbn') ?? '',
        note: form.get('note') ?? '',
        wantsHold: form.get('hold') === '1',
        ...(pickup !== undefined && { pickup }),
        anyway: form.get('anyway') === '1',
      }
      const made = await act(visit, (w) => suggestPurchase(w, patron.id, wish))
      return answer(visit, made, { notice: 'purchase-suggested', to: all }, (blocks) =>
        suggestPage(visit, patron, form, blocks),
      )
    },
  )
  own.form(
    `${all}/:id/withdraw`,
    () => all,
    async (visit, patron, _, { id }) => {
      const done = await act(visit, (w) => withdrawSuggestion(w, patron.id, id))
      return answer(visit, done, { notice: 'suggestion-withdrawn', to: all }, (blocks) =>
        suggestPage(visit, patron, new URLSearchParams(), blocks),
      )
    },
  )
}
