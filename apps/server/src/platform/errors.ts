import type { FastifyError, FastifyInstance } from 'fastify'
import { databaseError } from './db.ts'
import type { Block } from './refusal.ts'
import { sendProblem } from './serve.ts'

const outages = new Set(['ECONNREFUSED', 'ENOENT', 'ECONNRESET', '57P01', '57P02', '57P03', '08006', '08001', '53300'])

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}

/** True when the database does not answer, as opposed to a statement that failed. */
export function isOutage(error: unknown): boolean {
  return (
    outages.has(codeOf(error)) ||
    outages.has(databaseError(error)?.code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test(String(error))
  )
}

function validationBlocks(error: FastifyError): readonly Block[] {
  return (error.validation ?? []).map((finding) => {
    const field = [
      ...finding.instancePath.split('/').filter(Boolean),
      ...(typeof finding.params['missingProperty'] === 'string' ? [finding.params['missingProperty']] : []),
    ].join('.')
    return {
      code: 'invalid-request',
      field: field || (error.validationContext ?? 'body'),
      message: `${field || 'The request'} ${finding.message ?? 'is not valid'}.`,
    }
  })
}

/** Turns what was thrown into problem details: a bad request with its fields, an outage, or a bug with a number to quote. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.validation) return sendProblem(reply, validationBlocks(error))
    const status = error.statusCode ?? 500
    if (status < 500) return sendWith(reply, status, { code: 'invalid-request', message: error.message })
    if (isOutage(error)) {
      request.log.error({ err: error }, 'database does not answer')
      return sendWith(reply, 503, {
        code: 'database-down',
        message: 'The database does not answer. Nothing was changed; try again in a moment.',
      })
    }
    request.log.error({ err: error }, 'unexpected')
    return sendWith(reply, 500, {
      code: 'unexpected',
      message: `Something went wrong in Carrel; nothing was changed. Quote ${request.id} when you report it.`,
    })
  })
}

function sendWith(reply: Parameters<typeof sendProblem>[0], status: number, block: Block) {
  return reply
    .code(status)
    .header('content-type', 'application/problem+json')
    .serializer(JSON.stringify)
    .send({ type: `urn:carrel:problem:${block.code}`, title: block.message, status, blocks: [block] })
}
