import type { Permission } from './module.ts'
import type { Access, Route } from './route.ts'
import { Problem } from './schemas.ts'

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

function security(access: Access): readonly object[] {
  if (access === 'public') return []
  return access === 'patron' ? [{ patronSession: [] }] : [{ apiKey: [] }, { staffSession: [] }]
}

function parameters(route: Route): readonly object[] {
  const from = (schema: unknown, place: 'path' | 'query') => {
    const shape = schema as { properties?: Record<string, unknown>; required?: readonly string[] } | undefined
    return Object.entries(shape?.properties ?? {}).map(([name, value]) => ({
      name,
      in: place,
      required: place === 'path' || (shape?.required?.includes(name) ?? false),
      schema: value,
    }))
  }
  return [...from(route.params, 'path'), ...from(route.query, 'query')]
}

function operation(route: Route, texts: Texts): object {
  const first = route.path.split('/')[1] ?? 'carrel'
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[:/]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [first],
    summary: route.summary,
    description: [route.description, access(route.access, texts)].filter(Boolean).join('\n\n'),
    parameters: parameters(route),
    ...requestBody(route),
    security: security(route.access),
    responses: {
      200: { description: 'Done', content: answer(route) },
      400: problemAnswer('The request is not well formed'),
      ...(route.access !== 'public' && {
        401: problemAnswer('Not signed in'),
        403: problemAnswer('A permission is missing'),
      }),
      ...(route.params && { 404: problemAnswer('There is no such thing') }),
      409: problemAnswer('Refused; every reason is in `blocks`'),
      429: problemAnswer('Too many requests; `Retry-After` says how many seconds to wait'),
    },
  }
}

const bytes = { type: 'string', format: 'binary' }

function requestBody({ body, files }: Route): object {
  if (files?.body !== undefined)
    return { requestBody: { required: true, content: { [files.body]: { schema: bytes } } } }
  return body ? { requestBody: { required: true, content: { 'application/json': { schema: body } } } } : {}
}

function answer({ response, files }: Route): object {
  return files?.answer === undefined
    ? { 'application/json': { schema: response } }
    : { [files.answer]: { schema: bytes } }
}

function access(needed: Access, texts: Texts): string {
  if (needed === 'public') return 'Open to anyone.'
  if (needed === 'staff') return 'For signed-in staff and API keys.'
  return needed === 'patron'
    ? 'For the signed-in patron.'
    : `Needs the permission \`${needed}\`${told(texts.get(needed))}.`
}

type Texts = ReadonlyMap<string, string>

const told = (text: string | undefined) => (text === undefined ? '' : ` (${text})`)

/** The API as an OpenAPI 3.1 document; TypeBox schemas are JSON Schema 2020-12, so they go in as they are. */
export function openApiDocument(
  routes: readonly Route[],
  version: string,
  permissions: readonly Permission[] = [],
): object {
  const texts = new Map<string, string>(permissions.map(({ code, text }) => [code, text]))
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = `/api/v1${route.path.replace(/:(\w+)/g, '{$1}')}`
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, texts) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Carrel',
      version,
      description: 'The API of the library. Refusals are problem details (RFC 9457) that list every reason at once.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem },
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key made under Integrations, API keys' },
        staffSession: { type: 'apiKey', in: 'cookie', name: 'carrel_staff' },
        patronSession: { type: 'apiKey', in: 'cookie', name: 'carrel_patron' },
      },
    },
  }
}
