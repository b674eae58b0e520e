import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { readyTemplates } from '@carrel/labels'
import { explainZpl } from '@carrel/zpl'
import { readBarsOfPdf, whyNoPages } from '../../../../../tools/testing/read-bars.ts'
import { codes, openLibrary, type TestLibrary } from '../../../test/library.ts'
import { createApiKey } from '../../platform/api-key.ts'
import { ChangeItem, DeleteItem } from '../catalog/contract.ts'
import { CreatePrinter, CreatePrintJob } from '../printing/contract.ts'
import { CreateBarcodeRange, ListBarcodeRanges, PrintBarcodes, TakeBarcodes } from './contract-barcodes.ts'
import { DecodeTag, EncodeTag } from './contract-rfid.ts'
import {
  AddReadyLabelTemplates,
  ChangeLabelTemplate,
  CreateLabelTemplate,
  GetLabelTemplate,
  ListLabelTemplateVersions,
  PreviewLabel,
  RemoveLabelTemplate,
  type LabelDefinition,
} from './contract-templates.ts'
import {
  ChangeLabelBatch,
  ChangeLabelQueueEntry,
  CreateLabelBatch,
  FindLabelItems,
  GetLabelBatch,
  ListLabelQueue,
  QueueLabels,
  RemoveFromLabelQueue,
  type LabelSource,
} from './contract.ts'
import { batchForPrinter } from './print-batch.ts'

describe('labels of a library', () => {
  let library: TestLibrary
  let token = ''
  const templates = new Map<string, number>()
  const book = (barcode: string, callNumber: string, title?: string) =>
    library.item(barcode, { callNumber, ...(title !== undefined && { title }) })
  const template = (name: string) => {
    const id = templates.get(name)
    assert.ok(id, `there is no label ${name}`)
    return id
  }
  const waiting = async () => (await library.must(ListLabelQueue, { query: {} })).rows
  const clear = async () => {
    const ids = (await waiting()).map(({ id }) => id)
    if (ids.length > 0) await library.must(RemoveFromLabelQueue, { body: { ids } })
  }
  const pdfOf = async (batch: number, query = '') => {
    const answer = await library.carrel.server.app.inject({
      url: `/api/v1/label-batches/${batch}/pdf${query}`,
      headers: { authorization: `Bearer ${token}` },
    })
    return { status: answer.statusCode, bytes: answer.rawPayload, type: answer.headers['content-type'] }
  }

  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    const { rows } = await library.must(AddReadyLabelTemplates)
    for (const { name, id } of rows) templates.set(name, id)
    const key = await library.carrel.mustWork((w) =>
      createApiKey(w, { name: 'labels', permissions: ['labels:print'], branch: null }),
    )
    token = key.token
  })
  after(() => library.stop())

  it('are designed, and every version of one is kept', async () => {
    assert.equal(templates.size, readyTemplates.length)
    const { id, definition, version } = await library.must(GetLabelTemplate, {
      params: { id: template('Spine label, roll') },
    })
    const own = await library.must(CreateLabelTemplate, { body: { name: 'Own spine', use: 'spine', definition } })
    const moved: LabelDefinition = { ...definition, nudge: { x: 0.5, y: -0.5 } }
    const body = { name: 'Own spine', use: 'spine' as const, definition: moved, version: own.version }
    const saved = await library.must(ChangeLabelTemplate, { params: { id: own.id }, body })
    assert.deepEqual([saved.version, saved.definition.nudge], [2, { x: 0.5, y: -0.5 }])
    assert.deepEqual(codes(await library.call(ChangeLabelTemplate, { params: { id: own.id }, body })), [
      'label-changed-meanwhile',
    ])
    const { rows } = await library.must(ListLabelTemplateVersions, { params: { id: own.id } })
    assert.deepEqual(
      rows.map((row) => [row.version, row.definition.nudge.x]),
      [
        [2, 0.5],
        [1, 0],
      ],
    )
    const wide: LabelDefinition = { ...definition, stock: { ...definition.stock, columns: 3 } }
    assert.deepEqual(
      codes(await library.call(CreateLabelTemplate, { body: { name: 'own SPINE', use: 'spine', definition: wide } })),
      ['impossible-paper', 'name-taken'],
    )
    await library.must(RemoveLabelTemplate, { params: { id: own.id } })
    assert.deepEqual(codes(await library.call(GetLabelTemplate, { params: { id: own.id } })), [
      'label-template-not-found',
    ])
    assert.deepEqual([id, version], [template('Spine label, roll'), 1])
  })

  it('show what is wrong before they are printed', async () => {
    const long = await book('31234000400001', 'HE8700.7 .P6T44 1983 v.12 c.2', 'A book')
    const { definition } = await library.must(GetLabelTemplate, { params: { id: template('Spine label, roll') } })
    const tiny: LabelDefinition = {
      ...definition,
      elements: definition.elements.map((one) => ({ ...one, width: 6, height: 8 })),
    }
    const preview = await library.must(PreviewLabel, { body: { definition: tiny, items: [long.id] } })
    assert.match(preview.rows[0]?.problems[0] ?? '', /too long for its place/)
    assert.match(preview.rows[0]?.svg ?? '', /…<\/text>/)
    const fine = await library.must(PreviewLabel, { body: { definition } })
    assert.deepEqual([fine.stock, fine.rows[0]?.problems, fine.rows[0]?.title], [[], [], 'Title of 31234000400001'])
  })

  it('wait for new items and for those whose call number changes', async () => {
    await clear()
    const one = await book('31234000400011', '813.54 AAA')
    assert.deepEqual(
      (await waiting()).map(({ barcode, reason, lines }) => [barcode, reason, lines]),
      [['31234000400011', 'new', ['813.54', 'AAA']]],
    )
    await clear()
    await library.must(ChangeItem, { params: { id: one.id }, body: { note: 'Torn' } })
    assert.deepEqual(await waiting(), [])
    await library.must(ChangeItem, { params: { id: one.id }, body: { callNumber: '813.54 BBB' } })
    const [entry] = await waiting()
    assert.deepEqual(
      [entry?.reason, entry?.callNumberBefore, entry?.callNumber],
      ['call-number', '813.54 AAA', '813.54 BBB'],
    )
    const byHand = await library.must(ChangeLabelQueueEntry, {
      params: { id: entry?.id ?? 0 },
      body: { lines: ['813', '.54', 'BBB'] },
    })
    assert.deepEqual([byHand.lines, byHand.byHand], [['813', '.54', 'BBB'], true])
    const batch = await library.must(CreateLabelBatch, {
      body: { template: template('Spine label, roll'), source: { queue: {} } },
    })
    const shown = await library.must(GetLabelBatch, { params: { id: batch.id }, query: {} })
    assert.match(shown.rows[0]?.svg ?? '', />\.54<\/text>/)
    await library.must(ChangeLabelBatch, { params: { id: batch.id }, body: { printed: true } })
    assert.deepEqual(await waiting(), [])
    await library.must(ChangeLabelBatch, { params: { id: batch.id }, body: { printed: false } })
    assert.equal((await waiting()).length, 1)
    await library.must(DeleteItem, { params: { id: one.id } })
    assert.deepEqual(await waiting(), [])
  })

  it('are made for any list: scanned, of titles, of a shelf', async () => {
    const c = await book('31234000400023', '921 CCC')
    const a = await book('31234000400021', '921 AAA')
    const b = await book('31234000400022', '921 BBB')
    const found = (source: LabelSource) => library.must(FindLabelItems, { body: { source } })
    const barcodes = async (source: LabelSource) => (await found(source)).rows.map(({ barcode }) => barcode.slice(-2))
    assert.deepEqual(await barcodes({ barcodes: ['A31234000400023A', '31234000400021'] }), ['23', '21'])
    assert.deepEqual((await found({ barcodes: ['31234000400021', '999'] })).unknown, ['999'])
    assert.deepEqual(await barcodes({ titles: { bibs: [c.bib, a.bib] } }), ['21', '23'])
    assert.deepEqual(await barcodes({ shelf: { from: '921', to: '921 BBB' } }), ['21', '22'])
    assert.deepEqual(await barcodes({ shelf: { branch: library.harbour, from: '921' } }), [])
    assert.deepEqual(await barcodes({ items: [b.id, a.id] }), ['22', '21'])
    assert.ok((await barcodes({ added: { since: '2026-03-02' } })).includes('23'))
    assert.deepEqual(await barcodes({ added: { since: '2099-01-01', branch: library.elm } }), [])
    assert.deepEqual(codes(await library.call(FindLabelItems, { body: { source: { shelf: {} } } })), ['no-shelf'])
    await clear()
    const queued = await library.must(QueueLabels, { body: { source: { items: [b.id, a.id] } } })
    assert.deepEqual(queued, { added: 2, unknown: [] })
    assert.deepEqual(await library.must(QueueLabels, { body: { source: { items: [b.id] } } }), {
      added: 0,
      unknown: [],
    })
    assert.deepEqual(
      codes(
        await library.call(CreateLabelBatch, {
          body: { template: template('Spine label, roll'), source: { barcodes: ['999'] } },
        }),
      ),
      ['no-labels'],
    )
  })

  it('stand on their sheet from the place where the last one ended, in every script', async () => {
    const items = await Promise.all(
      [
        ['31234000400031', 'Số đỏ'],
        ['31234000400032', 'موسم الهجرة إلى الشمال'],
        ['31234000400033', '海辺のカフカ'],
      ].map(([barcode = '', title]) => book(barcode, '895 X', title)),
    )
    const source = { items: items.map(({ id }) => id) }
    const sheet = template('Barcode labels, Letter sheet of 30')
    const batch = await library.must(CreateLabelBatch, { body: { template: sheet, source, start: 28 } })
    assert.deepEqual([batch.labels, batch.pages, batch.problems, batch.kind], [3, 2, 0, 'sheet'])
    assert.deepEqual(codes(await library.call(CreateLabelBatch, { body: { template: sheet, source, start: 30 } })), [
      'no-such-place',
    ])
    const pdf = await pdfOf(batch.id)
    assert.deepEqual([pdf.status, pdf.type, pdf.bytes.toString('latin1', 0, 5)], [200, 'application/pdf', '%PDF-'])
    assert.equal(pdf.bytes.toString('latin1').match(/\/Type \/Page /g)?.length, 2)
    const first = await pdfOf(batch.id, '?start=0')
    assert.equal(first.bytes.toString('latin1').match(/\/Type \/Page /g)?.length, 1)
    assert.equal((await pdfOf(999_999)).status, 404)
    const stranger = await library.carrel.server.app.inject({ url: `/api/v1/label-batches/${batch.id}/pdf` })
    assert.equal(stranger.statusCode, 401)
  })

  it('say the same when they are printed again, whatever became of the book', async () => {
    const one = await book('31234000400041', '500 OLD')
    const batch = await library.must(CreateLabelBatch, {
      body: { template: template('Spine label, roll'), source: { items: [one.id] }, copies: 2 },
    })
    await library.must(ChangeItem, { params: { id: one.id }, body: { callNumber: '600 NEW' } })
    const shown = await library.must(GetLabelBatch, { params: { id: batch.id }, query: {} })
    assert.deepEqual([shown.labels, shown.rows.length], [2, 2])
    assert.match(shown.rows[0]?.svg ?? '', />OLD<\/text>/)
  })

  it('go to the label printer of the desk, if its roll is the right one', async () => {
    const body = { branch: library.elm, kind: 'label' as const, host: '127.0.0.1' }
    const printer = await library.must(CreatePrinter, {
      body: { ...body, name: 'Spines', labelWidth: 25.4, labelHeight: 38.1 },
    })
    const other = await library.must(CreatePrinter, { body: { ...body, name: 'Others' } })
    const one = await book('31234000400051', 'QA76.9 .D3 S65 2001')
    const source = { items: [one.id] }
    const batch = await library.must(CreateLabelBatch, { body: { template: template('Spine label, roll'), source } })
    const document = { type: 'label-batch' as const, batch: batch.id }
    const job = await library.must(CreatePrintJob, { body: { printer: printer.id, document } })
    assert.deepEqual([job.use, job.title], ['labels', 'Labels: One item'])
    const written = await library.carrel.mustWork((w) => batchForPrinter(w, batch.id, printer, 1))
    assert.deepEqual(
      explainZpl(written.bytes).map(({ fields }) => fields.map(({ content }) => content)),
      [['QA', '76.9', '.D3', 'S65', '2001']],
    )
    const refused = (to: number, id: number) =>
      library.call(CreatePrintJob, { body: { printer: to, document: { type: 'label-batch', batch: id } } }).then(codes)
    assert.deepEqual(await refused(other.id, batch.id), ['other-paper'])
    const sheet = await library.must(CreateLabelBatch, {
      body: { template: template('Barcode labels, Letter sheet of 30'), source },
    })
    assert.deepEqual(await refused(printer.id, sheet.id), ['sheets-not-on-rolls'])
  })

  it('are seen as the label printer will burn them, at its dots to an inch', async () => {
    const one = await book('31234000400061', '813.54 POW')
    const batch = await library.must(CreateLabelBatch, {
      body: { template: template('Barcode label, roll'), source: { items: [one.id] } },
    })
    const shown = (dpi: 203 | 600) => library.must(GetLabelBatch, { params: { id: batch.id }, query: { dpi } })
    const [coarse, fine] = [(await shown(203)).rows[0], (await shown(600)).rows[0]]
    assert.match(coarse?.svg ?? '', /scale\(0\.125123\).*>31234000400061<\/text>/s)
    assert.match(fine?.svg ?? '', /scale\(0\.042333\)/)
    assert.deepEqual([coarse?.title, coarse?.problems], ['Title of 31234000400061', []])
    const { definition } = await library.must(GetLabelTemplate, { params: { id: template('Barcode label, roll') } })
    const turned = definition.elements.map((element) =>
      'turn' in element ? { ...element, turn: 90 as const } : element,
    )
    const preview = await library.must(PreviewLabel, {
      body: { definition: { ...definition, elements: turned }, items: [one.id], dpi: 300 },
    })
    assert.deepEqual(preview.rows[0]?.problems.at(-1), 'Turned texts are printed as PDF only.')
  })

  it('have a test sheet with a frame for every place of their paper', async () => {
    const sheet = async (name: string) => {
      const id = templates.get(name) ?? 999_999
      const url = `/api/v1/label-templates/${id}/test-sheet`
      const answer = await library.carrel.server.app.inject({ url, headers: { authorization: `Bearer ${token}` } })
      return { status: answer.statusCode, text: answer.rawPayload.toString('latin1') }
    }
    const a4 = await sheet('Barcode labels, A4 sheet of 65')
    assert.deepEqual([a4.status, a4.text.match(/\/Type \/Page /g)?.length], [200, 1])
    const roll = await sheet('Spine label, roll')
    assert.equal(roll.text.match(/\/Type \/Page /g)?.length, 3)
    assert.equal((await sheet('No such label')).status, 404)
  })

  it('are read by a scanner from the printed page', { skip: whyNoPages }, async () => {
    const range = await library.must(CreateBarcodeRange, {
      body: { name: 'Scans', branch: null, prefix: '31234', digits: 8, checkDigit: 'luhn', first: 500, last: 599 },
    })
    for (const name of ['Barcode labels, Letter sheet of 30', 'Barcode labels, A4 sheet of 65']) {
      const batch = await library.must(PrintBarcodes, {
        params: { id: range.id },
        body: { template: template(name), count: 4 },
      })
      const wanted = batch.name.match(/\d{14}/g) ?? []
      const read = readBarsOfPdf((await pdfOf(batch.id)).bytes)
        .map((line) => line.replace(/^.*:/, '').replaceAll(/^A|A$/g, ''))
        .toSorted()
      assert.deepEqual([read.length, read[0], read[3]], [4, wanted[0], wanted[1]], name)
    }
  })
})

describe('barcodes for items to come', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
  })
  after(() => library.stop())

  const range = {
    name: 'Main',
    branch: null,
    prefix: '31234',
    digits: 8,
    checkDigit: 'luhn' as const,
    first: 871_219,
    last: 871_223,
  }

  it('are given once each, with their check digit, and not when an item has them', async () => {
    const { id, next } = await library.must(CreateBarcodeRange, { body: range })
    await library.item('31234008712208')
    const two = await library.must(TakeBarcodes, { params: { id }, body: { count: 2 } })
    assert.deepEqual(
      [next, two.barcodes[0], two.barcodes.includes('31234008712208')],
      [two.barcodes[0], '31234008712190', false],
    )
    const many = await Promise.all(
      [1, 1].map((count) => library.must(TakeBarcodes, { params: { id }, body: { count } })),
    )
    const all = [...two.barcodes, ...many.flatMap(({ barcodes }) => barcodes)]
    assert.equal(new Set(all).size, 4)
    assert.deepEqual(codes(await library.call(TakeBarcodes, { params: { id }, body: {} })), ['range-used-up'])
    const { rows } = await library.must(ListBarcodeRanges)
    assert.deepEqual([rows[0]?.next, rows[0]?.left], [null, 0])
  })

  it('come from ranges that do not lie in each other', async () => {
    const refused = (fields: object) =>
      library.call(CreateBarcodeRange, { body: { ...range, name: 'Other', ...fields } }).then(codes)
    assert.deepEqual(await refused({}), ['ranges-overlap'])
    assert.deepEqual(await refused({ first: 900_000, last: 899_999 }), ['empty-range'])
    assert.deepEqual(await refused({ first: 0, last: 123_456, digits: 3, prefix: 'X' }), [
      'too-few-digits',
      'letters-in-prefix',
    ])
    assert.deepEqual(await refused({ name: 'MAIN', prefix: '9' }), ['name-taken'])
  })
})

describe('RFID tags of items', () => {
  let library: TestLibrary
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.item('31234000412345', { callNumber: 'QA268.L55', title: 'Emma' })
  })
  after(() => library.stop())

  for (const model of ['iso28560-2', 'iso28560-3'] as const) {
    it(`are written by ${model} and know their item again`, async () => {
      const tag = await library.must(EncodeTag, {
        body: { item: '31234000412345', model, owner: 'DK-718500', set: { of: 2, part: 1 }, withTitle: true },
      })
      assert.equal(tag.hex.length, tag.bytes * 2)
      assert.equal(
        tag.blocks
          .map(({ hex }) => hex)
          .join('')
          .slice(0, tag.used * 2),
        tag.hex.slice(0, tag.used * 2),
      )
      const read = await library.must(DecodeTag, { body: { hex: tag.hex, dsfid: tag.dsfid, afi: tag.afi.secured } })
      assert.deepEqual(
        [read.model, read.item, read.owner, read.set, read.title, read.sound, read.found?.barcode],
        [model, '31234000412345', 'DK-718500', { of: 2, part: 1 }, tag.title, true, '31234000412345'],
      )
    })
  }

  it('lock what is to stay, and hold the call number', async () => {
    const tag = await library.must(EncodeTag, {
      body: { item: '31234000412345', withCallNumber: true, lock: [1] },
    })
    assert.deepEqual(
      tag.blocks.filter(({ lock }) => lock).map(({ number }) => number),
      [0, 1],
    )
    assert.ok(tag.hex.includes('441CB6E2E335D6'))
  })

  it('are refused in a sentence, and foreign ones told', async () => {
    assert.deepEqual(codes(await library.call(EncodeTag, { body: { item: '999' } })), ['item-not-found'])
    assert.deepEqual(codes(await library.call(EncodeTag, { body: { item: '999', unknown: true, chip: 'nothing' } })), [
      'unknown-chip',
    ])
    assert.deepEqual(
      codes(await library.call(EncodeTag, { body: { item: '31234000412345', model: 'iso28560-3', lock: [1] } })),
      ['no-lock'],
    )
    assert.deepEqual(codes(await library.call(DecodeTag, { body: { hex: 'xyz' } })), ['not-hex'])
    const empty = await library.must(DecodeTag, { body: { hex: '00'.repeat(112) } })
    assert.deepEqual([empty.model, empty.sound, empty.found], ['empty', false, null])
    const foreign = await library.must(DecodeTag, { body: { hex: 'A7B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4' } })
    assert.equal(foreign.model, 'unknown')
  })
})
