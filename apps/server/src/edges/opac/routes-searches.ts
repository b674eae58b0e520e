import type { FastifyInstance } from 'fastify'
import { alertPaces, changeSearch, deleteSearch, endAlerts, saveSearch } from '../../modules/saved-searches/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel, withWork } from '../../platform/work.ts'
import { sendFeed } from './feed.ts'
import type { FormFields } from './form-data.ts'
import { keptOf } from './kept-search.ts'
import { ownRoutes } from './own-routes.ts'
import { sendPage } from './page.ts'
import { notFoundPage } from './pages/errors.ts'
import { endAlertsPage, savedSearchesPage, saveSearchPage } from './pages/saved-searches.ts'
import { act, answer } from './reader-answers.ts'
import { readSearch } from './search-address.ts'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

interface Asked {
  readonly Params: { readonly token: string }
}

const paceIn = (form: FormFields) => alertPaces.find((pace) => pace === form.get('every'))

/** The fields of a form as an address has them: some come several times. */
function searchIn(form: FormFields) {
  const names = [...new Set(form.keys())]
  return readSearch(Object.fromEntries(names.map((name) => [name, form.getAll(name)])))
}

/** Mounts searches that are kept, their mails, and feeds. */
export function mountSearchKeeping(app: FastifyInstance, site: Site): void {
  for (const form of ['rss', 'atom'] as const)
    app.get(`/search.${form}`, async (request, reply) =>
      sendFeed(await visitOf(site, request, reply), form, request, reply),
    )
  app.get<Asked>('/searches/end/:token', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    reply.header('referrer-policy', 'no-referrer')
    return sendPage(visit, (await endAlertsPage(visit, request.params.token, false)) ?? notFoundPage(visit))
  })
  app.post<Asked>('/searches/end/:token', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    const { token } = request.params
    const done = await withWork(site.platform, carrel, (w) => endAlerts(w, token))
    const page = isRefusal(done) ? undefined : await endAlertsPage(visit, token, true)
    return sendPage(visit, page ?? notFoundPage(visit))
  })

  const own = ownRoutes(app, site)
  const all = '/account/searches'
  own.page(all, (visit, patron) => savedSearchesPage(visit, patron))
  own.page(`${all}/new`, (visit, patron, { query }) => saveSearchPage(visit, patron, readSearch(query)))
  own.form(
    all,
    () => all,
    async (visit, patron, form) => {
      const search = searchIn(form)
      const every = paceIn(form)
      const kept = { name: form.get('name') ?? '', query: keptOf(search), ...(every && { every }) }
      const saved = await act(visit, (w) => saveSearch(w, patron.id, kept))
      return answer(visit, saved, { notice: 'search-saved', to: all }, (blocks) =>
        saveSearchPage(visit, patron, search, blocks),
      )
    },
  )
  own.form(
    `${all}/:id`,
    () => all,
    async (visit, patron, form, { id }) => {
      const every = paceIn(form)
      const saved = await act(visit, (w) => changeSearch(w, patron.id, id, every ? { every } : {}))
      return answer(visit, saved, { notice: 'search-saved', to: all }, (blocks) =>
        savedSearchesPage(visit, patron, blocks),
      )
    },
  )
  own.form(
    `${all}/:id/forget`,
    () => all,
    async (visit, patron, _, { id }) => {
      const done = await act(visit, (w) => deleteSearch(w, patron.id, id))
      return answer(visit, done, { notice: 'search-forgotten', to: all }, (blocks) =>
        savedSearchesPage(visit, patron, blocks),
      )
    },
  )
}
