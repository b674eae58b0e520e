import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { descriptionAddress, wantedForm } from '../linked-data/index.ts'
import { ownAddress } from './form-data.ts'
import { sendPage, type Page } from './page.ts'
import { accountPage } from './pages/account.ts'
import { advancedPage } from './pages/advanced.ts'
import { browsePage } from './pages/browse.ts'
import { branchesPage } from './pages/branches.ts'
import { citePage, referenceFile } from './pages/cite.ts'
import { coursePage, coursesPage } from './pages/courses.ts'
import { editionsPage } from './pages/editions.ts'
import { notFoundPage } from './pages/errors.ts'
import { headingPage } from './pages/heading.ts'
import { holdPage } from './pages/hold.ts'
import { homePage } from './pages/home.ts'
import { kidsListPage, kidsPage } from './pages/kids.ts'
import { newAndPopularPage } from './pages/new-and-popular.ts'
import { marcPage } from './pages/marc.ts'
import { shelfPage } from './pages/shelf.ts'
import { searchPage } from './pages/search.ts'
import { signInPage } from './pages/sign-in.ts'
import { titlePage } from './pages/title.ts'
import { wherePage } from './pages/where.ts'
import { holdWhyPage, loanWhyPage } from './pages/why.ts'
import { signInAddress } from './session-actions.ts'
import { readSearch, searchAddress } from './search-address.ts'
import type { Site } from './site.ts'
import { visitOf, type SignedIn, type Visit } from './visit.ts'

type Query = Readonly<Record<string, unknown>>
interface Asked {
  readonly Params: { readonly id?: string }
  readonly Querystring: Query
}

/** Mounts the pages that are looked at. */
export function mountPages(app: FastifyInstance, site: Site): void {
  const page = (path: string, show: (visit: Visit, request: FastifyRequest<Asked>) => Promise<Page | undefined>) => {
    app.get<Asked>(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      return sendPage(visit, (await show(visit, request)) ?? notFoundPage(visit))
    })
  }
  const ownPage = (
    path: string,
    show: (visit: Visit, patron: SignedIn, request: FastifyRequest<Asked>) => Promise<Page | undefined>,
  ) => {
    app.get<Asked>(path, async (request, reply) => {
      const visit = await visitOf(site, request, reply)
      if (!visit.patron) return toSignIn(request, reply)
      return sendPage(visit, (await show(visit, visit.patron, request)) ?? notFoundPage(visit))
    })
  }

  page('/', (visit) => homePage(visit))
  page('/search', (visit, request) => searchPage(visit, request.query))
  app.get<Asked>('/search/advanced', async (request, reply) => {
    const { query } = request
    const search = readSearch(query)
    // A form sends what was left empty too: the address that is kept has only what says something.
    if (query['do'] === 'search') return reply.redirect(searchAddress(search), 303)
    const visit = await visitOf(site, request, reply)
    return sendPage(visit, await advancedPage(visit, search, { more: query['do'] === 'line' }))
  })
  app.get<Asked>('/title/:id', async (request, reply) => {
    // A program that asks for linked data is led to it.
    const form = wantedForm(request.headers.accept)
    const { id = '' } = request.params
    if (form && /^\d{1,15}$/.test(id))
      return reply.header('vary', 'accept').redirect(descriptionAddress(Number(id), form), 303)
    const visit = await visitOf(site, request, reply)
    return sendPage(visit, (await withId(request, (each) => titlePage(visit, each))) ?? notFoundPage(visit))
  })
  for (const path of ['person', 'subject', 'series']) {
    app.get<Asked>(`/${path}/:id`, async (request, reply) => {
      const { id = '' } = request.params
      const visit = await visitOf(site, request, reply)
      const found = /^\d{1,15}$/.test(id) ? await headingPage(visit, path, Number(id), request.query) : undefined
      if (found && 'moved' in found) return reply.redirect(found.moved, 301)
      return sendPage(visit, found ?? notFoundPage(visit))
    })
  }
  page('/title/:id/marc', (visit, request) => withId(request, (id) => marcPage(visit, id)))
  page('/title/:id/shelf', (visit, request) => withId(request, (id) => shelfPage(visit, id)))
  page('/title/:id/where', (visit, request) => withId(request, (id) => wherePage(visit, id)))
  page('/title/:id/editions', (visit, request) => withId(request, (id) => editionsPage(visit, id)))
  page('/title/:id/cite', (visit, request) => withId(request, (id) => citePage(visit, id)))
  for (const form of ['ris', 'bib'] as const) {
    app.get<Asked>(`/title/:id/cite.${form}`, async (request, reply) => {
      const { id = '' } = request.params
      const visit = await visitOf(site, request, reply)
      const file = /^\d{1,15}$/.test(id) ? await referenceFile(visit, Number(id), form) : undefined
      if (!file) return sendPage(visit, notFoundPage(visit))
      return reply
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('cache-control', 'no-cache')
        .header('x-robots-tag', 'noindex')
        .type(file.type)
        .send(file.text)
    })
  }
  page('/browse', (visit, request) => browsePage(visit, request.query))
  page('/new', (visit, request) => newAndPopularPage(visit, request.query))
  page('/kids', (visit) => kidsPage(visit))
  app.get<{ Params: { topic: string }; Querystring: Query }>('/kids/:topic', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    return sendPage(visit, (await kidsListPage(visit, request.params.topic, request.query)) ?? notFoundPage(visit))
  })
  page('/branches', (visit) => branchesPage(visit))
  page('/courses', (visit, request) => coursesPage(visit, request.query))
  page('/courses/:id', (visit, request) => withId(request, (id) => coursePage(visit, id)))
  ownPage('/title/:id/hold', (visit, patron, request) => withId(request, (id) => holdPage(visit, patron, id)))
  ownPage('/account', (visit, patron) => accountPage(visit, patron))
  ownPage('/account/loans/:id/why', (visit, patron, request) => withId(request, (id) => loanWhyPage(visit, patron, id)))
  ownPage('/account/holds/:id/why', (visit, patron, request) => withId(request, (id) => holdWhyPage(visit, patron, id)))
  app.get<Asked>('/sign-in', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    const { next: wanted } = request.query
    const next = ownAddress(typeof wanted === 'string' ? wanted : undefined, '/account')
    return visit.patron ? reply.redirect(next, 303) : sendPage(visit, await signInPage(visit, next))
  })
}

function toSignIn(request: FastifyRequest, reply: FastifyReply) {
  return reply.header('cache-control', 'no-store').redirect(signInAddress(request.url), 303)
}

async function withId(
  { params }: FastifyRequest<Asked>,
  show: (id: number) => Promise<Page | undefined>,
): Promise<Page | undefined> {
  const { id = '' } = params
  return /^\d{1,15}$/.test(id) ? show(Number(id)) : undefined
}
