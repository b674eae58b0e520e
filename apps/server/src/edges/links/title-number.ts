import type { FastifyRequest } from 'fastify'
import { siteOf } from './door.ts'

/** The number of a title that is named by its address at this site, by the path of it, or by the number alone; undefined for what is none. */
export function titleNumber(id: string, request: FastifyRequest): number | undefined {
  const site = siteOf(request)
  const path = id.startsWith(`${site}/`) ? id.slice(site.length) : id
  const digits = /^(?:\/title\/)?(\d{1,15})$/.exec(path)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
