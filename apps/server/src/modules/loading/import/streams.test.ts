import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type TestCarrel } from '../../../../test/carrel.ts'
import { createApiKey } from '../../../platform/api-key.ts'
import type { Problem } from '../../../platform/schemas.ts'
import { GetImport, ListImportRows, RevertImport, type Import } from '../contract.ts'

const mrk = (n: number, title: string) =>
  `=LDR  00000nam a2200000 i 4500\n=001  s${n}\n=003  CaTest\n=245  00$a${title}.\n\n`
const authority = '=LDR  00000nz  a2200000n  4500\n=001  a1\n=150  \\\\$aDragons\n\n'

describe('uploading a file of records', () => {
  let carrel: TestCarrel
  let authorization: string
  before(async () => {
    carrel = await startCarrel()
    const key = await carrel.mustWork((w) =>
      createApiKey(w, { name: 'upload', permissions: ['catalog:import'], branch: null }),
    )
    authorization = `Bearer ${key.token}`
  })
  after(() => carrel.stop())

  const upload = (
    name: string,
    body: string | Readable,
    headers: Readonly<Record<string, string>> = { authorization },
  ) =>
    carrel.server.app.inject({
      method: 'POST',
      url: `/api/v1/imports?name=${encodeURIComponent(name)}`,
      headers: { 'content-type': 'application/octet-stream', ...headers },
      payload: body,
    })
  const runJobs = () =>
    carrel.server.app.inject({ method: 'POST', url: '/api/v1/test/jobs/run', headers: { authorization } })

  it('becomes a job, whose counts and rows are told, and whose refused records come back as they were', async () => {
    const begun = await upload('books.mrk', mrk(1, 'One') + authority + mrk(2, 'Two'))
    assert.equal(begun.statusCode, 200)
    const waiting: Import = begun.json()
    assert.deepEqual([waiting.state, waiting.name, waiting.by], ['waiting', 'books.mrk', 'upload'])
    assert.ok(waiting.job)
    await runJobs()
    const done = await carrel.must(GetImport, { params: { id: waiting.id } })
    assert.deepEqual([done.state, done.read, done.added, done.refused, done.revertible], ['done', 3, 2, 1, true])
    const refused = await carrel.must(ListImportRows, { params: { id: waiting.id }, query: { state: 'refused' } })
    assert.deepEqual([refused.total, refused.rows[0]?.number, refused.rows[0]?.control], [1, 2, 'a1'])
    const file = await carrel.server.app.inject({
      url: `/api/v1/imports/${waiting.id}/refused`,
      headers: { authorization },
    })
    assert.equal(file.headers['content-disposition'], `attachment; filename*=UTF-8''refused-books.mrk`)
    assert.equal(file.body.trim(), authority.trim())
  })
  it('can be undone', async () => {
    const begun: Import = (await upload('mistake.mrk', mrk(3, 'Three'))).json()
    await runJobs()
    await carrel.must(RevertImport, { params: { id: begun.id } })
    await runJobs()
    const done = await carrel.must(GetImport, { params: { id: begun.id } })
    assert.deepEqual([done.state, done.revertible], ['reverted', false])
  })
  it('takes bytes of any media type as they come', async () => {
    const body = Readable.from([Buffer.from(mrk(4, 'Four')), Buffer.from(mrk(5, 'Five'))])
    const begun: Import = (await upload('pieces.mrk', body, { authorization, 'content-type': 'text/plain' })).json()
    await runJobs()
    assert.equal((await carrel.must(GetImport, { params: { id: begun.id } })).added, 2)
  })
  it('says what is wrong with an empty file and with a file of something else', async () => {
    const empty = await upload('empty.mrc', '')
    assert.equal(empty.statusCode, 422)
    const problem: Problem = empty.json()
    assert.match(problem.title, /"empty\.mrc" is empty/)
    const begun: Import = (await upload('page.html', '<!doctype html><title>Not records</title>')).json()
    await runJobs()
    const done = await carrel.must(GetImport, { params: { id: begun.id } })
    assert.deepEqual([done.state, done.read], ['failed', 0])
    assert.match(done.error ?? '', /web page/)
  })
  it('is for those who may import', async () => {
    assert.equal((await upload('x.mrk', mrk(6, 'Six'), {})).statusCode, 401)
    const other = await carrel.mustWork((w) => createApiKey(w, { name: 'other', permissions: [], branch: null }))
    const headers = { authorization: `Bearer ${other.token}` }
    assert.equal((await upload('x.mrk', mrk(6, 'Six'), headers)).statusCode, 403)
    assert.equal((await carrel.server.app.inject({ url: '/api/v1/imports/1/refused', headers })).statusCode, 403)
    const missing = await carrel.server.app.inject({ url: '/api/v1/imports/999/refused', headers: { authorization } })
    assert.equal(missing.statusCode, 404)
  })
})
