import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { actorOf, csrfProblem } from '../../platform/caller.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'

const permission = 'catalog:export'
const endings: Readonly<Record<string, string>> = {
  iso2709: 'mrc',
  marcxml: 'xml',
  mrk: 'mrk',
  json: 'json',
  jsonl: 'jsonl',
  line: 'txt',
}

/** `GET /api/v1/exports/runs/:id/file`: the file that an export made. */
export function mountExportStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  app.get<{ Params: { id: string } }>('/api/v1/exports/runs/:id/file', async (request, reply) => {
    const caller = await actorOf(platform, resolver, request, permission)
    const problem = accessProblem(caller.actor, permission) ?? csrfProblem(request, caller)
    if (problem) return sendProblem(reply, [problem])
    const id = Number(request.params.id)
    const { rows } = Number.isSafeInteger(id)
      ? await sql<{ file: string | null; name: string; format: string; at: Temporal.Instant }>`
          select r.file, e.name, e.settings ->> 'format' as format, r.created_at as at from record_exports.run r
            join record_exports.export e on e.id = r.export_id where r.id = ${id}`.execute(platform.database.kysely)
      : { rows: [] }
    const [run] = rows
    if (!run || run.file === null) {
      return sendProblem(reply, [
        { code: 'export-run-not-found', message: 'There is no such file, or it is not made yet.' },
      ])
    }
    const name = `${run.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}-${run.at.toString().slice(0, 10)}.${endings[run.format] ?? 'bin'}`
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .send(platform.files.get(run.file))
  })
}
