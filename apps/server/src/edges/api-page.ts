import type { FastifyInstance } from 'fastify'
import { html, type Html } from '../platform/html.ts'
import { openApiDocument } from '../platform/openapi.ts'
import type { Permission } from '../platform/module.ts'
import type { Route } from '../platform/route.ts'

/** `/api/v1/openapi.json` and, for people, the same as a page at `/api/v1/`. */
export function mountApiPage(
  app: FastifyInstance,
  routes: readonly Route[],
  version: string,
  permissions: readonly Permission[],
): void {
  // Made when somebody first asks: hundreds of routes take a moment, and a start should not wait for them.
  let document: string | undefined
  let page: string | undefined
  app.get('/api/v1/openapi.json', (_, reply) => {
    document ??= JSON.stringify(openApiDocument(routes, version, permissions))
    return reply.type('application/json').send(document)
  })
  for (const address of ['/api/v1', '/api/v1/'])
    app.get(address, (_, reply) => {
      page ??= `<!doctype html>${apiPage(routes, version, permissions)}`
      return reply.type('text/html; charset=utf-8').send(page)
    })
}

const groupOf = (route: Route) => route.path.split('/')[1] ?? ''

function accessText(route: Route): string {
  if (route.access === 'public') return 'open'
  return route.access === 'staff' ? 'staff or key' : route.access
}

function schemaBlock(label: string, schema: unknown): Html | undefined {
  return schema === undefined
    ? undefined
    : html`<details>
        <summary>${label}</summary>
        <pre>${JSON.stringify(schema, null, 2)}</pre>
      </details>`
}

function routeBlock(route: Route, texts: Texts): Html {
  return html`<article id="${route.method}-${route.path}">
    <h3>
      <span class="method">${route.method}</span> <code>/api/v1${route.path}</code>
      <span class="access" title="${texts.get(route.access) ?? ''}">${accessText(route)}</span>
    </h3>
    <p>${route.summary}. ${route.description}</p>
    ${schemaBlock('Query', route.query)}${schemaBlock('Body', route.body)}${schemaBlock('Answer', route.response)}
  </article>`
}

type Texts = ReadonlyMap<string, string>

/** What a key can be allowed, and what for. */
function scopes(routes: readonly Route[], permissions: readonly Permission[]): Html {
  const byAccess = Map.groupBy(routes, (route) => route.access)
  return html`<section id="permissions">
    <h2>permissions</h2>
    <p>
      A key does what the permissions that were chosen for it say, from the addresses and as often as the library allows.
      Beyond its limit the answer is 429 with <code>Retry-After</code>.
    </p>
    ${permissions.map(
      ({ code, text }) =>
        html`<details>
          <summary><code>${code}</code> ${text}</summary>
          <ul>
            ${(byAccess.get(code) ?? []).map(
              (route) =>
                html`<li>
                  <a href="#${route.method}-${route.path}">${route.method} <code>/api/v1${route.path}</code></a>
                  ${route.summary}
                </li>`,
            )}
          </ul>
        </details>`,
    )}
  </section>`
}

function apiPage(routes: readonly Route[], version: string, permissions: readonly Permission[]): Html {
  const texts = new Map<string, string>(permissions.map(({ code, text }) => [code, text]))
  const groups = Map.groupBy(routes, groupOf)
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Carrel API</title>
      <link rel="stylesheet" href="/assets/tokens.css" />
      <link rel="stylesheet" href="/assets/api.css" />
    </head>
    <body>
      <header>
        <h1>Carrel API</h1>
        <p>
          Version ${version}. Machine-readable: <a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). Send an
          API key as <code>Authorization: Bearer …</code>. A refusal is problem details (RFC 9457) with every reason in
          <code>blocks</code>. A change with an <code>Idempotency-Key</code> is done once however often it is sent.
        </p>
      </header>
      <nav aria-label="Groups"><a href="#permissions">permissions</a> ${[...groups.keys()].map((name) => html`<a href="#${name}">${name}</a> `)}</nav>
      <main>
        ${scopes(routes, permissions)}
        ${[...groups].map(
          ([name, list]) =>
            html`<section id="${name}">
              <h2>${name}</h2>
              ${list.map((route) => routeBlock(route, texts))}
            </section>`,
        )}
      </main>
    </body>
  </html>`
}
