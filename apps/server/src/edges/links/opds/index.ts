import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { libraryOf } from '../../../modules/org/index.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import { statusOf } from '../../../platform/problem.ts'
import { asPublic, note, openToAll, refusedAtDoor, siteOf, withRefusal, type House } from '../door.ts'
import type { Query } from '../query.ts'
import { atomEntry, atomFeed, atomType, entryType, searchDescription } from './atom.ts'
import { opdsFeed, type OpdsPlace } from './feeds.ts'
import { jsonFeed, jsonPublication, publicationType } from './json.ts'
import { publicationsOf } from './publications.ts'

const places: readonly OpdsPlace[] = ['root', 'new', 'popular', 'ebooks', 'search']
type Form = 'json' | 'atom'

/** The catalogue for reading apps: OPDS 2.0 at `/opds`, 1.2 at `/opds/1.2`; at `/opds` itself an `Accept` for Atom leads to 1.2. */
export function mountOpds(app: FastifyInstance, house: House): void {
  for (const [base, form] of [
    ['/opds', 'json'],
    ['/opds/1.2', 'atom'],
  ] as const) {
    for (const place of places) {
      app.get<{ Querystring: Query }>(`${base}${place === 'root' ? '' : `/${place}`}`, async (request, reply) => {
        if (form === 'json' && place === 'root' && wantsAtom(request)) return reply.redirect('/opds/1.2', 303)
        const away = await refusedAtDoor(house, 'opds', request)
        if (away) return sayWhy(withRefusal(reply, away), [away])
        return sendFeed(house, { place, form, base }, request, reply)
      })
    }
    app.get<{ Params: { id: string } }>(`${base}/title/:id`, async (request, reply) => {
      const away = await refusedAtDoor(house, 'opds', request)
      if (away) return sayWhy(withRefusal(reply, away), [away])
      const { id } = request.params
      const root = `${siteOf(request)}${base}`
      const [title] = /^\d{1,15}$/.test(id) ? await publicationsOf(asPublic(house), [Number(id)], siteOf(request)) : []
      if (!title) return sayWhy(reply.code(404), [{ message: `The library has no title ${id.slice(0, 40)}.` }])
      note(house.platform, 'opds', request, 'answered')
      openToAll(reply)
      return form === 'json'
        ? reply.type(publicationType).send(JSON.stringify(jsonPublication(title, root)))
        : reply.type(entryType).send(atomEntry(title, root, (await libraryOf(asPublic(house))).name))
    })
  }
  app.get('/opds/1.2/search.xml', async (request, reply) => {
    const { name } = await libraryOf(asPublic(house))
    return openToAll(reply)
      .type('application/opensearchdescription+xml; charset=utf-8')
      .send(searchDescription(`${siteOf(request)}/opds/1.2`, name))
  })
}

const wantsAtom = ({ headers }: FastifyRequest): boolean =>
  /application\/atom\+xml/.test(headers.accept ?? '') && !/application\/opds\+json/.test(headers.accept ?? '')

async function sendFeed(
  house: House,
  { place, form, base }: { readonly place: OpdsPlace; readonly form: Form; readonly base: string },
  request: FastifyRequest<{ Querystring: Query }>,
  reply: FastifyReply,
) {
  const w = asPublic(house)
  const site = siteOf(request)
  const feed = await opdsFeed(w, place, request.query, site)
  if (isRefusal(feed)) {
    note(house.platform, 'opds', request, 'failed', feed.blocks[0]?.message)
    return sayWhy(reply.code(statusOf(feed.blocks)), feed.blocks)
  }
  note(house.platform, 'opds', request, 'answered')
  openToAll(reply).header('cache-control', 'no-cache').header('vary', 'accept')
  const root = `${site}${base}`
  if (form === 'json') return reply.type('application/opds+json').send(JSON.stringify(jsonFeed(feed, root)))
  return reply.type(atomType(feed)).send(atomFeed(feed, root, (await libraryOf(w)).name))
}

const sayWhy = (reply: FastifyReply, blocks: readonly Pick<Block, 'message'>[]) =>
  reply.type('text/plain; charset=utf-8').send(`${blocks.map(({ message }) => message).join(' ')}\n`)
