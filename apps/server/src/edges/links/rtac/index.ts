import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asPublic, note, openToAll, refusedAtDoor, withRefusal, type House } from '../door.ts'
import { titleNamed } from '../daia/find-titles.ts'
import { one, several, type Query } from '../query.ts'
import { rtacTitle, type RtacTitle } from './holdings.ts'
import { titlesXml, titleXml, type RtacError } from './xml.ts'

const mostTitles = 50

/**
 * Availability as it is now for discovery systems that ask by RTAC: `/rtac/ID`, `/rtac?instanceIds=ID,ID` and the older
 * `/prod/rtac/folioRTAC?mms_id=ID`, as XML, and as JSON where that is accepted. A title is named by its number, its address or `isbn:…`.
 */
export function mountRtac(app: FastifyInstance, house: House): void {
  for (const url of ['/rtac', '/rtac/:id', '/prod/rtac/folioRTAC']) {
    app.options(url, (_, reply) => openToAll(reply).code(204).send())
    app.get<{ Params: { id?: string }; Querystring: Query }>(url, async (request, reply) => {
      openToAll(reply).header('cache-control', 'no-store').header('vary', 'accept').header('x-robots-tag', 'noindex')
      const away = await refusedAtDoor(house, 'daia', request)
      if (away) return say(withRefusal(reply, away), away.status, away.message)
      const asked = namesOf(request)
      if (asked.length === 0)
        return failed(house, request, reply, 'Name a title: /rtac/1, or /rtac?instanceIds=1,2, or /rtac?isbn=….')
      if (asked.length > mostTitles)
        return failed(house, request, reply, `${asked.length} titles are named; ${mostTitles} are answered at once.`)
      const sent = await answer(house, request, reply, asked)
      note(house.platform, 'daia', request, 'answered')
      return sent
    })
  }
}

/** Names of titles, each once, however the client gives them. */
function namesOf({
  params,
  query,
}: FastifyRequest<{ Params: { id?: string }; Querystring: Query }>): readonly string[] {
  const isbns = several(query, 'isbn').map((isbn) => `isbn:${isbn}`)
  const given = [params.id ?? '', one(query, 'mms_id'), ...one(query, 'instanceIds', 8000).split(/[,|]/), ...isbns]
  return [...new Set(given.map((name) => name.trim()))].filter((name) => name !== '')
}

async function answer(
  house: House,
  request: FastifyRequest<{ Params: { id?: string }; Querystring: Query }>,
  reply: FastifyReply,
  asked: readonly string[],
) {
  const w = asPublic(house)
  const titles: RtacTitle[] = []
  const errors: RtacError[] = []
  for (const name of asked) {
    const bib = await titleNamed(w, name, request)
    const title = bib === undefined ? undefined : await rtacTitle(w, bib, name)
    if (title) titles.push(title)
    else errors.push({ message: `The library has no title “${name.slice(0, 100)}”.`, code: 404 })
  }
  const isSingle = request.params.id !== undefined || one(request.query, 'mms_id') !== ''
  const [first] = titles
  if (isSingle && !first) reply.code(404)
  const wantsJson =
    one(request.query, 'format', 10) === 'json' || /\bapplication\/json\b/.test(request.headers.accept ?? '')
  if (wantsJson) {
    const json = isSingle && first ? first : { holdings: titles, errors }
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(json))
  }
  const xml = isSingle && first ? titleXml(first) : titlesXml(titles, errors)
  return reply.type('application/xml; charset=utf-8').send(xml)
}

function failed(house: House, request: FastifyRequest, reply: FastifyReply, message: string) {
  note(house.platform, 'daia', request, 'failed', message)
  return say(reply, 400, message)
}

const say = (reply: FastifyReply, status: number, sentence: string) =>
  reply.code(status).type('text/plain; charset=utf-8').send(`${sentence}\n`)
