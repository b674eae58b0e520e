import type { FastifyInstance, FastifyReply } from 'fastify'
import { actorOf } from '../../platform/caller.ts'
import type { ActorResolver } from '../../platform/module.ts'
import type { Platform } from '../../platform/platform.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { accessProblem, sendProblem } from '../../platform/serve.ts'
import { readWork } from '../../platform/work.ts'
import { batchContent } from './batches.ts'
import { layOutLabels } from './lay-out.ts'
import { labelsPdf } from './pdf/labels-pdf.ts'
import { getTemplate } from './templates.ts'
import { testSheet } from './test-sheet.ts'

/**
 * `GET /label-batches/:id/pdf?start=PLACE`: the labels of a batch as PDF, from a place of the first sheet.
 * `GET /label-templates/:id/test-sheet`: frames where the labels of its paper should be, to be held against it.
 */
export function mountLabelStreams(app: FastifyInstance, platform: Platform, resolver: ActorResolver): void {
  app.get('/api/v1/label-batches/:id/pdf', async (request, reply) => {
    const caller = await actorOf(platform, resolver, request, 'labels:print')
    const problem = accessProblem(caller.actor, 'labels:print')
    if (problem) return sendProblem(reply, [problem])
    const content = await batchContent(readWork(platform, caller.actor), numberOf(request.params, 'id') ?? 0)
    if (isRefusal(content)) return sendProblem(reply, content.blocks)
    const { batch, template, labels } = content
    const { labels: laid, typesetter } = await layOutLabels(
      template,
      labels.map(({ facts }) => facts),
    )
    const pdf = labelsPdf(template, laid, {
      start: numberOf(request.query, 'start') ?? batch.start,
      title: batch.name,
      typesetter,
    })
    return sendPdf(reply, pdf, `labels-${batch.id}`)
  })

  app.get('/api/v1/label-templates/:id/test-sheet', async (request, reply) => {
    const caller = await actorOf(platform, resolver, request, 'labels:print')
    const problem = accessProblem(caller.actor, 'labels:print')
    if (problem) return sendProblem(reply, [problem])
    const found = await getTemplate(readWork(platform, caller.actor), numberOf(request.params, 'id') ?? 0)
    if (isRefusal(found)) return sendProblem(reply, found.blocks)
    const { labels, typesetter } = await testSheet(found.definition)
    const pdf = labelsPdf(found.definition, labels, { start: 0, title: `Test sheet: ${found.name}`, typesetter })
    return sendPdf(reply, pdf, `test-sheet-${found.id}`)
  })
}

function sendPdf(reply: FastifyReply, pdf: Uint8Array<ArrayBuffer>, name: string): FastifyReply {
  return reply
    .type('application/pdf')
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${name}.pdf`)}`)
    .send(Buffer.from(pdf))
}

function numberOf(from: unknown, name: string): number | undefined {
  const value =
    typeof from === 'object' && from !== null && name in from
      ? Object.entries(from).find(([key]) => key === name)?.[1]
      : undefined
  const number = Number(value)
  return value !== undefined && value !== '' && Number.isSafeInteger(number) && number >= 0 ? number : undefined
}
