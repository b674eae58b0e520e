import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { modules } from '../app.ts'
import { openApiDocument } from './openapi.ts'

interface Described {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly parameters: readonly { readonly name: string }[]
            readonly requestBody?: { readonly content: object }
            readonly responses: { readonly 200: { readonly content: object } }
          }
        >
      >
    >
  >
}

describe('the description of the API', () => {
  it('has the addresses of files too, with what they take and give', () => {
    const routes = modules.flatMap(({ fileRoutes = [] }) => fileRoutes)
    const { paths }: Described = JSON.parse(JSON.stringify(openApiDocument(routes, '1')))
    const upload = paths['/api/v1/file-edits']?.['post']
    assert.deepEqual(Object.keys(upload?.requestBody?.content ?? {}), ['application/octet-stream'])
    assert.deepEqual(upload?.parameters.map(({ name }) => name).toSorted(), ['name', 'task'])
    const records = paths['/api/v1/record-sets/{id}/records']?.['get']
    assert.deepEqual(Object.keys(records?.responses[200].content ?? {}), ['application/marc'])
    assert.ok(paths['/api/v1/imports']?.['post'])
    assert.ok(paths['/api/v1/quality/flags.csv']?.['get'])
  })
})
