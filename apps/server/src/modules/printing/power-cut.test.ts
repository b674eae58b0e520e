import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { explainEscpos, linesOf } from '@carrel/escpos'
import { startRunningCarrel, type RunningCarrel } from '../../../test/running-carrel.ts'
import type { PrintJob } from './contract.ts'
import { fakePrinter, until, type FakePrinter } from './testing/fake-printer.ts'

describe('a power cut while a page is printed', () => {
  let carrel: RunningCarrel
  let fake: FakePrinter
  let key = ''
  const api = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${carrel.baseUrl}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  before(async () => {
    carrel = await startRunningCarrel()
    fake = await fakePrinter()
  })
  after(async () => {
    await carrel?.remove()
    await fake?.stop()
  })

  it('prints nothing twice and loses nothing: a person looks at the one, the others come out by themselves', async () => {
    const reset = await api<{ apiKey: string; branch: number }>('POST', '/test/reset')
    key = reset.apiKey
    const printer = await api<{ id: number }>('POST', '/printers', {
      branch: reset.branch,
      name: 'Desk printer',
      kind: 'receipt',
      host: '127.0.0.1',
      port: fake.port,
    })
    const print = (text: string) =>
      api<PrintJob>('POST', '/print-jobs', { printer: printer.id, document: { type: 'text', title: text, text } })
    const first = await print('before the cut')
    await until('the first is out', () => fake.pages.length === 1)
    await until('it is known', async () => (await api<PrintJob>('GET', `/print-jobs/${first.id}`)).state === 'printed')

    // The printer takes the next page whole and has not said so yet when the power goes.
    fake.mishap = { dumbAfterPage: true }
    const cut = await print('in the middle')
    const waiting = await print('behind it')
    await until('it is on its way', async () => {
      const { rows } = await (
        await database(carrel)
      ).query('select 1 from printing.print_job where sent_at is not null and state = $1', ['printing'])
      return rows.length === 1
    })
    await until('the printer has it', () => fake.taking() > 0)
    await closeDatabase()
    await carrel.kill()
    await until('the line is gone', () => fake.pages.length === 2)
    fake.mishap = {}
    carrel = await carrel.restart()

    await until('what waited is out', () => fake.pages.length === 3)
    assert.deepEqual(
      fake.pages.map((page) => linesOf(explainEscpos(page))[0]),
      ['before the cut', 'in the middle', 'behind it'],
    )
    const held = await api<PrintJob>('GET', `/print-jobs/${cut.id}`)
    assert.equal(held.state, 'held')
    assert.match(held.problem, /Carrel was stopped while this was printed. Look whether it came out/)
    await until(
      'the queue knows',
      async () => (await api<PrintJob>('GET', `/print-jobs/${waiting.id}`)).state === 'printed',
    )
    await api('POST', `/print-jobs/${cut.id}/steps`, { do: 'again' })
    await until('it is printed again when a person says so', () => fake.pages.length === 4)
  })

  let open: Awaited<ReturnType<RunningCarrel['database']>> | undefined
  const database = async (of: RunningCarrel) => (open ??= await of.database())
  const closeDatabase = async () => {
    await open?.end().catch(() => {})
    open = undefined
  }
})
