import type { FastifyInstance } from 'fastify'
import {
  changeList,
  createList,
  deleteList,
  putEntry,
  sharedList,
  takeEntry,
  type ListContent,
} from '../../modules/lists/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { numberIn, type FormFields } from './form-data.ts'
import { ownRoutes } from './own-routes.ts'
import { sendPage } from './page.ts'
import { referenceFile } from './pages/cite.ts'
import { notFoundPage } from './pages/errors.ts'
import { listsPage, sharedListPage } from './pages/lists.ts'
import { addToListPage, myListPage, myListsPage } from './pages/my-lists.ts'
import { act, answer } from './reader-answers.ts'
import type { Site } from './site.ts'
import { visitOf, type SignedIn, type Visit } from './visit.ts'

interface Asked {
  readonly Params: { readonly token: string }
}

// Each title is read by itself; a list of more is cited in parts by whoever needs it.
const mostCited = 200

/** Mounts lists of titles: those that are shared, and one's own. */
export function mountListPages(app: FastifyInstance, site: Site): void {
  app.get('/lists', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    return sendPage(visit, await listsPage(visit))
  })
  app.get<Asked>('/lists/:token', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    reply.header('referrer-policy', 'no-referrer')
    return sendPage(visit, (await sharedListPage(visit, request.params.token)) ?? notFoundPage(visit))
  })
  for (const form of ['ris', 'bib'] as const) {
    app.get<Asked>(`/lists/:token/cite.${form}`, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      const list = await sharedList(visit.w, request.params.token)
      if (isRefusal(list)) return sendPage(visit, notFoundPage(visit))
      const files = await Promise.all(
        list.entries.slice(0, mostCited).map(({ bib }) => referenceFile(visit, bib, form)),
      )
      const [first] = files.filter((file) => file !== undefined)
      return reply
        .type(first?.type ?? 'text/plain; charset=utf-8')
        .header('content-disposition', `attachment; filename="list.${form}"`)
        .header('x-robots-tag', 'noindex')
        .send(files.map((file) => file?.text.trimEnd() ?? '').join('\r\n\r\n'))
    })
  }

  const own = ownRoutes(app, site)
  const list = ({ id }: { readonly id: number }) => `/account/lists/${id}`
  own.page('/account/lists', (visit, patron) => myListsPage(visit, patron))
  own.page('/account/lists/:id', (visit, patron, { id }) => myListPage(visit, patron, id))
  own.page('/title/:id/list', (visit, patron, { id }) => addToListPage(visit, patron, id))
  own.form(
    '/account/lists',
    () => '/account/lists',
    async (visit, patron, form) => {
      const made = await act(visit, (w) => createList(w, { patron: patron.id }, { name: form.get('name') ?? '' }))
      const to = isRefusal(made) ? '' : list(made)
      return answer(visit, made, { notice: 'list-saved', to }, (blocks) => myListsPage(visit, patron, blocks))
    },
  )
  own.form('/account/lists/:id', list, (visit, patron, form, { id }) =>
    changed(visit, patron, id, (w) => changeList(w, { patron: patron.id }, id, contentOf(form))),
  )
  own.form('/account/lists/:id/delete', list, async (visit, patron, _, { id }) => {
    const done = await act(visit, (w) => deleteList(w, { patron: patron.id }, id))
    return answer(visit, done, { notice: 'list-deleted', to: '/account/lists' }, (blocks) =>
      myListsPage(visit, patron, blocks),
    )
  })
  own.form('/account/lists/:id/titles/:bib', list, (visit, patron, form, { id, bib }) => {
    const place = numberIn(form, 'place')
    const note = form.get('note')
    const content = { ...(place !== undefined && { place: Math.max(1, place) }), ...(note !== null && { note }) }
    return changed(visit, patron, id, (w) => putEntry(w, { patron: patron.id }, { list: id, bib }, content), `#t${bib}`)
  })
  own.form('/account/lists/:id/titles/:bib/take', list, (visit, patron, _, { id, bib }) =>
    changed(visit, patron, id, (w) => takeEntry(w, { patron: patron.id }, { list: id, bib })),
  )
  own.form(
    '/title/:id/list',
    ({ id }) => `/title/${id}/list`,
    async (visit, patron, form, { id }) => {
      const done = await act(visit, (w) => addTitle(w, patron.id, id, form))
      return answer(visit, done, { notice: 'list-added', to: isRefusal(done) ? '' : list(done) }, (blocks) =>
        addToListPage(visit, patron, id, blocks),
      )
    },
  )
}

/** Puts a title on the list that was chosen, or on a new one with the name that was typed. */
async function addTitle(w: Work, patron: number, bib: number, form: FormFields) {
  const chosen = numberIn(form, 'list')
  const list = chosen ?? (await createList(w, { patron }, { name: form.get('name') ?? '' }))
  if (isRefusal(list)) return list
  return putEntry(w, { patron }, { list: typeof list === 'number' ? list : list.id, bib }, {})
}

const sharings = ['private', 'link', 'public'] as const

function contentOf(form: FormFields): ListContent {
  const sharing = sharings.find((one) => one === form.get('sharing'))
  return {
    name: form.get('name') ?? '',
    note: form.get('note') ?? '',
    signed: form.get('signed') ?? '',
    ...(sharing && { sharing }),
  }
}

async function changed(visit: Visit, patron: SignedIn, id: number, change: (w: Work) => Promise<unknown>, place = '') {
  const done = await act(visit, change)
  return answer(visit, done, { notice: 'list-saved', to: `/account/lists/${id}${place}` }, (blocks) =>
    myListPage(visit, patron, id, blocks),
  )
}
