import { createHash } from 'node:crypto'
import { drawCover, type CoverOf } from '@carrel/cover-art'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { bibBrief } from '../../modules/catalog/index.ts'
import { shownCover } from '../../modules/covers/index.ts'
import { readWork } from '../../platform/work.ts'
import { coverPoints } from './cover-points.ts'
import type { Site } from './site.ts'

/**
 * `/cover/12.svg`, `/cover/12-thumb.svg`: the cover of a title, a picture where there is one (the media type says which), else drawn.
 * `/cover/12.jpg`, `.png`, `.webp`: the picture for programs that go by the end of an address; where there is none that they show,
 * the PNG is cloth and ornament, and the others lead to it.
 */
export async function coverFile(
  site: Site,
  file: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const [, number = '', thumb, form] = /^(\d{1,15})(-thumb)?\.(svg|jpg|png|webp)$/.exec(file) ?? []
  const bib = number === '' ? undefined : await bibBrief(readWork(site.platform, { kind: 'anonymous' }), Number(number))
  if (!bib) {
    reply.callNotFound()
    return reply
  }
  const picture = await shownCover(readWork(site.platform, { kind: 'anonymous' }), bib.id)
  const isAsked = form !== 'png' || picture?.media !== 'image/webp'
  if (picture && isAsked && (await site.platform.files.has(picture.file))) {
    const mark = `"${picture.file.slice(0, 22)}"`
    reply.header('etag', mark).header('cache-control', 'public, max-age=3600, stale-while-revalidate=86400')
    if (request.headers['if-none-match'] === mark) return reply.code(304).send()
    return reply
      .type(picture.media)
      .header('x-content-type-options', 'nosniff')
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(site.platform.files.get(picture.file))
  }
  if (form === 'jpg' || form === 'webp') return reply.redirect(`/cover/${bib.id}.png`, 302)
  const of: CoverOf = {
    title: bib.originalTitle ?? bib.title,
    author: (bib.originalTitle === null ? bib.author : bib.originalAuthor) ?? undefined,
    classNumber: bib.classNumber ?? undefined,
    kind: bib.format,
    size: thumb === undefined ? 'full' : 'thumb',
  }
  const drawn = form === 'png' ? coverPoints(of) : drawCover(of)
  const etag = `"${createHash('sha256').update(drawn).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag).header('cache-control', 'public, max-age=86400, stale-while-revalidate=604800')
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type(form === 'png' ? 'image/png' : 'image/svg+xml').send(drawn)
}
