import { createHash } from 'node:crypto'
import { drawCover } from '@carrel/cover-art'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { bibBrief } from '../../modules/catalog/index.ts'
import { shownCover } from '../../modules/covers/index.ts'
import { readWork } from '../../platform/work.ts'
import type { Site } from './site.ts'

/** `/cover/12.svg`, `/cover/12-thumb.svg`: the cover of a title, a picture where there is one (the media type says which), else drawn. */
export async function coverFile(
  site: Site,
  file: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [, number = '', thumb] = /^(\d{1,15})(-thumb)?\.svg$/.exec(file) ?? []
  const bib = number === '' ? undefined : await bibBrief(readWork(site.platform, { kind: 'anonymous' }), Number(number))
  if (!bib) {
    reply.callNotFound()
    return reply
  }
  const picture = await shownCover(readWork(site.platform, { kind: 'anonymous' }), bib.id)
  if (picture && (await site.platform.files.has(picture.file))) {
    const mark = `"${picture.file.slice(0, 22)}"`
    reply.header('etag', mark).header('cache-control', 'public, max-age=3600, stale-while-revalidate=86400')
    if (request.headers['if-none-match'] === mark) return reply.code(304).send()
    return reply
      .type(picture.media)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(site.platform.files.get(picture.file))
  }
  const svg = drawCover({
    title: bib.originalTitle ?? bib.title,
    author: (bib.originalTitle === null ? bib.author : bib.originalAuthor) ?? undefined,
    classNumber: bib.classNumber ?? undefined,
    kind: bib.format,
    size: thumb === undefined ? 'full' : 'thumb',
  })
  const etag = `"${createHash('sha256').update(svg).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag).header('cache-control', 'public, max-age=86400, stale-while-revalidate=604800')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type('image/svg+xml').send(svg)
}
