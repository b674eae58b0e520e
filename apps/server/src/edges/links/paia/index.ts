import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { listLoans } from '../../../modules/circulation/index.ts'
import { accountOf } from '../../../modules/fees/index.ts'
import { listHolds, patronsCancelCaught } from '../../../modules/holds/index.ts'
import { ownAccount, patronFacts } from '../../../modules/patrons/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { readWork, type Work } from '../../../platform/work.ts'
import type { ProgramCaller } from '../../../modules/account-access/index.ts'
import { note, openToAll, refusedAtDoor, siteOf, withRefusal, type House } from '../door.ts'
import type { Query } from '../query.ts'
import { change, login, logout } from './auth.ts'
import { callerWith } from './caller.ts'
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
        reply.header('x-paia-version', '1.3.4').header('cache-control', 'no-store').header('pragma', 'no-cache')
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
    const preflight = (_request: FastifyRequest, reply: FastifyReply) =>
      openToAll(reply, 'GET, HEAD, POST, OPTIONS').code(204).send()
    scope.options('/paia/*', preflight)
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
    show('/fees', 'read_fees', async (w, { actor }, site) => feesDocument(await accountOf(w, actor.id), site))
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

const bodyOf = ({ body }: FastifyRequest): Query => (isRow(body) ? body : {})
const isRow = (value: unknown): value is Query => typeof value === 'object' && value !== null && !Array.isArray(value)

async function showPatron(w: Work, { actor, session }: ProgramCaller) {
  const [own, facts] = await Promise.all([ownAccount(w, session), patronFacts(w, { id: actor.id })])
  if (isRefusal(own)) return { name: actor.name, status: 1 }
  return patronDocument(own, w.now.toString().slice(0, 10), facts?.category ?? 'patron')
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
  return { item: text('item'), edition: text('edition'), storage: text('storageid') || text('storage') }
}
