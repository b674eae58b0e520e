import { createHash } from 'node:crypto'
import { writeXml, type XmlPart } from '@carrel/xml'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { searchCatalog, type SearchHit } from '../../modules/catalog/index.ts'
import { addedAt } from '../../modules/saved-searches/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { origin } from './page.ts'
import { shortened } from './parts/hit-row.ts'
import { searchWords } from './parts/search-words.ts'
import { spokenName, tidyTitle } from './parts/title-heading.ts'
import { catalogQuery, readSearch, searchAddress, type Search } from './search-address.ts'
import type { Visit } from './visit.ts'

const most = 50
const tenMinutes = 600

/** A feed of a search: its latest arrivals, at most fifty. */
export async function sendFeed(visit: Visit, form: 'rss' | 'atom', request: FastifyRequest, reply: FastifyReply) {
  const query = typeof request.query === 'object' && request.query !== null ? { ...request.query } : {}
  const asked = readSearch(query)
  const search: Search = { ...asked, sort: 'added', page: 1 }
  const found = await searchCatalog(visit.w, {
    ...catalogQuery(
      search,
      visit.branches.map((branch) => branch.id),
    ),
    limit: most,
  })
  if (isRefusal(found))
    return reply.code(503).header('retry-after', '120').type('text/plain; charset=utf-8').send(visit.say.search.failed)
  // What is found only by being taken less strictly is not what was asked to be followed.
  const rows = found.corrected === null && found.relaxed === null ? found.rows : []
  const added = await addedAt(
    visit.w,
    rows.map(({ id }) => id),
  )
  const entries = rows.map((hit) => ({ hit, at: added.get(hit.id) ?? visit.w.now }))
  const text = writeXml(form === 'rss' ? rss(visit, search, entries) : atom(visit, search, entries), { indent: true })
  const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`
  reply
    .header('cache-control', `public, max-age=${tenMinutes}`)
    .header('vary', 'cookie, accept-language')
    .header('etag', etag)
    .header('x-robots-tag', 'noindex')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type(`application/${form}+xml; charset=utf-8`).send(text)
}

interface Entry {
  readonly hit: SearchHit
  readonly at: Temporal.Instant
}

const part = (name: string, text: string, attributes?: Readonly<Record<string, string>>): XmlPart => ({
  name,
  text,
  ...(attributes && { attributes }),
})

function namesOf(visit: Visit, search: Search) {
  const site = origin(visit)
  const { say, library } = visit
  const named = searchWords(visit, search)
  const what = named === '' ? say.home.newTitles : say.search.title(named)
  return { title: `${what} · ${library.name}`, page: `${site}${searchAddress(search)}`, site }
}

const titleOf = ({ title, author }: SearchHit) =>
  `${tidyTitle(title)}${author === null ? '' : `, ${spokenName(author)}`}`

/** RSS 2.0 (rssboard.org). */
function rss(visit: Visit, search: Search, entries: readonly Entry[]): XmlPart {
  const { title, page, site } = namesOf(visit, search)
  const self = `${site}/search.rss${new URL(page).search}`
  return {
    name: 'rss',
    attributes: {
      version: '2.0',
      'xmlns:atom': 'http://www.w3.org/2005/Atom',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    },
    children: [
      {
        name: 'channel',
        children: [
          part('title', title),
          part('link', page),
          part('description', visit.library.name),
          part('language', visit.say.lang),
          part('ttl', '60'),
          part('atom:link', '', { rel: 'self', type: 'application/rss+xml', href: self }),
          ...entries.map(({ hit, at }) => ({
            name: 'item',
            children: [
              part('title', titleOf(hit)),
              part('link', `${site}/title/${hit.id}`),
              part('guid', `${site}/title/${hit.id}`, { isPermaLink: 'true' }),
              part('pubDate', new Date(at.epochMilliseconds).toUTCString()),
              ...(hit.author === null ? [] : [part('dc:creator', spokenName(hit.author, hit))]),
              ...(hit.summary === null ? [] : [part('description', escapedTwice(shortened(hit.summary)))]),
            ],
          })),
        ],
      },
    ],
  }
}

// Feed readers take the description for HTML: what looks like markup in a record has to stay text there.
const escapedTwice = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A feed without entries is no newer at each look. */
const dayOf = (at: Temporal.Instant) => Temporal.Instant.from(`${at.toString().slice(0, 10)}T00:00:00Z`)

/** Atom (RFC 4287). */
function atom(visit: Visit, search: Search, entries: readonly Entry[]): XmlPart {
  const { title, page, site } = namesOf(visit, search)
  const self = `${site}/search.atom${new URL(page).search}`
  return {
    name: 'feed',
    attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': visit.say.lang },
    children: [
      part('id', page),
      part('title', title),
      part('updated', (entries[0]?.at ?? dayOf(visit.w.now)).toString()),
      part('link', '', { rel: 'self', type: 'application/atom+xml', href: self }),
      part('link', '', { rel: 'alternate', type: 'text/html', href: page }),
      { name: 'author', children: [part('name', visit.library.name)] },
      ...entries.map(({ hit, at }) => ({
        name: 'entry',
        children: [
          part('id', `${site}/title/${hit.id}`),
          part('title', titleOf(hit)),
          part('updated', at.toString()),
          part('link', '', { rel: 'alternate', type: 'text/html', href: `${site}/title/${hit.id}` }),
          ...(hit.summary === null ? [] : [part('summary', shortened(hit.summary))]),
        ],
      })),
    ],
  }
}
