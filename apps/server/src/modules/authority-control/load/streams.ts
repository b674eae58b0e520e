import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, csrfProblem } from '../../../platform/caller.ts'
import { FileTooLarge } from '../../../platform/files.ts'
import type { ActorResolver } from '../../../platform/module.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import { accessProblem, sendProblem } from '../../../platform/serve.ts'
import { readWork, tablesOf, withWork, type Actor } from '../../../platform/work.ts'
import type { AuthorityControlTables } from '../tables.ts'
import { refusedAuthorities } from './refused-records.ts'
import { startLoad } from './start-load.ts'

interface UploadQuery {
  readonly name?: string
  readonly vocabulary?: string
  readonly whole?: string
  readonly overEdited?: string
}

/**
 * The two addresses of authority files that are not JSON: `POST /api/v1/authority-files?name=FILE&vocabulary=CODE` takes the
 * file as the body, of any media type and size; `GET /api/v1/authority-files/:id/refused` gives refused records as they came.
 */
export function mountAuthorityStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const caller = async (request: FastifyRequest, permission: `${string}:${string}`): Promise<Actor | Block> => {
      const found = await actorOf(platform, resolver, request, permission)
      return accessProblem(found.actor, permission) ?? csrfProblem(request, found) ?? found.actor
    }
    scope.post<{ Querystring: UploadQuery }>(
      '/api/v1/authority-files',
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        const actor = await caller(request, 'authorities:load')
        if ('code' in actor) return sendProblem(reply, [actor])
        return takeUpload(platform, actor, request, reply)
      },
    )
    scope.get<{ Params: { id: string } }>('/api/v1/authority-files/:id/refused', async (request, reply) => {
      const actor = await caller(request, 'authorities:read')
      if ('code' in actor) return sendProblem(reply, [actor])
      return sendRefused(platform, actor, Number(request.params.id), reply)
    })
  })
}

async function takeUpload(
  platform: Platform,
  actor: Actor,
  request: FastifyRequest<{ Querystring: UploadQuery }>,
  reply: FastifyReply,
) {
  const body = request.body instanceof Readable ? request.body : Readable.from([])
  const { name = 'upload', vocabulary, whole, overEdited } = request.query
  const broken = (message: string) => sendProblem(reply, [{ code: 'invalid-file', field: 'file', message }])
  try {
    const stored = await platform.files.put(body)
    const begun = await withWork(platform, actor, (w) =>
      startLoad(w, stored, {
        name,
        whole: whole === 'true',
        overEdited: overEdited === 'true',
        ...(vocabulary !== undefined && { vocabulary }),
      }),
    )
    return isRefusal(begun) ? sendProblem(reply, begun.blocks) : reply.send(begun)
  } catch (error) {
    if (error instanceof FileTooLarge) return broken(error.message)
    if (body.errored || request.raw.errored) {
      return broken('The upload broke off; nothing of it was kept. Send the file again.')
    }
    throw error
  }
}

async function sendRefused(platform: Platform, actor: Actor, id: number, reply: FastifyReply) {
  const known = Number.isSafeInteger(id)
    ? await tablesOf<AuthorityControlTables>(readWork(platform, actor))
        .selectFrom('authority_control.load')
        .select(['id', 'name', 'file', 'form'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!known) {
    return sendProblem(reply, [{ code: 'authority-file-not-found', message: 'There is no such authority file.' }])
  }
  const name = `refused-${known.name.replace(/\.gz$/i, '')}`
  return reply
    .header('content-type', 'application/octet-stream')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Readable.from(refusedAuthorities(platform, known)))
}
