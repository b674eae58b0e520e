import { Readable } from 'node:stream'
import { columns, writeFileName, writeKbart } from '@carrel/kbart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { actorOf, csrfProblem } from '../../platform/caller.ts'
import { FileTooLarge } from '../../platform/files.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal, type Block } from '../../platform/refusal.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'
import { withWork, type Actor } from '../../platform/work.ts'
import { bringList, largestList } from './lists/bring-list.ts'
import type { Columns } from './rules/title-of-lines.ts'

const permission = 'e-collections:manage'
const missing: Block = { code: 'collection-not-found', message: 'There is no such collection.' }

interface Asked {
  readonly Params: { readonly id: string }
  readonly Querystring: { readonly name?: string; readonly mode?: string }
}

/** The addresses of e-collections that are files: a list that is brought, the titles as a list, and refused lines. */
export function mountCollectionFiles(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // The body is not read by Fastify: it goes to the file store as it comes.
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const allowed = async (request: FastifyRequest): Promise<Actor | Block> => {
      const caller = await actorOf(platform, resolver, request, permission)
      return accessProblem(caller.actor, permission) ?? csrfProblem(request, caller) ?? caller.actor
    }
    scope.post<Asked>(
      '/api/v1/e-collections/:id/lists',
      { bodyLimit: Number.MAX_SAFE_INTEGER },
      async (request, reply) => {
        const actor = await allowed(request)
        return 'code' in actor ? sendProblem(reply, [actor]) : takeList(platform, actor, request, reply)
      },
    )
    scope.get<Asked>('/api/v1/e-collections/:id/kbart', async (request, reply) => {
      const actor = await allowed(request)
      return 'code' in actor ? sendProblem(reply, [actor]) : sendTitles(platform, numberIn(request.params.id), reply)
    })
    scope.get<Asked>('/api/v1/e-collections/lists/:id/refused-file', async (request, reply) => {
      const actor = await allowed(request)
      return 'code' in actor ? sendProblem(reply, [actor]) : sendRefused(platform, numberIn(request.params.id), reply)
    })
  })
}

function numberIn(text: string): number {
  return /^\d{1,15}$/.test(text) ? Number(text) : 0
}

async function takeList(platform: Platform, actor: Actor, request: FastifyRequest<Asked>, reply: FastifyReply) {
  const body = request.body instanceof Readable ? request.body : Readable.from([])
  const { name = 'list', mode = 'replace' } = request.query
  if (mode !== 'replace' && mode !== 'update')
    return sendProblem(reply, [{ code: 'invalid-mode', field: 'mode', message: 'Say replace or update.' }])
  try {
    const stored = await platform.files.put(body, largestList)
    const brought = await withWork(platform, actor, (w) =>
      bringList(w, { collection: numberIn(request.params.id), stored, name, mode }),
    )
    return isRefusal(brought) ? sendProblem(reply, brought.blocks) : await reply.send(brought)
  } catch (error) {
    if (error instanceof FileTooLarge)
      return sendProblem(reply, [{ code: 'invalid-file', field: 'file', message: error.message }])
    if (!body.errored && !request.raw.errored) throw error
    const message = 'The upload broke off; nothing of it was kept. Send the file again.'
    return sendProblem(reply, [{ code: 'invalid-file', field: 'file', message }])
  }
}

async function sendTitles(platform: Platform, id: number, reply: FastifyReply) {
  const { rows } = await sql<{ name: string; provider: string }>`
    select name, provider from e_collections.collection where id = ${id} and deleted_at is null`.execute(
    platform.database.kysely,
  )
  const [known] = rows
  if (!known) return sendProblem(reply, [missing])
  const date = platform.clock.now().toString().slice(0, 10)
  return sendFile(
    reply,
    writeFileName({ provider: known.provider, region: '', package: known.name, date }),
    titleLines(platform, id),
  )
}

async function* titleLines(platform: Platform, collection: number): AsyncGenerator<string> {
  const db = platform.database.kysely
  const { rows: names } = await sql<{ name: string }>`
    select distinct n.name from e_collections.title t, jsonb_array_elements(t.lines) l, jsonb_object_keys(l) as n(name)
    where t.collection_id = ${collection} order by 1`.execute(db)
  const others = names.map(({ name }) => name).filter((name) => !columns.some((column) => column === name))
  yield [...writeKbart([], others)].join('')
  for (let last = { sort: '', id: 0 }; ;) {
    const { rows } = await sql<{ id: number; sort: string; lines: readonly Columns[] }>`
      select id, sort_key as sort, lines from e_collections.title
      where collection_id = ${collection} and (sort_key, id) > (${last.sort}, ${last.id}) order by sort_key, id limit 1000`.execute(
      db,
    )
    const end = rows.at(-1)
    if (!end) return
    yield [
      ...writeKbart(
        rows.flatMap(({ lines }) => lines),
        others,
      ),
    ]
      .slice(1)
      .join('')
    last = end
  }
}

async function sendRefused(platform: Platform, id: number, reply: FastifyReply) {
  const { rows } = await sql<{ name: string; file: string | null }>`
    select file_name as name, refused_file as file from e_collections.list where id = ${id}`.execute(
    platform.database.kysely,
  )
  const [known] = rows
  if (!known || known.file === null)
    return sendProblem(reply, [
      { code: 'title-list-not-found', message: 'There is no such list, or no line of it was refused.' },
    ])
  return sendFile(reply, `refused-${known.name}`, platform.files.get(known.file))
}

function sendFile(reply: FastifyReply, name: string, bytes: AsyncIterable<string> | Readable) {
  return reply
    .type('text/tab-separated-values; charset=utf-8')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(bytes instanceof Readable ? bytes : Readable.from(bytes))
}
