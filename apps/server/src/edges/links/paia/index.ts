import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { listLoans, patronSummary } from '../../../modules/circulation/index.ts'
import { accountOf } from '../../../modules/fees/index.ts'
import { listHolds, patronsCancelCaught } from '../../../modules/holds/index.ts'
import { branchById, daysAt } from '../../../modules/org/index.ts'
import { ownAccount, patronFacts } from '../../../modules/patrons/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { readWork, type Work } from '../../../platform/work.ts'
import type { ProgramCaller } from '../../../modules/account-access/index.ts'
import { note, openToAll, refusedAtDoor, siteOf, withRefusal, type House } from '../door.ts'
import type { Query } from '../query.ts'
import { change, login, logout } from './auth.ts'
import { callerWith } from './caller.ts'
import { storageCondition } from './condition.ts'
import { cancelOne, renewOne, requestOne, type NamedDocument, type PaiaChange } from './changes.ts'
import { feesDocument, holdDocument, loanDocument, patronDocument } from './documents.ts'
import { fault } from './fault.ts'
import type { PaiaScope } from './scopes.ts'

const mostDocuments = 100
const longestBody = 64 * 1024
type Params = { readonly patron: string }
type Answering = (request: FastifyRequest<{ Params: Params }>, reply: FastifyReply) => Promise<unknown>

/** PAIA 1.3: `/paia/auth` signs patrons of other programs in, `/paia/core/PATRON` shows and changes their loans, holds and fees. */
export async function mountPaia(app: FastifyInstance, house: House): Promise<void> {
  await app.register((scope, _, done) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: longestBody },
      (_request, body, ready) => ready(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    const answer =
      (run: Answering): Answering =>
      async (request, reply) => {
        openToAll(reply, 'GET, HEAD, POST, OPTIONS')
        reply
          .header('content-language', 'en')
          .header('x-paia-version', '1.3.4')
          .header('cache-control', 'no-store')
          .header('pragma', 'no-cache')
        const away = await refusedAtDoor(house, 'paia', request, true)
        if (away)
          return fault(
            withRefusal(reply, away),
            away.status === 429 ? 'too_many_requests' : 'service_unavailable',
            away.message,
          )
        const sent = await run(request, reply)
        note(house.platform, 'paia', request, reply.statusCode < 400 ? 'answered' : 'refused')
        return reply.sent || sent === reply
          ? reply
          : reply.type('application/json; charset=utf-8').send(JSON.stringify(sent))
      }
    scope.removeContentTypeParser('text/plain')
    scope.setErrorHandler((error, request, reply) => unexpected(error, request, reply))
    // Programs that cannot see the status get it in the answer (section "URL query fields").
    scope.addHook('onSend', (request, reply, payload, ready) => {
      if (isRow(request.query) && 'suppress_response_codes' in request.query) reply.code(200)
      ready(null, payload)
    })
    mountRest(scope)
    for (const [path, run] of [
      ['login', login],
      ['logout', logout],
      ['change', change],
    ] as const)
      scope.post<{ Params: Params }>(
        `/paia/auth/${path}`,
        answer((request, reply) => run(house, bodyOf(request), request, reply)),
      )
    const show = (
      path: string,
      needed: PaiaScope,
      read: (w: Work, caller: ProgramCaller, site: string) => Promise<unknown>,
    ) => {
      scope.get<{ Params: Params }>(
        `/paia/core/:patron${path}`,
        answer(async (request, reply) => {
          const caller = await callerWith(house, request, reply, request.params.patron, needed)
          return caller ? read(readWork(house.platform, caller.actor), caller, siteOf(request)) : reply
        }),
      )
    }
    show('', 'read_patron', showPatron)
    show('/items', 'read_items', showItems)
    show('/fees', 'read_fees', async (w, { actor }, site) =>
      feesDocument(await accountOf(w, actor.id), site, await daysAt(w)),
    )
    for (const [path, run] of [
      ['request', requestOne],
      ['renew', renewOne],
      ['cancel', cancelOne],
    ] as const)
      scope.post<{ Params: Params }>(
        `/paia/core/:patron/${path}`,
        answer(async (request, reply) => {
          const caller = await callerWith(house, request, reply, request.params.patron, 'write_items')
          return caller ? changeAll(house, caller, run, request, reply) : reply
        }),
      )
    done()
  })
}

const exposed = 'x-oauth-scopes, x-accepted-oauth-scopes, x-paia-version, www-authenticate, allow'

/** `OPTIONS` of every method, and answers to what is no method, or none of ours. */
function mountRest(scope: FastifyInstance): void {
  const open = (reply: FastifyReply) =>
    openToAll(reply, 'GET, HEAD, POST, OPTIONS').header('access-control-expose-headers', exposed)
  scope.options('/paia/*', (request, reply) => {
    const allowed = verbsAt(pathOf(request))
    return open(reply)
      .header('allow', [...(allowed ?? []), 'OPTIONS'].join(', '))
      .code(204)
      .send()
  })
  scope.route({
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/paia/*',
    handler: (request, reply) => {
      const path = pathOf(request)
      const allowed = verbsAt(path)
      open(reply).header('cache-control', 'no-store')
      if (
        /^(?:core\/[^/]+\/notifications(?:\/[^/]+)?|auth\/reset)$/.test(path) ||
        (request.method === 'PATCH' && allowed)
      )
        return fault(reply, 'not_implemented', 'PAIA has this; this library does not offer it.')
      if (!allowed)
        return fault(reply, 'not_found', 'There is no such method. Methods are below /paia/core and /paia/auth.')
      reply.header('allow', [...allowed, 'OPTIONS'].join(', '))
      return fault(reply, 'invalid_request', `Ask by ${allowed.join(' or ')}.`, 405)
    },
  })
}

const pathOf = ({ url }: FastifyRequest): string => url.replace(/[?#].*$/, '').replace(/^\/paia\//, '')

/** The verbs of a method; undefined where there is no method. */
function verbsAt(path: string): readonly string[] | undefined {
  if (/^core\/[^/]+(?:\/(?:items|fees))?$/.test(path)) return ['GET', 'HEAD']
  return /^(?:core\/[^/]+\/(?:request|renew|cancel)|auth\/(?:login|logout|change))$/.test(path) ? ['POST'] : undefined
}

/** What could not be read, or went wrong here. */
function unexpected(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  openToAll(reply, 'GET, HEAD, POST, OPTIONS')
  if (status === 413) return fault(reply, 'invalid_request', `A request has at most ${longestBody / 1024} KiB.`, 413)
  if (status >= 400 && status < 500)
    return fault(reply, 'invalid_request', 'Send JSON in UTF-8, or a form, and say which by Content-Type.', 400)
  request.log.error(error)
  return fault(reply, 'internal_error', 'Something went wrong here. Try again; if it happens again, tell the library.')
}

const bodyOf = ({ body }: FastifyRequest): Query => (isRow(body) ? body : {})
const isRow = (value: unknown): value is Query => typeof value === 'object' && value !== null && !Array.isArray(value)

async function showPatron(w: Work, { actor, session }: ProgramCaller) {
  const [own, facts] = await Promise.all([ownAccount(w, session), patronFacts(w, { id: actor.id })])
  if (isRefusal(own) || !facts) return { name: actor.name, status: 1 }
  const branch = await branchById(w, facts.branch)
  const blocks = branch ? (await patronSummary(w, facts, branch)).blocks : []
  return patronDocument(
    own,
    blocks.map(({ code }) => code),
    facts.category,
  )
}

async function showItems(w: Work, { actor }: ProgramCaller, site: string) {
  const patron = actor.id
  const [loans, holds, cancels] = await Promise.all([
    listLoans(w, { patron }),
    listHolds(w, { patron, open: true }),
    patronsCancelCaught(w),
  ])
  return {
    doc: [
      ...loans.rows.map((loan) => loanDocument(loan, site)),
      ...holds.rows.map((hold) => holdDocument(hold, site, cancels)),
    ],
  }
}

async function changeAll(
  house: House,
  caller: ProgramCaller,
  run: PaiaChange,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { doc } = bodyOf(request)
  if (!Array.isArray(doc) || doc.length === 0 || doc.length > mostDocuments || !doc.every(isRow))
    return fault(reply, 'invalid_request', `Send {"doc":[{"item":"…"}]} with 1 to ${mostDocuments} documents.`)
  const site = siteOf(request)
  const done = []
  // One after the other: two at once would wait for each other at the same account.
  for (const each of doc) done.push(await run(house, caller, namedDocument(each), site))
  return { doc: done }
}

function namedDocument(row: Query): NamedDocument {
  const text = (name: string) => {
    const value = row[name]
    return typeof value === 'string' ? value.slice(0, 500).trim() : ''
  }
  const { confirm } = row
  const chosen = isRow(confirm) ? confirm[storageCondition] : undefined
  const first: unknown = Array.isArray(chosen) ? chosen[0] : undefined
  return {
    item: text('item'),
    edition: text('edition'),
    storage: text('storageid') || text('storage'),
    confirmed: isRow(confirm) ? (typeof first === 'string' ? first.slice(0, 500).trim() : '') : undefined,
  }
}
