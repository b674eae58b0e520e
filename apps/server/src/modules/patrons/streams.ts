import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { actorOf, csrfProblem } from '../../platform/caller.ts'
import { FileTooLarge } from '../../platform/files.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal, type Block } from '../../platform/refusal.ts'
import type { Access } from '../../platform/route.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'
import { readWork, withWork, type Actor } from '../../platform/work.ts'
import { cardSheet, type SheetKind } from './card-sheet.ts'
import { exportAsCsv, exportOwn, exportPatron } from './export-patron.ts'
import { formOf } from './import/import-file.ts'
import { addImport, importRow } from './import/imports.ts'
import { photoOf, uploadPhoto } from './photo.ts'

// A hundred thousand people are some thirty megabytes.
const largestImport = 512 * 2 ** 20

/**
 * What of this module is not JSON: `POST /patron-imports/files?name=FILE` and `GET /patron-imports/:id/refused`, `PUT` and
 * `GET /patrons/:id/photo`, `GET /patrons/:id/export.csv`, `GET /account/export.csv`, `GET /patron-sheets?patrons=1,2`.
 */
export function mountPatronStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    const allowed =
      (access: Access, handler: (request: FastifyRequest, reply: FastifyReply, actor: Actor) => Promise<unknown>) =>
      async (request: FastifyRequest, reply: FastifyReply) => {
        const caller = await actorOf(platform, resolver, request, access)
        const problem: Block | undefined = accessProblem(caller.actor, access) ?? csrfProblem(request, caller)
        return problem ? sendProblem(reply, [problem]) : handler(request, reply, caller.actor)
      }
    const options = { bodyLimit: Number.MAX_SAFE_INTEGER }
    scope.post(
      '/api/v1/patron-imports/files',
      options,
      allowed('patrons:import', (request, reply, actor) => takeImport(platform, request, reply, actor)),
    )
    scope.get(
      '/api/v1/patron-imports/:id/refused',
      allowed('patrons:import', (request, reply, actor) => sendRefused(platform, idOf(request), reply, actor)),
    )
    scope.put(
      '/api/v1/patrons/:id/photo',
      options,
      allowed('patrons:write', async (request, reply, actor) => {
        const taken = await uploadPhoto(platform, actor, idOf(request), bodyOf(request))
        return isRefusal(taken) ? sendProblem(reply, taken.blocks) : reply.send(taken)
      }),
    )
    scope.get(
      '/api/v1/patrons/:id/photo',
      allowed('patrons:read', async (request, reply, actor) => {
        const photo = await photoOf(readWork(platform, actor), idOf(request))
        if (!photo) return sendProblem(reply, [{ code: 'photo-not-found', message: 'This patron has no photo.' }])
        return reply
          .type(photo.media_type)
          .header('cache-control', 'private, no-cache')
          .header('etag', `"${photo.file.slice(0, 32)}"`)
          .send(platform.files.get(photo.file))
      }),
    )
    scope.get(
      '/api/v1/patrons/:id/export.csv',
      allowed('patrons:export', async (request, reply, actor) => {
        const data = await exportPatron(readWork(platform, actor), idOf(request))
        return isRefusal(data)
          ? sendProblem(reply, data.blocks)
          : sendCsv(reply, exportAsCsv(data), `patron-${idOf(request)}.csv`)
      }),
    )
    scope.get(
      '/api/v1/account/export.csv',
      allowed('patron', async (_request, reply, actor) => {
        const data = await exportOwn(readWork(platform, actor))
        return isRefusal(data)
          ? sendProblem(reply, data.blocks)
          : sendCsv(reply, exportAsCsv(data), 'my-library-data.csv')
      }),
    )
    scope.get(
      '/api/v1/patron-sheets',
      allowed('patrons:read', async (request, reply, actor) => {
        const page = await cardSheet(readWork(platform, actor), sheetOf(request))
        return reply
          .type('text/html; charset=utf-8')
          .header(
            'content-security-policy',
            "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'",
          )
          .header('x-frame-options', 'SAMEORIGIN')
          .header('cache-control', 'private, no-store')
          .send(page.text)
      }),
    )
  })
}

function idOf(request: FastifyRequest): number {
  const { id } = request.params as { readonly id?: string }
  const number = Number(id)
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}

function bodyOf(request: FastifyRequest): Readable {
  return request.body instanceof Readable ? request.body : Readable.from([])
}

function sendCsv(reply: FastifyReply, text: string, name: string) {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'private, no-store')
    .send(`\uFEFF${text}`)
}

function sheetOf(request: FastifyRequest) {
  const query = request.query as Readonly<Record<string, string | undefined>>
  const kinds: readonly SheetKind[] = ['cards', 'labels', 'addresses']
  return {
    patrons: (query['patrons'] ?? '')
      .split(',')
      .map(Number)
      .filter((id) => Number.isSafeInteger(id) && id > 0)
      .slice(0, 1000),
    kind: kinds.find((kind) => kind === query['kind']) ?? 'cards',
    symbology: query['symbology'] === 'codabar' ? ('codabar' as const) : ('code128' as const),
    skip: Math.min(100, Math.max(0, Math.trunc(Number(query['skip'] ?? 0)) || 0)),
  }
}

async function takeImport(platform: Platform, request: FastifyRequest, reply: FastifyReply, actor: Actor) {
  const { name } = request.query as { readonly name?: string }
  try {
    const stored = await platform.files.put(bodyOf(request), largestImport)
    const begun = await withWork(platform, actor, (w) => addImport(w, stored, name ?? 'upload'))
    return isRefusal(begun) ? sendProblem(reply, begun.blocks) : reply.send(begun)
  } catch (error) {
    const message =
      error instanceof FileTooLarge
        ? error.message
        : request.raw.errored
          ? 'The upload broke off; nothing of it was kept. Send the file again.'
          : undefined
    if (message === undefined) throw error
    return sendProblem(reply, [{ code: 'invalid-file', field: 'file', message }])
  }
}

async function sendRefused(platform: Platform, id: number, reply: FastifyReply, actor: Actor) {
  const w = readWork(platform, actor)
  const row = await importRow(w, id)
  if (!row) return sendProblem(reply, [{ code: 'patron-import-not-found', message: 'There is no such import.' }])
  const { rows } = await sql<{ from_byte: number; to_byte: number }>`
    select from_byte, to_byte from patrons.import_line where import_id = ${id} and state = 'refused' order by line`.execute(
    w.db,
  )
  return reply
    .type('text/csv')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(`refused-${row.name}`)}`)
    .send(Readable.from(piecesOf(platform, row.file, row.size, rows)))
}

/** The headings and the refused records, byte for byte as they came. */
async function* piecesOf(
  platform: Platform,
  file: string,
  size: number,
  parts: readonly { readonly from_byte: number; readonly to_byte: number }[],
): AsyncGenerator<Buffer> {
  const path = platform.files.path(file)
  const { headEnd } = await formOf(platform, file, size)
  yield* createReadStream(path, { end: headEnd - 1 }) as AsyncIterable<Buffer>
  const handle = await open(path)
  try {
    for (const { from_byte: from, to_byte: to } of parts) {
      const { buffer } = await handle.read(Buffer.alloc(to - from), 0, to - from, from)
      yield buffer
    }
  } finally {
    await handle.close()
  }
}
