import type { FastifyReply, FastifyRequest } from 'fastify'
import { takeOne, type Allowance } from '../../platform/rate-limit.ts'
import type { Platform } from '../../platform/platform.ts'

const mostKept = 10_000
const allowances = new WeakMap<Platform, Map<string, Allowance>>()

/** Counts that somebody asked for something; not ok, with the seconds to wait, when it is more often than so many times a minute. */
export function countAsked(platform: Platform, name: string, perMinute: number): ReturnType<typeof takeOne> {
  const all = allowances.get(platform) ?? new Map<string, Allowance>()
  allowances.set(platform, all)
  const taken = takeOne(all.get(name), perMinute, platform.clock.now())
  if (!taken.ok) return taken
  if (all.size >= mostKept) all.clear()
  all.set(name, taken.allowance)
  return taken
}

/** False when an address asks more often than so many times a minute. */
export function isPaced(platform: Platform, request: FastifyRequest, what: string, perMinute: number): boolean {
  return countAsked(platform, `${what} ${request.ip}`, perMinute).ok
}

/** Tells a program to wait a minute (RFC 6585, section 4). */
export function tooFast(reply: FastifyReply) {
  return reply
    .code(429)
    .header('retry-after', '60')
    .type('text/plain; charset=utf-8')
    .send('Too many requests come from this address. Wait a minute, and ask again.\n')
}
