import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { explainEscpos, linesOf } from '@carrel/escpos'
import { codes, openLibrary, usd, type TestLibrary } from '../../../../test/library.ts'
import { AddCharge, Pay } from '../../fees/contract.ts'
import { readTemplate } from '../../../platform/template.ts'
import { textKinds } from '../contract-texts.ts'
import { CreatePrinter, CreatePrintJob } from '../contract.ts'
import { ListPrintTexts, ListTextVersions, PreviewPrintText, PutPrintText, ResetPrintText } from '../contract-texts.ts'
import { readyLanguages, readyText, textFields } from './ready-texts.ts'

describe('the texts that Carrel brings for receipts and labels', () => {
  for (const kind of textKinds)
    for (const language of readyLanguages)
      it(`can be read: ${kind} in ${language}`, () =>
        assert.deepEqual(readTemplate(readyText(kind, language), textFields[kind]).problems, []))
})

describe('a library that words its own receipts', () => {
  let library: TestLibrary
  let printer: number
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    const made = await library.must(CreatePrinter, {
      body: { branch: library.elm, name: 'Off', kind: 'receipt', host: '127.0.0.1', port: 9100 },
    })
    printer = made.id
  })
  after(() => library.stop())
  const put = (body: string, branch: number | null, language = 'en') =>
    library.call(PutPrintText, { params: { kind: 'receipt' }, body: { branch, language, body } })
  /** The lines of a receipt as they wait in the queue. */
  const receiptLines = async (card: string) => {
    const patron = await library.patron(card)
    await library.must(AddCharge, { params: { id: patron.id }, body: { kind: 'other', amount: usd(2) } })
    const { receipt } = await library.must(Pay, {
      params: { id: patron.id },
      body: { amount: usd(2), method: 'card' },
    })
    const job = await library.must(CreatePrintJob, {
      body: { printer, document: { type: 'receipt', receipt: receipt.id } },
    })
    const { rows } = await library.carrel.platform.database.pool.query<{ content: Buffer }>(
      'select content from printing.print_job where id = $1',
      [job.id],
    )
    return linesOf(explainEscpos(rows[0]?.content ?? new Uint8Array()))
  }

  it('prints the text of the branch, else of the library, else that of Carrel', async () => {
    assert.ok((await receiptLines('T-1')).includes('RECEIPT'))
    assert.equal((await put('# THANKS\n{{number}} || {{total}}', null)).ok, true)
    assert.equal((await receiptLines('T-2'))[0], 'THANKS')
    assert.equal((await put('# ELM STREET\n{{total}}', library.elm)).ok, true)
    assert.deepEqual((await receiptLines('T-3')).slice(0, 2), ['ELM STREET', '$2.00'])
    await library.must(ResetPrintText, {
      params: { kind: 'receipt' },
      query: { branch: library.elm, language: 'en' },
    })
    assert.equal((await receiptLines('T-4'))[0], 'THANKS')
    const { rows } = await library.must(ListTextVersions, {
      params: { kind: 'receipt' },
      query: { branch: library.elm, language: 'en' },
    })
    assert.deepEqual(
      rows.map(({ body }) => body),
      ['', '# ELM STREET\n{{total}}'],
    )
    const all = await library.must(ListPrintTexts, {})
    assert.deepEqual(
      all.rows.find((row) => row.kind === 'receipt')?.own.map(({ branch, language }) => [branch, language]),
      [[null, 'en']],
    )
  })

  it('saves no text that cannot be filled, and says where it is wrong', async () => {
    const wrong = await put('Fine\n{{amnt}}\n{{each lines}}', null)
    assert.deepEqual(codes(wrong), ['invalid-template', 'invalid-template'])
    if (!wrong.ok) assert.match(wrong.problem.blocks?.[0]?.message ?? '', /Line 2, column 1: There is no field "amnt"/)
    assert.deepEqual(
      codes(await library.call(ResetPrintText, { params: { kind: 'spine-label' }, query: { language: 'en' } })),
      ['print-text-not-found'],
    )
  })

  it('shows how a text will come out before it is saved', async () => {
    const preview = (kind: (typeof textKinds)[number], body: string) =>
      library.must(PreviewPrintText, { params: { kind }, body: { body } })
    const receipt = await preview('receipt', '# HI\nTotal || {{total}}')
    assert.match(receipt.html, /<p class="large">HI<\/p>/)
    assert.match(receipt.html, /<span>Total<\/span><span>\$3\.40<\/span>/)
    const label = await preview('item-label', '= {{title}}\n%% {{barcode}}\n{{nothing}}')
    assert.match(label.html, /^<svg .*<path d="M.*The overstory/s)
    assert.deepEqual(
      label.problems.map(({ line }) => line),
      [3],
    )
  })
})
