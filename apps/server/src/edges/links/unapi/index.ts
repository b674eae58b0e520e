import { toMods } from '@carrel/crosswalks'
import { createWriter, dialectOf } from '@carrel/marc'
import { writeXml } from '@carrel/xml'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { bibMarc, bibMarcView, getBib, storedRecord } from '../../../modules/catalog/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { citedWork } from '../../opac/citing/cited-work.ts'
import { bibtexOf, risOf } from '../../opac/citing/files.ts'
import { asPublic, openToAll, siteOf, type House } from '../door.ts'
import { one, type Query } from '../query.ts'
import { titleNumber } from '../title-number.ts'

const formats = {
  marcxml: { type: 'application/marcxml+xml', docs: 'http://www.loc.gov/standards/marcxml/' },
  mods: { type: 'application/mods+xml', docs: 'http://www.loc.gov/standards/mods/' },
  marc: { type: 'application/marc', docs: 'http://www.loc.gov/marc/' },
  ris: { type: 'application/x-research-info-systems', docs: 'https://en.wikipedia.org/wiki/RIS_(file_format)' },
  bibtex: { type: 'application/x-bibtex', docs: 'http://www.bibtex.org/Format/' },
} as const
type Format = keyof typeof formats
const isFormat = (name: string): name is Format => Object.hasOwn(formats, name)

/** `/unapi` (unAPI 1): which formats there are, which of them a title has (300), and the title in one of them. */
export function mountUnapi(app: FastifyInstance, house: House): void {
  app.get<{ Querystring: Query }>('/unapi', async (request, reply) => {
    openToAll(reply).header('x-robots-tag', 'noindex')
    const id = one(request.query, 'id')
    const format = one(request.query, 'format', 40)
    if (id === '') {
      if (format === '') return sendFormats(reply, undefined)
      return say(reply, 400, 'Name the title as well: /unapi?id=…&format=….')
    }
    if (format !== '' && !isFormat(format))
      return say(reply, 406, `There is no format "${format}". There are ${Object.keys(formats).join(', ')}.`)
    const site = siteOf(request)
    const bib = titleNumber(id, request)
    const w = asPublic(house)
    const title = bib === undefined ? undefined : await getBib(w, bib)
    if (bib === undefined || title === undefined || isRefusal(title))
      return say(reply, 404, `The library has no title "${id}". Titles are named by their address, ${site}/title/….`)
    if (!isFormat(format)) return sendFormats(reply.code(300), id)
    const sent = await written(w, bib, format, `${site}/title/${bib}`)
    if (sent === undefined) return say(reply, 406, `This title cannot be given as ${format}. Ask for marcxml.`)
    return reply
      .type(`${formats[format].type}${format === 'marc' ? '' : '; charset=utf-8'}`)
      .header('cache-control', 'no-cache')
      .send(sent)
  })
}

function sendFormats(reply: FastifyReply, id: string | undefined) {
  return reply.type('application/xml; charset=utf-8').send(
    writeXml({
      name: 'formats',
      ...(id !== undefined && { attributes: { id } }),
      children: Object.entries(formats).map(([name, { type, docs }]) => ({
        name: 'format',
        attributes: { name, type, docs },
      })),
    }),
  )
}

async function written(w: Work, bib: number, format: Format, page: string): Promise<string | Uint8Array | undefined> {
  if (format === 'marcxml' || format === 'marc') {
    const stored = await bibMarc(w, bib)
    if (isRefusal(stored)) return ''
    const writer = createWriter(format === 'marc' ? 'iso2709' : 'marcxml')
    const record = writer.write(storedRecord(stored.bytes, stored.form))
    return Buffer.concat([writer.header, record, writer.footer])
  }
  if (format === 'mods') {
    const stored = await bibMarc(w, bib)
    if (isRefusal(stored)) return ''
    const record = storedRecord(stored.bytes, stored.form)
    // The mapping knows the tags of MARC 21 only.
    return dialectOf(record) === 'marc21' ? writeXml(toMods(record)) : undefined
  }
  const [title, marc] = await Promise.all([getBib(w, bib), bibMarcView(w, bib)])
  if (isRefusal(title) || isRefusal(marc)) return ''
  const work = citedWork(title, marc.fields)
  return format === 'ris' ? risOf(work, page) : bibtexOf(work, bib, page)
}

const say = (reply: FastifyReply, status: number, sentence: string) =>
  reply.code(status).type('text/plain; charset=utf-8').send(`${sentence}\n`)
