import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { codes, openLibrary, type TestLibrary } from '../../../test/library.ts'
import { ListMail } from '../../platform/contract.ts'
import { CheckIn, CheckOut } from '../circulation/contract.ts'
import { PlaceHold } from '../holds/contract.ts'
import {
  GetNoticeTemplate,
  PreviewNoticeTemplate,
  PutNoticeTemplate,
  ResetNoticeTemplate,
  TestNoticeTemplate,
  UndoNoticeTemplate,
} from './contract-templates.ts'

describe('texts of notices', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary()
  })
  after(() => library.stop())
  const place = { kind: 'hold-ready', channel: 'email' as const, language: 'en' }
  const put = (subject: string, branch: number | null = null) =>
    library.must(PutNoticeTemplate, { body: { ...place, branch, subject, body: '"{{title}}" is here.' } })
  const inForce = async (branch?: number) => {
    const text = await library.must(GetNoticeTemplate, { query: { ...place, ...(branch !== undefined && { branch }) } })
    return `${text.source} ${text.subject}`
  }

  it('a branch has its own, else the library’s, else what Carrel brings; every change can be taken back', async () => {
    assert.match(await inForce(library.elm), /^carrel Ready for you/)
    await put('Library')
    assert.equal(await inForce(library.elm), 'library Library')
    await put('Elm', library.elm)
    await put('Elm Street', library.elm)
    assert.equal(await inForce(library.elm), 'own Elm Street')
    assert.equal(await inForce(library.harbour), 'library Library')
    const undone = await library.must(UndoNoticeTemplate, { body: { ...place, branch: library.elm } })
    assert.equal(undone.subject, 'Elm')
    assert.deepEqual(
      undone.versions.map(({ version }) => version),
      [3, 2, 1],
    )
    await library.must(ResetNoticeTemplate, { body: { ...place, branch: library.elm } })
    assert.equal(await inForce(library.elm), 'library Library')
    assert.deepEqual(codes(await library.call(ResetNoticeTemplate, { body: { ...place, branch: library.elm } })), [
      'template-not-own',
    ])
    await library.must(ResetNoticeTemplate, { body: place })
  })

  it('an unknown field is refused with its place', async () => {
    const refused = await library.call(PutNoticeTemplate, {
      body: { ...place, subject: '{{titel}}', body: 'a\n{{if until}}\n' },
    })
    assert.deepEqual(codes(refused), ['invalid-template', 'invalid-template'])
    assert.match(
      refused.ok ? '' : (refused.problem.blocks?.[1]?.message ?? ''),
      /^Line 2: This {{if …}} has no {{end}}/,
    )
  })

  it('a patron is written to in their language, and nothing in a title is markup', async () => {
    const patron = await library.patron('T1', { email: 't1@example.org', language: 'de-AT' })
    const { bib } = await library.item('T1A', { bib: (await library.title('Salt & <Pepper>')).id })
    await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    await library.must(CheckIn, { body: { barcode: 'T1A' } })
    const [mail] = (await library.must(ListMail, { query: { patron: patron.id } })).rows
    assert.equal(mail?.subject, 'Für Sie bereit: Salt & <Pepper>')
    assert.match(mail?.text ?? '', /„Salt & <Pepper>“ liegt in Elm Street für Sie bereit, bis Montag, 9\. März\./)
    assert.match(mail?.html ?? '', /Salt &amp; &lt;Pepper&gt;/)
  })

  it('runs from right to left in Arabic, with the days of that language', async () => {
    const patron = await library.patron('T3', { email: 't3@example.org', language: 'ar' })
    await library.item('T3A')
    const { loan } = await library.must(CheckOut, { body: { patron: patron.id, barcode: 'T3A' } })
    await library.must(TestNoticeTemplate, {
      body: { kind: 'courtesy', channel: 'email', language: 'ar', loan: loan.id, to: 'ar@example.org' },
    })
    const sent = (await library.must(ListMail, { query: { to: 'ar@example.org' } })).rows[0]
    assert.equal(sent?.subject, 'يقترب موعد الإرجاع: «Title of T3A»')
    assert.match(sent?.text ?? '', /- Title of T3A، موعد الإرجاع الاثنين، 23 مارس/)
    assert.match(sent?.html ?? '', /<html lang="ar" dir="rtl">\n<body dir="rtl"/)
  })

  it('is shown with a real loan before it is saved, and sent to oneself', async () => {
    const patron = await library.patron('T2', { email: 't2@example.org' })
    await library.item('T2A')
    const { loan } = await library.must(CheckOut, { body: { patron: patron.id, barcode: 'T2A' } })
    const shown = await library.must(PreviewNoticeTemplate, {
      body: { kind: 'overdue', channel: 'sms', language: 'en', body: '{{title}} {{due}} {{nobody}}', loan: loan.id },
    })
    assert.equal(shown.text, 'Title of T2A Monday, March 23')
    assert.deepEqual(
      shown.problems.map(({ message }) => message),
      ['There is no field "nobody" in this kind of text.'],
    )
    assert.deepEqual(shown.sms, { encoding: 'gsm-7', units: 29, segments: 1 })
    const { mail } = await library.must(TestNoticeTemplate, {
      body: { kind: 'overdue', channel: 'email', language: 'fr', loan: loan.id, to: 'me@example.org' },
    })
    const sent = (await library.must(ListMail, { query: { to: 'me@example.org' } })).rows[0]
    assert.equal(sent?.id, mail)
    assert.equal(sent?.subject, 'En retard : Title of T2A')
    assert.match(sent?.html ?? '', /<html lang="fr" dir="ltr">/)
  })
})
