import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, csrfProblem } from '../../../platform/caller.ts'
import { FileTooLarge } from '../../../platform/files.ts'
import type { ActorResolver } from '../../../platform/module.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import { accessProblem, sendProblem } from '../../../platform/serve.ts'
import { readWork, tablesOf, withWork, type Actor } from '../../../platform/work.ts'
import type { LoadingTables } from '../tables.ts'
import { refusedRecords } from './refused-records.ts'
import { asRecords } from './table-file.ts'
import { startImport } from './start-import.ts'

const permission = 'catalog:import'

/**
 * The two addresses of imports that are not JSON: `POST /api/v1/imports?name=FILE` takes the file as the body of the
 * request, of any media type and size; `GET /api/v1/imports/:id/refused` gives the refused records as they came.
 */
export function mountImportStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The body is not read by Fastify: it goes to the file store as it comes.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const mayImport = async (request: FastifyRequest): Promise<Actor | Block> => {
      const caller = await actorOf(platform, resolver, request, permission)
      return accessProblem(caller.actor, permission) ?? csrfProblem(request, caller) ?? caller.actor
    }
    scope.post<{ Querystring: UploadQuery }>(
      '/api/v1/imports',
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        const actor = await mayImport(request)
        if ('code' in actor) return sendProblem(reply, [actor])
        return takeUpload(platform, actor, request, reply)
      },
    )
    scope.get<{ Params: { id: string } }>('/api/v1/imports/:id/refused', async (request, reply) => {
      const actor = await mayImport(request)
      if ('code' in actor) return sendProblem(reply, [actor])
      return sendRefused(platform, actor, Number(request.params.id), reply)
    })
  })
}

interface UploadQuery {
  readonly name?: string
  /** Number of the profile of loading; none for the usual way. */
  readonly profile?: string
  /** `true`: only look what would become of each record. */
  readonly preview?: string
}

async function takeUpload(
  platform: Platform,
  actor: Actor,
  request: FastifyRequest<{ Querystring: UploadQuery }>,
  reply: FastifyReply,
) {
  const body = request.body instanceof Readable ? request.body : Readable.from([])
  try {
    const { name = 'upload', profile, preview } = request.query
    const how = {
      profile: profile === undefined || profile === '' ? undefined : Number(profile),
      preview: preview === 'true',
    }
    const stored = await platform.files.put(body)
    const file = await asRecords(platform, actor, stored, how.profile)
    if (isRefusal(file)) return sendProblem(reply, file.blocks)
    const begun = await withWork(platform, actor, (w) => startImport(w, file, name, how))
    return isRefusal(begun) ? sendProblem(reply, begun.blocks) : reply.send(begun)
  } catch (error) {
    if (error instanceof FileTooLarge)
      return sendProblem(reply, [{ code: 'invalid-file', field: 'file', message: error.message }])
    if (body.errored || request.raw.errored) {
      return sendProblem(reply, [
        {
          code: 'invalid-file',
          field: 'file',
          message: 'The upload broke off; nothing of it was kept. Send the file again.',
        },
      ])
    }
    throw error
  }
}

async function sendRefused(platform: Platform, actor: Actor, id: number, reply: FastifyReply) {
  const known = Number.isSafeInteger(id)
    ? await tablesOf<LoadingTables>(readWork(platform, actor))
        .selectFrom('loading.import')
        .select(['name', 'file', 'form'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined
  if (!known) return sendProblem(reply, [{ code: 'import-not-found', message: 'There is no such import.' }])
  const name = `refused-${known.name.replace(/\.gz$/i, '')}`
  return reply
    .header('content-type', 'application/octet-stream')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(Readable.from(refusedRecords(platform, id, known.file, known.form ?? 'iso2709')))
}
