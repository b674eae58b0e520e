import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { actorOf, csrfProblem } from '../../platform/caller.ts'
import { isDay } from '../../platform/is-day.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { readAddress } from '../../platform/read-address.ts'
import { isRefusal, type Block } from '../../platform/refusal.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'
import { carrel, readWork, withWork, type Actor } from '../../platform/work.ts'
import { GetMoneyReport, reportDimensions, type ReportDimension } from './contract-report.ts'
import { moneyReportCsv } from './money-report.ts'
import { providerNamed } from './online/providers.ts'
import { settleOnlinePayment } from './online/settle-payment.ts'
import { printedReceipt } from './receipt-slip.ts'

const permission = 'fees:read'
const longestCallback = 256 * 1024

type Query = Readonly<Record<string, string | readonly string[] | undefined>>
interface Asked {
  readonly Params: { readonly id: string }
  readonly Querystring: Query
}

/**
 * The addresses of money that are not JSON: `GET /api/v1/receipts/:id/escpos` gives a receipt as bytes for its printer,
 * `GET /api/v1/money-report.csv` the report as a file, and `POST /api/v1/online-payments/callbacks/:provider` takes the signed calls of
 * payment providers as they come.
 */
export function mountMoneyStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // A signature is of bytes, so they are kept as they came.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: longestCallback }, (_, body, done) =>
      done(null, body),
    )
    const mayRead = async (request: FastifyRequest): Promise<Actor | Block> => {
      const caller = await actorOf(platform, resolver, request, permission)
      return accessProblem(caller.actor, permission) ?? csrfProblem(request, caller) ?? caller.actor
    }
    scope.get<Asked>('/api/v1/receipts/:id/escpos', async (request, reply) => {
      const actor = await mayRead(request)
      return 'code' in actor
        ? sendProblem(reply, [actor])
        : sendReceipt(platform, actor, request.params.id, request.query, reply)
    })
    scope.get<Asked>('/api/v1/money-report.csv', async (request, reply) => {
      const actor = await mayRead(request)
      return 'code' in actor ? sendProblem(reply, [actor]) : sendReport(platform, actor, request.query, reply)
    })
    scope.post<{ Params: { provider: string } }>(
      '/api/v1/online-payments/callbacks/:provider',
      async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        const taken = await takeCallback(platform, request.params.provider, request.headers, body)
        return 'blocks' in taken ? sendProblem(reply, taken.blocks) : reply.send(taken)
      },
    )
  })
}

/** Takes over what a provider calls back with, if its signature is right; a call that comes again changes nothing. */
export async function takeCallback(
  platform: Platform,
  name: string,
  headers: Readonly<Record<string, unknown>>,
  body: Buffer,
) {
  const provider = providerNamed(name)
  const said = await provider?.readCallback(readWork(platform, carrel), headers, body)
  if (!provider || !said) {
    const block: Block = {
      code: 'permission-missing',
      message: 'The signature of this call is not right, so it is not believed.',
    }
    return { ok: false as const, blocks: [block] }
  }
  const settled = await withWork(platform, carrel, (w) => settleOnlinePayment(w, provider.name, said))
  return isRefusal(settled) ? settled : { state: settled.state }
}

async function sendReceipt(platform: Platform, actor: Actor, id: string, query: Query, reply: FastifyReply) {
  if (!/^\d{1,15}$/.test(id))
    return sendProblem(reply, [{ code: 'receipt-not-found', message: `There is no receipt ${id}.` }])
  const { paper, codePage, preview, copy } = query
  const printed = await withWork(platform, actor, (w) =>
    printedReceipt(w, Number(id), {
      ...((paper === '58' || paper === '80') && { paper: Number(paper) }),
      ...(typeof codePage === 'string' && { codePage }),
      ...(copy !== undefined && { copy: copy === 'true' }),
      preview: preview === 'true',
    }),
  )
  if (isRefusal(printed)) return sendProblem(reply, printed.blocks)
  return reply
    .type('application/octet-stream')
    .header('content-disposition', `attachment; filename="${printed.number}.escpos"`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(printed.bytes))
}

async function sendReport(platform: Platform, actor: Actor, query: Query, reply: FastifyReply) {
  const read = readAddress(GetMoneyReport.query, query)
  const asked = reportQueryOf(read)
  if ('code' in asked) return sendProblem(reply, [asked])
  const csv = await moneyReportCsv(readWork(platform, actor), asked)
  if (typeof csv !== 'string') return sendProblem(reply, csv.blocks)
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="money-${asked.from ?? 'all'}-${asked.to ?? 'all'}.csv"`)
    .header('cache-control', 'no-store')
    .send(csv)
}

function reportQueryOf(read: unknown) {
  const { from, to, branch, groupBy, of } = read as Readonly<Record<string, unknown>>
  const dimensions = Array.isArray(groupBy) ? groupBy.map(String) : []
  const bad = (field: string, message: string): Block => ({ code: `invalid-${field}`, field, message })
  for (const [field, day] of Object.entries({ from, to })) {
    if (day !== undefined && !isDay(day)) return bad(field, 'Write a day like 2026-03-02.')
  }
  if (branch !== undefined && !Number.isSafeInteger(branch)) return bad('branch', 'Name a branch by its number.')
  if (!dimensions.every(isDimension)) return bad('groupBy', `Group by ${reportDimensions.join(', ')}.`)
  return {
    ...(typeof from === 'string' && { from }),
    ...(typeof to === 'string' && { to }),
    ...(typeof branch === 'number' && { branch }),
    ...(dimensions.length > 0 && { groupBy: dimensions.filter(isDimension) }),
    ...(of === 'all' && { of: 'all' as const }),
  }
}

function isDimension(text: string): text is ReportDimension {
  return reportDimensions.some((one) => one === text)
}
