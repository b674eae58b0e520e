import type { FastifySchemaValidationError } from 'fastify'
import type { Block } from './refusal.ts'

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a JSON object',
  array: 'a list',
}

const formats: Readonly<Record<string, string>> = {
  date: 'a day that exists, written as 2026-05-01',
  'date-time': 'a moment that exists, with its offset, written as 2026-05-01T10:00:00Z',
}

/** One finding of the schema check as a reason for people, with its field. */
export function validationBlocks(findings: readonly FastifySchemaValidationError[], part = 'body'): readonly Block[] {
  const named = findings.map((finding) => ({ finding, field: fieldOf(finding) }))
  // Where a value or null is allowed, the check complains of both, and of there being a choice.
  const told = named.filter(
    ({ finding, field }) =>
      !isChoice(finding) || !named.some((other) => other.field === field && !isChoice(other.finding)),
  )
  return told.map(({ finding, field }) => ({
    code: 'invalid-request',
    field: field || part,
    message: sentence(field === '' ? `The ${part === 'body' ? 'body of the request' : part}` : field, finding),
  }))
}

function isChoice({ keyword, params }: FastifySchemaValidationError): boolean {
  return keyword === 'anyOf' || (keyword === 'type' && params['type'] === 'null')
}

function fieldOf({ instancePath, params }: FastifySchemaValidationError): string {
  const missing = params['missingProperty']
  return [...instancePath.split('/').filter(Boolean), ...(typeof missing === 'string' ? [missing] : [])].join('.')
}

function sentence(name: string, { keyword, params, message }: FastifySchemaValidationError): string {
  switch (keyword) {
    case 'required':
      return `${name} is missing.`
    case 'type':
      return `${name} must be ${kinds[String(params['type'])] ?? String(params['type'])}.`
    case 'format':
      return `${name} must be ${formats[String(params['format'])] ?? `written as ${String(params['format'])}`}.`
    case 'enum':
      return `${name} must be one of: ${[params['allowedValues']].flat().join(', ')}.`
    case 'minimum':
      return `${name} must be ${String(params['limit'])} or more.`
    case 'maximum':
      return `${name} must be ${String(params['limit'])} or less.`
    case 'minLength':
      return params['limit'] === 1
        ? `${name} must not be empty.`
        : `${name} must have ${String(params['limit'])} characters or more.`
    case 'maxLength':
      return `${name} must have ${String(params['limit'])} characters or fewer.`
    case 'maxItems':
      return `${name} must come ${String(params['limit'])} times or fewer.`
    default:
      return `${name} ${message ?? 'is not valid'}.`
  }
}
