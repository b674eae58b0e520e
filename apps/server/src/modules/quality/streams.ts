import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { actorOf, csrfProblem } from '../../platform/caller.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { readAddress } from '../../platform/read-address.ts'
import { Type } from '../../platform/schemas.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'
import { unkeepableValues } from '../../platform/unkeepable.ts'
import { ListFlags, type FlagFilters } from './contract.ts'
import { delimiters, flagsCsv, type Delimiter } from './flags-csv.ts'

const permission = 'quality:read'
const query = Type.Intersect([
  ListFlags.query ?? Type.Object({}),
  Type.Object({ delimiter: Type.Optional(Type.String({ enum: [...delimiters] })) }),
])

/** `GET /api/v1/quality/flags.csv`: all flags that fulfil the conditions of `ListFlags`; `delimiter` is a comma unless said. */
export function mountQualityStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  app.get<{ Querystring: FlagFilters & { readonly delimiter?: Delimiter } }>(
    '/api/v1/quality/flags.csv',
    {
      schema: { querystring: query },
      preValidation: async (request) => {
        request.query = readAddress(ListFlags.query, request.query) as typeof request.query
      },
    },
    async (request, reply) => {
      const caller = await actorOf(platform, resolver, request, permission)
      const problem = accessProblem(caller.actor, permission) ?? csrfProblem(request, caller)
      if (problem) return sendProblem(reply, [problem])
      // Once the first rows are on their way nothing can be refused any more.
      const unkeepable = unkeepableValues(request.query)
      if (unkeepable.length > 0) return sendProblem(reply, unkeepable)
      const { delimiter = ',', ...filters } = request.query
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="flags${filters.code ? `-${filters.code}` : ''}.csv"`)
        .header('cache-control', 'private, no-store')
        .send(Readable.from(flagsCsv(platform, caller.actor, filters, delimiter)))
    },
  )
}
