import { Readable } from 'node:stream'
import { constants, createGzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { actorOf } from '../../platform/caller.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'
import { readWork } from '../../platform/work.ts'
import { snapshotPath } from './contract.ts'
import { takeSnapshot } from './snapshot/take.ts'

const permission = 'offline:use'
/** Desks that open together must not take every connection of the database: the others come again. */
const atOnce = 3

/** `GET /offline/snapshot?since=CURSOR&branch=ID`: what a desk needs to go on without the server, as lines of JSON. */
export function mountOfflineStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  let running = 0
  app.get<{ Querystring: { since?: string; branch?: string } }>(snapshotPath, async (request, reply) => {
    const { actor } = await actorOf(platform, resolver, request, permission)
    const problem = accessProblem(actor, permission)
    if (problem) return sendProblem(reply, [problem])
    const branch = 'branch' in actor && actor.branch !== null ? actor.branch : Number(request.query.branch)
    if (!Number.isSafeInteger(branch))
      return sendProblem(reply, [
        { code: 'invalid-branch', field: 'branch', message: 'Say for which branch: "branch" is its number.' },
      ])
    if (running >= atOnce) {
      reply.header('retry-after', '10')
      return sendProblem(reply, [
        { code: 'too-many-requests', message: 'Other desks are fetching theirs. Try again in some seconds.' },
      ])
    }
    running += 1
    try {
      const lines = await takeSnapshot(readWork(platform, actor), branch, request.query.since)
      if (isRefusal(lines)) {
        running -= 1
        return sendProblem(reply, lines.blocks)
      }
      const body = Readable.from(lines)
      body.once('close', () => {
        running -= 1
      })
      // The answer has begun and can only be cut; the desk sees that its end is missing and keeps what it had.
      body.once('error', (error) => platform.log.error({ error }, 'a snapshot for a desk could not be read'))
      reply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store')
      if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(body)
      const packed = createGzip({ level: 4, flush: constants.Z_NO_FLUSH })
      body.once('error', (error) => packed.destroy(error))
      packed.once('close', () => body.destroy())
      return reply.header('content-encoding', 'gzip').send(body.pipe(packed))
    } catch (error) {
      running -= 1
      throw error
    }
  })
}
