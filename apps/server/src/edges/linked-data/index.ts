import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { bibframePrefixes, toBibframe } from '@carrel/bibframe'
import {
  createRdfWriter,
  fileEndings,
  mediaTypes,
  rdfFormats,
  writeRdf,
  type Described,
  type RdfFormat,
} from '@carrel/rdf'
import { bibRecords, getBib, searchAllBibs, storedRecord, type BibRecord } from '../../modules/catalog/index.ts'
import { availability } from '../../modules/circulation/index.ts'
import { libraryOf } from '../../modules/org/index.ts'
import { actorOf } from '../../platform/caller.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { sendProblem } from '../../platform/serve.ts'
import { readWork, type Work } from '../../platform/work.ts'
import { bookData } from '../opac/book-data.ts'

/** Titles that one request for a set is given. */
const most = 20_000
const nests = ({ types }: Described): boolean => !types.some((type) => /bibframe\/(?:Work|Instance|Item)$/.test(type))

interface Asked {
  readonly Params: { readonly id: string }
  readonly Querystring: Readonly<Record<string, unknown>>
}

/**
 * Titles as linked data. `/title/:id/bibframe.ttl` (`.rdf`, `.jsonld`, `.nt`) and `/title/:id/schema.jsonld` for everyone; the
 * same below `/api/v1/bibs/:id`; and `/api/v1/bibs/bibframe.ttl?q=…` for all titles that a search finds.
 */
export function mountLinkedData(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  const work = async (request: FastifyRequest): Promise<Work> =>
    readWork(platform, (await actorOf(platform, resolver, request, 'public')).actor)
  for (const base of ['/title/:id', '/api/v1/bibs/:id']) {
    for (const format of rdfFormats)
      app.get<Asked>(`${base}/bibframe.${fileEndings[format]}`, async (request, reply) =>
        sendBibframe(await work(request), format, request, reply),
      )
    app.get<Asked>(`${base}/schema.jsonld`, async (request, reply) => sendSchema(await work(request), request, reply))
  }
  for (const format of rdfFormats)
    app.get<Asked>(`/api/v1/bibs/bibframe.${fileEndings[format]}`, async (request, reply) =>
      sendSet(await work(request), format, request, reply),
    )
}

/** The form of linked data that a program prefers over a page; undefined for browsers. */
export function wantedForm(accept: string | undefined): RdfFormat | undefined {
  if (accept === undefined) return undefined
  const asked = accept.split(',').map((part) => {
    const [type = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find((each) => each !== undefined)
    return { type: type.trim(), quality: Number(quality ?? 1) }
  })
  const best = asked.toSorted((a, b) => b.quality - a.quality)
  for (const { type, quality } of best) {
    if (quality === 0) continue
    if (type === 'text/html' || type === '*/*' || type === 'application/xhtml+xml') return undefined
    const format = rdfFormats.find((one) => mediaTypes[one] === type)
    if (format) return format
  }
  return undefined
}

/** Address of a title's description in a form. */
export const descriptionAddress = (id: number, format: RdfFormat): string =>
  `/title/${id}/bibframe.${fileEndings[format]}`

const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
const bibOf = (request: FastifyRequest<Asked>): number =>
  /^\d{1,15}$/.test(request.params.id) ? Number(request.params.id) : 0
const typeOf = (format: RdfFormat): string => `${mediaTypes[format]}; charset=utf-8`

async function sendBibframe(w: Work, format: RdfFormat, request: FastifyRequest<Asked>, reply: FastifyReply) {
  const id = bibOf(request)
  const bib = await getBib(w, id)
  if (isRefusal(bib)) return sendProblem(reply, bib.blocks)
  const [record] = await bibRecords(w, [id])
  const quads = record && described(record, request)
  if (!quads) {
    const message = 'The record of this title is in another format than MARC 21 and has no description in BIBFRAME.'
    return sendProblem(reply, [{ code: 'not-described', message }])
  }
  return reply
    .type(typeOf(format))
    .header('cache-control', 'no-cache')
    .header('access-control-allow-origin', '*')
    .send(writeRdf(quads, format, { prefixes: bibframePrefixes, nests }))
}

async function sendSchema(w: Work, request: FastifyRequest<Asked>, reply: FastifyReply) {
  const id = bibOf(request)
  const bib = await getBib(w, id)
  if (isRefusal(bib)) return sendProblem(reply, bib.blocks)
  const [found, library] = await Promise.all([availability(w, id), libraryOf(w)])
  const where = isRefusal(found) ? undefined : found
  return reply
    .type(typeOf('json-ld'))
    .header('cache-control', 'no-cache')
    .header('access-control-allow-origin', '*')
    .send(JSON.stringify(bookData(bib, where, `${originOf(request)}/title/${id}`, library)))
}

async function sendSet(w: Work, format: RdfFormat, request: FastifyRequest<Asked>, reply: FastifyReply) {
  const { q } = request.query
  const found = await searchAllBibs(w, { q: typeof q === 'string' ? q.slice(0, 1000) : '' })
  if (isRefusal(found)) return sendProblem(reply, found.blocks)
  if (found.length > most) {
    const message = `The search finds ${found.length.toLocaleString('en')} titles; ${most.toLocaleString('en')} are given at once. Narrow it.`
    return sendProblem(reply, [{ code: 'too-many-titles', field: 'q', message }])
  }
  return reply
    .type(typeOf(format))
    .header('content-disposition', `attachment; filename="titles.${fileEndings[format]}"`)
    .send(ReadableStream.from(pieces(w, found, format, request)))
}

async function* pieces(
  w: Work,
  bibs: readonly number[],
  format: RdfFormat,
  request: FastifyRequest,
): AsyncGenerator<Uint8Array> {
  const writer = createRdfWriter(format, { prefixes: bibframePrefixes, nests })
  const encoder = new TextEncoder()
  yield encoder.encode(writer.header)
  for (let at = 0; at < bibs.length; at += 100) {
    for (const record of await bibRecords(w, bibs.slice(at, at + 100))) {
      const quads = described(record, request)
      if (quads) yield encoder.encode(writer.piece(quads))
    }
  }
  yield encoder.encode(writer.footer)
}

/** The description of a stored record under its public address; undefined for one that is not in MARC 21. */
function described(record: BibRecord, request: FastifyRequest): ReturnType<typeof toBibframe> | undefined {
  try {
    return toBibframe(storedRecord(record.bytes, record.form), {
      base: `${originOf(request)}/title/`,
      id: String(record.bib),
    })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
