import type { FastifyInstance } from 'fastify'
import { askForTitle, wishKinds, withdrawReaderRequest } from '../../modules/resource-sharing/index.ts'
import { numberIn } from './form-data.ts'
import { ownRoutes } from './own-routes.ts'
import { sendPage } from './page.ts'
import { eJournalsPage } from './pages/e-journals.ts'
import { interlibraryPage } from './pages/interlibrary.ts'
import { act, answer } from './reader-answers.ts'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

/** Mounts what is read online from A to Z, and what is asked for from other libraries. */
export function mountEAccessPages(app: FastifyInstance, site: Site): void {
  app.get<{ Querystring: Readonly<Record<string, unknown>> }>('/e-journals', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    return sendPage(visit, await eJournalsPage(visit, request.query))
  })
  const own = ownRoutes(app, site)
  const all = '/account/interlibrary'
  own.page(all, (visit, patron, { query }) => {
    const typed = new URLSearchParams()
    for (const [name, value] of Object.entries(query))
      if (typeof value === 'string') typed.set(name, value.slice(0, 2000))
    return interlibraryPage(visit, patron, typed)
  })
  own.form(
    all,
    () => all,
    async (visit, patron, form) => {
      const pickup = numberIn(form, 'pickup')
      const text = (name: string) => form.get(name) ?? ''
      const wish = {
        kind: wishKinds.find((kind) => kind === text('kind')) ?? 'book',
        title: text('title'),
        part: text('part'),
        author: text('author'),
        number: text('number'),
        doi: text('doi'),
        year: text('year'),
        volume: text('volume'),
        issue: text('issue'),
        pages: text('pages'),
        note: text('note'),
        ...(pickup !== undefined && { pickup }),
      }
      const made = await act(visit, (w) => askForTitle(w, patron.id, wish))
      return answer(visit, made, { notice: 'request-sent', to: all }, (blocks) =>
        interlibraryPage(visit, patron, form, blocks),
      )
    },
  )
  own.form(
    `${all}/:id/withdraw`,
    () => all,
    async (visit, patron, _, { id }) => {
      const done = await act(visit, (w) => withdrawReaderRequest(w, patron.id, id))
      return answer(visit, done, { notice: 'request-withdrawn', to: all }, (blocks) =>
        interlibraryPage(visit, patron, new URLSearchParams(), blocks),
      )
    },
  )
}
