import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { writeXml, type XmlPart } from '@carrel/xml'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { publicTitleParts, publicTitlesIn, type TitlePart } from '../../../modules/catalog/index.ts'
import type { Platform } from '../../../platform/platform.ts'
import { readWork } from '../../../platform/work.ts'
import { siteOf } from '../door.ts'
import { isPaced, tooFast } from '../pace.ts'

/** Addresses that one file may hold (sitemaps.org, "Using Sitemap index files"). */
const inOneFile = 50_000
const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const pack = promisify(gzip)
const pages = ['/', '/browse', '/new', '/branches', '/courses', '/kids']
/** Counting a million titles takes a while: the parts are looked at again after ten minutes. */
const keptFor = { minutes: 10 }

interface Kept {
  readonly until: Temporal.Instant
  readonly parts: Promise<readonly TitlePart[]>
}
const kept = new WeakMap<Platform, Kept>()

/** `/sitemap.xml`, the index; `/sitemap/pages.xml`; `/sitemap/titles-N.xml.gz`, titles numbered from N × 50,000 (sitemaps.org 0.9). */
export function mountSitemaps(app: FastifyInstance, platform: Platform): void {
  app.get('/sitemap.xml', async (request, reply) => {
    const site = siteOf(request)
    const entries = (await partsOf(platform)).map(({ part, changedAt }) =>
      entry('sitemap', `${site}/sitemap/titles-${part}.xml.gz`, changedAt),
    )
    const children = [entry('sitemap', `${site}/sitemap/pages.xml`), ...entries]
    return reply.type('application/xml; charset=utf-8').send(document('sitemapindex', children))
  })
  app.get('/sitemap/pages.xml', (request, reply) => {
    const site = siteOf(request)
    const children = pages.map((page) => entry('url', `${site}${page}`))
    return reply.type('application/xml; charset=utf-8').send(document('urlset', children))
  })
  app.get<{ Params: { file: string } }>('/sitemap/:file', async (request, reply) => {
    const part = /^titles-(\d{1,9})\.xml\.gz$/.exec(request.params.file)?.[1]
    if (part === undefined) return absent(reply)
    if (!isPaced(platform, request, 'sitemap', 120)) return tooFast(reply)
    const titles = await titlesOf(platform, request, Number(part))
    if (titles.length === 0) return absent(reply)
    const bytes = await pack(document('urlset', titles))
    return reply.type('application/gzip').header('cache-control', 'public, max-age=600').send(bytes)
  })
}

const absent = (reply: FastifyReply) =>
  reply
    .code(404)
    .type('text/plain; charset=utf-8')
    .send('There is no such file. /sitemap.xml names those that there are.\n')

async function titlesOf(platform: Platform, request: FastifyRequest, part: number) {
  const site = siteOf(request)
  const titles = await publicTitlesIn(readWork(platform, { kind: 'anonymous' }), part, inOneFile)
  return titles.map(({ bib, changedAt }) => entry('url', `${site}/title/${bib}`, changedAt))
}

function partsOf(platform: Platform): Promise<readonly TitlePart[]> {
  const now = platform.clock.now()
  const before = kept.get(platform)
  if (before && Temporal.Instant.compare(now, before.until) < 0) return before.parts
  const parts = publicTitleParts(readWork(platform, { kind: 'anonymous' }), inOneFile)
  kept.set(platform, { parts, until: now.add(keptFor) })
  // A failure is told to whoever asked, and the next one asks anew.
  parts.catch(() => kept.delete(platform))
  return parts
}

function entry(name: 'sitemap' | 'url', address: string, changedAt?: Temporal.Instant): XmlPart {
  const lastmod = changedAt?.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString()
  return {
    name,
    children: [{ name: 'loc', text: address }, ...(lastmod === undefined ? [] : [{ name: 'lastmod', text: lastmod }])],
  }
}

const document = (name: string, children: readonly XmlPart[]): string =>
  writeXml({ name, attributes: { xmlns: namespace }, children })
