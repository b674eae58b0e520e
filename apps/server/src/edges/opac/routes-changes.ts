import { Readable } from 'node:stream'
import { withoutFormula, writeRow } from '@carrel/marc-reports'
import type { FastifyInstance } from 'fastify'
import { allChangedHeadings, type ChangedHeading } from '../../modules/heading-changes/index.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { sendPage } from './page.ts'
import { changeProjectPage, changesPage } from './pages/changes.ts'
import { notFoundPage } from './pages/errors.ts'
import type { Site } from './site.ts'
import { visitOf } from './visit.ts'

interface Asked {
  readonly Params: { readonly id: string }
  readonly Querystring: Readonly<Record<string, unknown>>
}

/** Mounts what everyone may read of headings that were changed: pages, and the open list as CSV and JSON. */
export function mountChangePages(app: FastifyInstance, site: Site): void {
  app.get<Asked>('/changes', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    return sendPage(visit, await changesPage(visit, request.query))
  })
  app.get<Asked>('/changes/:id', async (request, reply) => {
    const visit = await visitOf(site, request, reply)
    const { id } = request.params
    const page = /^\d{1,15}$/.test(id) ? await changeProjectPage(visit, Number(id), request.query) : undefined
    return sendPage(visit, page ?? notFoundPage(visit))
  })
  const rows = (query: Asked['Querystring']) => allChangedHeadings(readWork(site.platform, carrel), projectOf(query))
  app.get<Asked>('/changes.csv', (request, reply) =>
    reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="changed-headings.csv"')
      .send(Readable.from(csv(rows(request.query)), { objectMode: false })),
  )
  app.get<Asked>('/changes.json', (request, reply) =>
    reply.type('application/json; charset=utf-8').send(Readable.from(json(rows(request.query)), { objectMode: false })),
  )
}

function projectOf({ project }: Asked['Querystring']): number | undefined {
  return typeof project === 'string' && /^\d{1,15}$/.test(project) ? Number(project) : undefined
}

const columns = ['at', 'bib', 'title', 'author', 'action', 'from', 'to', 'reason', 'projectTitle'] as const

async function* csv(changes: AsyncIterable<ChangedHeading>): AsyncGenerator<Buffer> {
  yield Buffer.from(writeRow(columns, ','))
  for await (const change of changes) {
    yield Buffer.from(
      writeRow(
        columns.map((column) => withoutFormula(String(change[column] ?? ''))),
        ',',
      ),
    )
  }
}

async function* json(changes: AsyncIterable<ChangedHeading>): AsyncGenerator<Buffer> {
  let before = '[\n'
  for await (const change of changes) {
    yield Buffer.from(before + JSON.stringify(change))
    before = ',\n'
  }
  yield Buffer.from(before === '[\n' ? '[]\n' : '\n]\n')
}
