import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { actorOf, csrfProblem } from '../../platform/caller.ts'
import { FileTooLarge } from '../../platform/files.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'
import { withWork } from '../../platform/work.ts'
import { largestImage } from './rules/read-image.ts'
import { keepCover } from './title-cover.ts'

const permission = 'covers:manage'

/** `POST /api/v1/titles/:id/cover` takes the bytes of a picture, whatever their media type says. */
export function mountCoverUpload(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    scope.post<{ Params: { id: string } }>(
      '/api/v1/titles/:id/cover',
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        const caller = await actorOf(platform, resolver, request, permission)
        const problem = accessProblem(caller.actor, permission) ?? csrfProblem(request, caller)
        if (problem) return sendProblem(reply, [problem])
        const body = request.body instanceof Readable ? request.body : Readable.from([])
        const bib = /^\d{1,15}$/.test(request.params.id) ? Number(request.params.id) : 0
        try {
          const stored = await platform.files.put(body, largestImage)
          const bytes = await readFile(platform.files.path(stored.hash))
          const kept = await withWork(platform, caller.actor, (w) =>
            keepCover(w, { bib, bytes, file: stored.hash, source: 'upload' }),
          )
          return isRefusal(kept) ? sendProblem(reply, kept.blocks) : await reply.send(kept)
        } catch (error) {
          if (error instanceof FileTooLarge)
            return sendProblem(reply, [{ code: 'invalid-image', field: 'file', message: error.message }])
          if (!body.errored && !request.raw.errored) throw error
          const message = 'The upload broke off; nothing of it was kept. Send the picture again.'
          return sendProblem(reply, [{ code: 'invalid-image', field: 'file', message }])
        }
      },
    )
  })
}
