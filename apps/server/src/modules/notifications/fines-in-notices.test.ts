import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openLibrary, usd, type TestLibrary } from '../../../test/library.ts'
import { GetMail, ListMail } from '../../platform/contract.ts'
import { jobHandlers } from '../../app.ts'
import { CheckOut } from '../circulation/contract.ts'
import { ChangePatron } from '../patrons/contract.ts'
import { PreviewNoticeTemplate } from './contract-templates.ts'
import { CreateNoticeRule, type NoticeStep } from './contract.ts'

describe('overdue notices and the fine that is accruing', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 14, unit: 'days' } })
    await library.rule(
      { itemType: 'book' },
      { fine: { amount: usd(0.2), every: { count: 1, unit: 'days' } }, fineCap: usd(1) },
    )
    await library.rule({ itemType: 'dvd' }, { fine: { amount: usd(1), every: { count: 2, unit: 'weeks' } } })
    await library.must(CreateNoticeRule, {
      body: {
        kind: 'overdue',
        steps: [3, 30].map((count): NoticeStep => ({ count, unit: 'days', channels: ['email'] })),
      },
    })
  })
  after(() => library.stop())

  async function told(patron: string, at: string): Promise<string> {
    library.at(at)
    await library.carrel.platform.jobs.runDue(library.carrel.platform, jobHandlers)
    const mails = (await library.must(ListMail, { query: {} })).rows.filter(({ to }) => to === `${patron}@example.org`)
    const mail = await library.must(GetMail, { params: { id: mails[0]?.id ?? 0 } })
    return mail.text
  }
  async function lend(patron: string, ...items: readonly (readonly [string, string])[]) {
    library.at('2026-03-02T10:00:00Z')
    const { id } = await library.patron(patron, { email: `${patron}@example.org` })
    for (const [barcode, itemType] of items) {
      await library.item(barcode, { itemType })
      await library.must(CheckOut, { body: { patron: id, barcode } })
    }
    return id
  }

  it('say what it is so far and per what, and no more of its growth once it is capped', async () => {
    await lend('FN-1', ['FN-10', 'book'])
    assert.match(
      await told('FN-1', '2026-03-19T12:00:00Z'),
      /Title of FN-10.*, fine so far \$0\.60 \(\$0\.20 more per day\)/,
    )
    const last = await told('FN-1', '2026-04-16T12:00:00Z')
    assert.match(last, /fine so far \$1\.00\n/)
  })

  it('add up several items in the language of the patron', async () => {
    const id = await lend('FN-2', ['FN-20', 'book'], ['FN-21', 'dvd'])
    await library.must(ChangePatron, { params: { id }, body: { language: 'de' } })
    const text = await told('FN-2', '2026-03-19T12:00:00Z')
    assert.match(text, /Title of FN-21.*Gebühr bisher 1,00\s\$ \(1,00\s\$ mehr je 2 Wochen\)/)
    assert.match(text, /Die Gebühren betragen bisher 1,60\s\$\./)
  })

  it('say nothing of fines where the rules have none', async () => {
    await library.rule({ itemType: 'map' }, { fine: null })
    await lend('FN-3', ['FN-30', 'map'])
    assert.doesNotMatch(await told('FN-3', '2026-03-19T12:00:00Z'), /fine/)
  })

  it('are shown beforehand with a made-up fine, and with that of a real loan', async () => {
    const place = { kind: 'overdue', channel: 'email', language: 'fr' } as const
    const shown = await library.must(PreviewNoticeTemplate, { body: place })
    assert.match(shown.text, /pénalité à ce jour 1,40\s\$US? \(0,20\s\$US? de plus par jour\)|pénalité à ce jour 1,40/)
    library.at('2026-03-02T10:00:00Z')
    const patron = await library.patron('FN-4')
    await library.item('FN-40')
    const { loan } = await library.must(CheckOut, { body: { patron: patron.id, barcode: 'FN-40' } })
    library.at('2026-03-18T12:00:00Z')
    const real = await library.must(PreviewNoticeTemplate, { body: { ...place, language: 'es', loan: loan.id } })
    assert.match(real.text, /multa hasta hoy .*0[.,]40.*más por día/)
  })
})
