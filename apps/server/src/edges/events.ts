import type { FastifyInstance } from 'fastify'
import { actorOf } from '../platform/caller.ts'
import type { ActorResolver } from '../platform/module.ts'
import type { Platform } from '../platform/platform.ts'
import { accessProblem, sendProblem } from '../platform/serve.ts'

const heartbeat = 15_000

/** `/api/v1/events`: what changes, told to open staff screens as server-sent events. */
export function mountEvents(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  app.get<{ Querystring: { topic?: string | string[] } }>('/api/v1/events', async (request, reply) => {
    const { actor } = await actorOf(platform, resolver, request, 'staff')
    const problem = accessProblem(actor, 'staff')
    if (problem) return sendProblem(reply, [problem])
    const wanted = request.query.topic === undefined ? undefined : new Set([request.query.topic].flat())
    reply.hijack()
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
    })
    reply.raw.write('retry: 2000\n\n')
    const stop = platform.live.hear((topic, data) => {
      if (wanted && !wanted.has(topic)) return
      // A screen that does not read is let go rather than kept in memory; it reconnects and asks anew.
      if (reply.raw.writableLength > 1_000_000) reply.raw.destroy()
      else reply.raw.write(`event: ${topic}\ndata: ${JSON.stringify(data)}\n\n`)
    })
    const timer = setInterval(() => reply.raw.write(': still here\n\n'), heartbeat).unref()
    const end = () => {
      clearInterval(timer)
      stop()
    }
    reply.raw.once('close', end)
    // A page that was left while its caller was looked up has closed already, and says so no more.
    if (reply.raw.destroyed || request.raw.socket.destroyed) end()
  })
}
