import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { getBib } from '../../../modules/catalog/index.ts'
import { availability } from '../../../modules/circulation/index.ts'
import { accessToBibs } from '../../../modules/e-collections/index.ts'
import { daysAt, libraryOf } from '../../../modules/org/index.ts'
import { lendsToPartners } from '../../../modules/resource-sharing/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { asPublic, note, openToAll, refusedAtDoor, siteOf, withRefusal, type House } from '../door.ts'
import { one, type Query } from '../query.ts'
import { daiaDocument, type DaiaDocument } from './answer.ts'
import { mostTitles, namesIn, titleNamed } from './find-titles.ts'

/** `/daia?id=…|…&format=json`: whether titles and their items can be borrowed, used here, or read online (DAIA 2). */
export function mountDaia(app: FastifyInstance, house: House): void {
  app.options('/daia', (_, reply) => openToAll(reply).code(204).send())
  app.get<{ Querystring: Query }>('/daia', async (request, reply) => {
    openToAll(reply)
      .header('x-daia-version', '1.0.0')
      .header('cache-control', 'no-store')
      .header('x-robots-tag', 'noindex')
    reply.header('link', '<http://purl.org/NET/DAIA>; rel="profile"')
    const away = await refusedAtDoor(house, 'daia', request)
    if (away) return fault(withRefusal(reply, away), away.status, away.code, away.message)
    const problem = problemOf(request.query)
    if (problem) {
      note(house.platform, 'daia', request, 'failed', problem.description)
      return fault(reply, problem.code, 'invalid-request', problem.description)
    }
    const answer = JSON.stringify(await answerTo(house, request))
    note(house.platform, 'daia', request, 'answered')
    return reply.type('application/json; charset=utf-8').send(answer)
  })
}

function problemOf(query: Query): { readonly code: number; readonly description: string } | undefined {
  const format = one(query, 'format', 20)
  if (format !== '' && format !== 'json')
    return { code: 422, description: `There is no format "${format}". Ask for format=json.` }
  const names = namesIn(one(query, 'id', 8000))
  if (names.length === 0)
    return {
      code: 422,
      description: 'Name a title: /daia?id=…&format=json, by its address in the catalogue or its ISBN.',
    }
  if (names.length > mostTitles)
    return { code: 422, description: `${names.length} titles are named; ${mostTitles} are answered at once.` }
  return undefined
}

async function answerTo(house: House, request: FastifyRequest<{ Querystring: Query }>) {
  const w = asPublic(house)
  const site = siteOf(request)
  const names = await Promise.all(
    namesIn(one(request.query, 'id', 8000)).map(async (name) => ({ name, bib: await titleNamed(w, name, request) })),
  )
  const [access, lendsToOthers, dayAt] = await Promise.all([
    accessToBibs(
      w,
      names.flatMap(({ bib }) => bib ?? []),
    ),
    lendsToPartners(w),
    daysAt(w),
  ])
  const documents = await Promise.all(
    names.map(async ({ name, bib }): Promise<DaiaDocument | undefined> => {
      const title = bib === undefined ? undefined : await getBib(w, bib)
      if (title === undefined || isRefusal(title)) return undefined
      const found = await availability(w, title.id)
      const ways = access.get(title.id) ?? []
      const facts = { bib: title, found: isRefusal(found) ? undefined : found, ways, lendsToOthers, dayAt }
      return daiaDocument(facts, name, site)
    }),
  )
  const library = await libraryOf(w)
  return {
    institution: { id: site, href: `${site}/`, content: library.name },
    timestamp: w.now.toString({ smallestUnit: 'second' }),
    document: documents.filter((each) => each !== undefined),
  }
}

const fault = (reply: FastifyReply, code: number, error: string, description: string) =>
  reply
    .code(code)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ error, code, error_description: description }))
