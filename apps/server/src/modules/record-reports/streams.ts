import { Readable } from 'node:stream'
import {
  headRow,
  readAddress,
  readColumns,
  rowsOf,
  withoutFormula,
  writeRow,
  type Separator,
  type TableForm,
} from '@carrel/marc-reports'
import type { FastifyInstance } from 'fastify'
import { actorOf, csrfProblem } from '../../platform/caller.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { readAddress as readParams } from '../../platform/read-address.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { Id, Type } from '../../platform/schemas.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'
import { readWork } from '../../platform/work.ts'
import { listBibs } from './listed.ts'
import { reportBibs, reportRow } from './reports.ts'
import { eachRecord } from './runs/each-record.ts'

const permission = 'catalog:read'
const portion = 250
const params = Type.Object({ id: Id })
const query = Type.Object({
  columns: Type.String({ minLength: 2, maxLength: 4000 }),
  rows: Type.Optional(Type.String({ maxLength: 20 })),
  delimiter: Type.Optional(Type.String({ enum: [',', ';', '\t', '|'] })),
})

interface Asked {
  readonly Params: { readonly id: number }
  readonly Querystring: { readonly columns: string; readonly rows?: string; readonly delimiter?: Separator }
}

/**
 * `GET /api/v1/record-reports/:id/table?columns=001,245$a`: a table of the records of a report, a column for each place;
 * `rows=949` gives a row for each such field.
 */
export function mountReportStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  app.get<Asked>(
    '/api/v1/record-reports/:id/table',
    {
      schema: { params, querystring: query },
      preValidation: async (request) => {
        request.params = readParams(params, request.params) as Asked['Params']
      },
    },
    async (request, reply) => {
      const caller = await actorOf(platform, resolver, request, permission)
      const problem = accessProblem(caller.actor, permission) ?? csrfProblem(request, caller)
      if (problem) return sendProblem(reply, [problem])
      const w = readWork(platform, caller.actor)
      const { id } = request.params
      const report = await reportRow(w, id)
      if (!report) return sendProblem(reply, [{ code: 'record-report-not-found', message: 'There is no such report.' }])
      const form = tableForm(request.query)
      if (typeof form === 'string') {
        return sendProblem(reply, [{ code: 'report-columns', field: 'columns', message: form }])
      }
      const listed = report.kind === 'counts' ? { bibs: await reportBibs(w, id) } : await listBibs(w, id, {})
      if (isRefusal(listed)) return sendProblem(reply, listed.blocks)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="records-${id}.csv"`)
        .header('cache-control', 'private, no-store')
        .send(Readable.from(table(platform, listed.bibs, form, request.query.delimiter ?? ',')))
    },
  )
}

function tableForm({ columns, rows }: Asked['Querystring']): TableForm | string {
  const read = readColumns(columns)
  if (typeof read === 'string') return read
  const place = rows === undefined || rows === '' ? undefined : readAddress(rows)
  return typeof place === 'string' ? place : { columns: read, rows: place }
}

async function* table(
  platform: Platform,
  bibs: readonly number[],
  form: TableForm,
  separator: Separator,
): AsyncGenerator<string> {
  const line = (cells: readonly string[]): string => writeRow(cells.map(withoutFormula), separator)
  // Spreadsheets know UTF-8 by this mark.
  yield `\uFEFF${line(headRow(form))}`
  for (let at = 0; at < bibs.length; at += portion) {
    let text = ''
    await eachRecord({ db: platform.database.kysely }, bibs.slice(at, at + portion), (record) => {
      for (const cells of rowsOf(record, form)) text += line(cells)
    })
    yield text
  }
}
