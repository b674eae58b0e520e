import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, csrfProblem } from '../../platform/caller.ts'
import { FileTooLarge } from '../../platform/files.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Access } from '../../platform/route.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'
import { readWork, withWork, type Actor } from '../../platform/work.ts'
import type { RecordFormat } from './contract.ts'
import { fileKinds, runRecords, setRecords } from './export-records.ts'
import { beginFileEdit, fileResult } from './files/file-edits.ts'
import { getRun } from './runs/runs.ts'
import { getSet } from './sets/sets.ts'

// A hundred thousand records are some two hundred megabytes.
const largestFile = 2 ** 31

/**
 * What of this module is not JSON: `GET /record-sets/:id/records?format=FORMAT`,
 * `GET /batch-edits/:id/records?which=before|after&format=FORMAT`, `POST /file-edits?name=FILE&task=ID` with the file as its
 * body, and `GET /file-edits/:id/result`.
 */
export function mountBatchStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const allowed =
      (access: Access, handler: (request: FastifyRequest, reply: FastifyReply, actor: Actor) => Promise<unknown>) =>
      async (request: FastifyRequest, reply: FastifyReply) => {
        const caller = await actorOf(platform, resolver, request, access)
        const problem = accessProblem(caller.actor, access) ?? csrfProblem(request, caller)
        return problem ? sendProblem(reply, [problem]) : handler(request, reply, caller.actor)
      }
    scope.get(
      '/api/v1/record-sets/:id/records',
      allowed('catalog:read', async (request, reply, actor) => {
        const w = readWork(platform, actor)
        const set = await getSet(w, idOf(request))
        if (isRefusal(set)) return sendProblem(reply, set.blocks)
        const format = formatOf(request)
        return sendRecords(reply, setRecords(w, set.id, format), set.name, format)
      }),
    )
    scope.get(
      '/api/v1/batch-edits/:id/records',
      allowed('catalog:read', async (request, reply, actor) => {
        const w = readWork(platform, actor)
        const run = await getRun(w, idOf(request))
        if (isRefusal(run)) return sendProblem(reply, run.blocks)
        const format = formatOf(request)
        const which = queryOf(request)['which'] === 'before' ? 'before' : 'after'
        return sendRecords(reply, runRecords(w, run.id, which, format), `${run.name} ${which}`, format)
      }),
    )
    scope.post(
      '/api/v1/file-edits',
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      allowed('catalog:batch', (request, reply, actor) => takeFile(platform, request, reply, actor)),
    )
    scope.get(
      '/api/v1/file-edits/:id/result',
      allowed('catalog:batch', async (request, reply, actor) => {
        const result = await fileResult(readWork(platform, actor), idOf(request))
        if (isRefusal(result)) return sendProblem(reply, result.blocks)
        return reply
          .type('application/octet-stream')
          .header('content-disposition', attachment(result.name))
          .send(platform.files.get(result.file))
      }),
    )
  })
}

async function takeFile(platform: Platform, request: FastifyRequest, reply: FastifyReply, actor: Actor) {
  const { name = 'upload', task } = queryOf(request)
  const body = request.body instanceof Readable ? request.body : Readable.from([])
  try {
    const file = await platform.files.put(body, largestFile)
    const begun = await withWork(platform, actor, (w) => beginFileEdit(w, { file, name, taskId: Number(task) || 0 }))
    return isRefusal(begun) ? sendProblem(reply, begun.blocks) : reply.send(begun)
  } catch (error) {
    const isBroken = body.errored ?? request.raw.errored
    if (!(error instanceof FileTooLarge) && !isBroken) throw error
    const message =
      error instanceof FileTooLarge
        ? error.message
        : 'The upload broke off; nothing of it was kept. Send the file again.'
    return sendProblem(reply, [{ code: 'invalid-file', field: 'file', message }])
  }
}

function sendRecords(reply: FastifyReply, records: AsyncGenerator<Uint8Array>, name: string, format: RecordFormat) {
  const { type, ending } = fileKinds[format]
  return reply
    .type(type)
    .header('content-disposition', attachment(`${name}.${ending}`))
    .send(Readable.from(records, { objectMode: false }))
}

function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
}

function idOf(request: FastifyRequest): number {
  const { id } = request.params as { readonly id?: string }
  const number = Number(id)
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}

function queryOf(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  return request.query as Readonly<Record<string, string | undefined>>
}

function formatOf(request: FastifyRequest): RecordFormat {
  const { format = '' } = queryOf(request)
  return Object.hasOwn(fileKinds, format) ? (format as RecordFormat) : 'iso2709'
}
