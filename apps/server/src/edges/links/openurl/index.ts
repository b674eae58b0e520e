import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { formOf } from '../../opac/form-data.ts'
import { sendPage } from '../../opac/page.ts'
import type { Site } from '../../opac/site.ts'
import { visitOf } from '../../opac/visit.ts'
import { note, refusedAtDoor, withRefusal } from '../door.ts'
import type { Query } from '../query.ts'
import { findTitles } from './find-titles.ts'
import { onlineWays } from './online-ways.ts'
import { openUrlPage } from './page.ts'
import { readOpenUrl } from './read-request.ts'

/** `/openurl`: the resolver that databases and journals send readers to (ANSI/NISO Z39.88-2004, by GET and POST). */
export function mountOpenUrl(app: FastifyInstance, site: Site): void {
  const answer = async (query: Query, request: FastifyRequest, reply: FastifyReply) => {
    const away = await refusedAtDoor(site, 'openurl', request)
    if (away) return withRefusal(reply, away).type('text/plain; charset=utf-8').send(`${away.message}\n`)
    const visit = await visitOf(site, request, reply)
    const wanted = readOpenUrl(query)
    const found = await findTitles(visit.w, wanted)
    const page = await openUrlPage(visit, wanted, found, await onlineWays(visit.w, wanted, found))
    note(site.platform, 'openurl', request, 'answered')
    return sendPage(visit, page)
  }
  app.get<{ Querystring: Query }>('/openurl', (request, reply) => answer(request.query, request, reply))
  app.post('/openurl', (request, reply) => {
    const form = formOf(request)
    const query = Object.fromEntries([...new Set(form.keys())].map((name) => [name, form.getAll(name)]))
    return answer(query, request, reply)
  })
}
