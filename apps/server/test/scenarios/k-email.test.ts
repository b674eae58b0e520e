import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { PutSetting } from '../../src/modules/org/contract.ts'
import { ChangeAccount } from '../../src/modules/patrons/contract-account.ts'
import { AskEmailAgain, ConfirmEmail } from '../../src/modules/patrons/contract-registration.ts'
import { ChangePatron, GetPatron } from '../../src/modules/patrons/contract.ts'
import { GetMail, ListMail } from '../../src/platform/contract.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'
import { runJobs, signedIn } from './people.ts'

describe('e-mail addresses that have to be confirmed', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-06-01T10:00:00Z' })
  })
  after(() => library.stop())
  const set = (name: string, value: unknown) => library.must(PutSetting, { params: { name }, body: { value } })
  const state = async (id: number) => (await library.must(GetPatron, { params: { id } })).emailConfirmed
  async function mailTo(address: string) {
    await runJobs(library)
    const rows = (await library.must(ListMail, { query: {} })).rows.filter(({ to }) => to === address)
    const mail = rows[0] && (await library.must(GetMail, { params: { id: rows[0].id } }))
    return { count: rows.length, subject: mail?.subject, token: /token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '' }
  }
  const confirm = (token: string) => library.carrel.callAs({}, ConfirmEmail, { body: { token } })

  it('nobody is asked unless the library wants it', async () => {
    const { id } = await library.patron('KE-0', { email: 'ke0@example.org' })
    assert.equal((await mailTo('ke0@example.org')).count, 0)
    assert.equal(await state(id), undefined)
  })

  it('a new patron is asked, stays unconfirmed until the link is followed, and the link ends after two days', async () => {
    await set('patrons.email-confirmation', 'always')
    const { id } = await library.patron('KE-1', { email: 'ke1@example.org' })
    const mail = await mailTo('ke1@example.org')
    assert.deepEqual([mail.count, mail.subject], [1, 'Please confirm your e-mail address'])
    assert.equal(await state(id), false)
    library.at('2026-06-04T10:00:00Z')
    assert.deepEqual(codes(await confirm(mail.token)), ['link-expired'])
    await library.must(AskEmailAgain, { params: { id } })
    const second = await mailTo('ke1@example.org')
    assert.equal(second.count, 2)
    assert.notEqual(second.token, mail.token)
    const done = await confirm(second.token)
    assert.ok(done.ok && done.value.email === 'ke1@example.org')
    assert.equal(await state(id), true)
    await library.must(ChangePatron, { params: { id }, body: { phone: '555 1' } })
    assert.equal(await state(id), true, 'another change asks nothing anew')
    await library.must(ChangePatron, { params: { id }, body: { email: 'other@example.org' } })
    assert.equal(await state(id), false)
    assert.deepEqual(
      codes(await confirm(second.token)),
      ['link-expired'],
      'a link for the old address confirms no other',
    )
    assert.equal((await mailTo('other@example.org')).count, 1)
  })

  it('with "patron" only what patrons type themselves is asked about', async () => {
    await set('patrons.email-confirmation', 'patron')
    await set('patrons.contact-changes', 'at-once')
    const { id } = await library.patron('KE-2', { email: 'ke2@example.org', pin: '1234' })
    assert.equal((await mailTo('ke2@example.org')).count, 0)
    const headers = await signedIn(library, 'KE-2', '1234')
    const changed = await library.carrel.callAs(headers, ChangeAccount, { body: { email: 'mine@example.org' } })
    assert.ok(changed.ok && changed.value.emailConfirmed === false)
    const { token } = await mailTo('mine@example.org')
    assert.ok((await confirm(token)).ok)
    assert.equal(await state(id), true)
    assert.deepEqual(codes(await confirm('nonsense')), ['link-expired'])
  })
})
