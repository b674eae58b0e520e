import assert from 'node:assert/strict'
import { after, afterEach, before, describe, it } from 'node:test'
import { explainEscpos, linesOf } from '@carrel/escpos'
import { explainZpl } from '@carrel/zpl'
import { codes, openLibrary, usd, type TestLibrary } from '../../../test/library.ts'
import { CheckIn, CheckOut } from '../circulation/contract.ts'
import { AddCharge, Pay } from '../fees/contract.ts'
import { PlaceHold } from '../holds/contract.ts'
import {
  AskPrinter,
  ChangePrinter,
  CreatePrinter,
  CreatePrintJob,
  CreateWorkstation,
  GetPrintJob,
  ListPrintJobs,
  ListPrintTroubles,
  MovePrintJobs,
  RemovePrinter,
  StepPrintJob,
  type PrintDocument,
  type Printer,
} from './contract.ts'
import { clearQueues } from './clear.ts'
import { openSender, type Sender } from './sender.ts'
import { fakePrinter, until, type FakePrinter } from './testing/fake-printer.ts'

const patience = { connect: 1000, answer: 1500, stall: 1500 }

describe('a desk with a printer', () => {
  let library: TestLibrary
  let sender: Sender
  let fake: FakePrinter
  let printer: Printer
  let names = 0
  const fakes: FakePrinter[] = []

  const addPrinter = async (kind: 'receipt' | 'label' = 'receipt', fields = {}) => {
    const one = await fakePrinter(kind)
    fakes.push(one)
    names += 1
    const made = await library.must(CreatePrinter, {
      body: { branch: library.elm, name: `Printer ${names}`, kind, host: '127.0.0.1', port: one.port, ...fields },
    })
    return { fake: one, printer: made }
  }
  const text = (words: string): PrintDocument => ({ type: 'text', title: words, text: words })
  const print = (document: PrintDocument, to = printer.id) =>
    library.must(CreatePrintJob, { body: { printer: to, document } })
  const jobOf = (id: number) => library.must(GetPrintJob, { params: { id } })
  const read = (page: Uint8Array | undefined) => linesOf(explainEscpos(page ?? new Uint8Array()))

  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    await library.rule({}, { period: { count: 5, unit: 'days' } })
    sender = openSender(library.carrel.platform, patience)
    ;({ fake, printer } = await addPrinter())
  })
  afterEach(() => {
    fake.pages.length = 0
    fake.status = {}
    fake.mishap = {}
    library.carrel.clock.set(library.carrel.clock.now().add({ minutes: 5 }))
  })
  after(async () => {
    await sender.close()
    for (const one of fakes) await one.stop()
    await library.stop()
  })

  it('prints a hold slip whole and once, and then nothing', async () => {
    const bib = (await library.title('Middlemarch')).id
    await library.item('PR-1', { bib })
    const patron = await library.patron('2100012345', { givenName: 'Ada', familyName: 'Lovelace' })
    await library.must(PlaceHold, { body: { patron: patron.id, bib } })
    const { checkIn } = await library.must(CheckIn, { body: { barcode: 'PR-1' } })
    const job = await print({ type: 'hold-slip', checkIn })
    assert.deepEqual([job.title, job.state, job.use], ['Hold slip: Middlemarch', 'waiting', 'hold-slips'])
    assert.deepEqual([await sender.sendDue(), await sender.sendDue(), fake.pages.length], [1, 0, 1])
    assert.ok(read(fake.pages[0]).some((line) => line.includes('LOV A 2345')))
    assert.ok(explainEscpos(fake.pages[0] ?? new Uint8Array()).some((step) => step.do === 'cut'))
    assert.equal((await jobOf(job.id)).state, 'printed')
  })

  it('keeps the order of twelve pages over one line at a time', async () => {
    for (let n = 1; n <= 12; n++) await print(text(`page ${n}`))
    fake.mishap = { slow: 2 }
    assert.equal(await sender.sendDue(), 12)
    assert.deepEqual(
      fake.pages.map((page) => read(page)[0]),
      Array.from({ length: 12 }, (_, i) => `page ${i + 1}`),
    )
    assert.equal(fake.mostLines(), 1)
  })

  it('sends a long page whole to a slow printer', async () => {
    const lines = Array.from({ length: 700 }, (_, i) => `line ${i} of a long list`)
    await print({ type: 'text', title: 'Long', text: lines.join('\n') })
    fake.mishap = { slow: 1 }
    await sender.sendDue()
    assert.deepEqual(read(fake.pages[0]).slice(1), lines)
  })

  it('waits while the paper is out, says so to the desk, and goes on when it is in', async () => {
    const desk = await library.must(CreateWorkstation, {
      body: {
        branch: library.elm,
        name: 'Front desk',
        uses: [{ use: 'hold-slips', printer: printer.id, automatic: true }],
      },
    })
    const other = await addPrinter()
    fake.status = { paperOut: true }
    const job = await print(text('waits'))
    await sender.sendDue()
    assert.equal(fake.pages.length, 0)
    const waiting = await jobOf(job.id)
    assert.deepEqual([waiting.state, waiting.problem, waiting.attempts], ['waiting', 'Out of paper. Put a roll in.', 0])
    const { rows } = await library.must(ListPrintTroubles, { query: { workstation: desk.id } })
    assert.deepEqual(
      rows.map(({ state, jobs, elsewhere }) => [state, jobs.map(({ title }) => title), elsewhere.map(({ id }) => id)]),
      [['paper-out', ['waits'], [other.printer.id]]],
    )
    fake.status = {}
    assert.equal(await sender.sendDue(), 0, 'it is not asked again at once')
    await library.must(StepPrintJob, { params: { id: job.id }, body: { do: 'again' } })
    assert.equal(await sender.sendDue(), 1)
    assert.deepEqual(read(fake.pages[0]).slice(0, 1), ['waits'])
    assert.deepEqual((await library.must(ListPrintTroubles, { query: { workstation: desk.id } })).rows, [])
  })

  it('asks a person when the paper runs out in the middle, and prints nothing twice', async () => {
    const job = await print(text('half of it'))
    await print(text('the next'))
    fake.mishap = { paperOutAfter: 10 }
    await sender.sendDue()
    const held = await jobOf(job.id)
    assert.equal(held.state, 'held')
    assert.match(held.problem, /Out of paper.*look whether it came out whole/)
    fake.status = {}
    library.carrel.clock.set(library.carrel.clock.now().add({ minutes: 1 }))
    assert.equal(await sender.sendDue(), 1)
    assert.deepEqual(
      fake.pages.map((page) => read(page)[0]),
      ['half of it', 'the next'],
    )
    await library.must(StepPrintJob, { params: { id: job.id }, body: { do: 'done' } })
    assert.equal(await sender.sendDue(), 0)
    assert.equal((await jobOf(job.id)).state, 'printed')
  })

  it('prints from the beginning again when the line drops in the middle', async () => {
    const job = await print(text('A torn line'))
    fake.mishap = { dropAfter: 12 }
    await sender.sendDue()
    const waiting = await jobOf(job.id)
    assert.equal(waiting.state, 'waiting')
    assert.match(waiting.problem, /printed again from its beginning/)
    library.carrel.clock.set(library.carrel.clock.now().add({ seconds: 5 }))
    assert.equal(await sender.sendDue(), 1)
    assert.deepEqual(
      fake.pages.map((page) => page.length > 12 && read(page)[0]),
      [false, 'A torn line'],
    )
    assert.equal((await jobOf(job.id)).attempts, 2)
  })

  it('holds a page whose line breaks five times, and prints those behind it', async () => {
    const job = await print(text('breaks always'))
    const next = await print(text('behind it'))
    for (let n = 0; n < 5; n++) {
      fake.mishap = { dropAfter: 5 }
      await sender.sendDue()
      library.carrel.clock.set(library.carrel.clock.now().add({ minutes: 2 }))
    }
    assert.equal((await jobOf(job.id)).state, 'held')
    await sender.sendDue()
    assert.equal((await jobOf(next.id)).state, 'printed')
    await library.must(StepPrintJob, { params: { id: job.id }, body: { do: 'cancel' } })
  })

  it('loses nothing while the printer is off, and says what to look for', async () => {
    const { fake: off, printer: dark } = await addPrinter()
    await off.stop()
    const jobs = [await print(text('one'), dark.id), await print(text('two'), dark.id)]
    await sender.sendDue()
    assert.match((await jobOf(jobs[0]?.id ?? 0)).problem, /does not print at port/)
    assert.equal((await library.must(AskPrinter, { params: { id: dark.id } })).state, 'offline')
    assert.deepEqual(codes(await library.call(RemovePrinter, { params: { id: dark.id } })), ['pages-waiting'])
    const on = await fakePrinter('receipt', off.port)
    fakes.push(on)
    assert.equal((await library.must(AskPrinter, { params: { id: dark.id } })).state, 'ready')
    assert.equal(await sender.sendDue(), 2)
    assert.deepEqual(
      on.pages.map((page) => read(page)[0]),
      ['one', 'two'],
    )
  })

  it('prints on a printer that answers no questions once asking is switched off', async () => {
    fake.mishap = { mute: true }
    const job = await print(text('quiet'))
    await sender.sendDue()
    assert.match((await jobOf(job.id)).problem, /does not say how it is/)
    assert.equal(fake.pages.length, 0)
    await library.must(ChangePrinter, { params: { id: printer.id }, body: { asksStatus: false } })
    assert.equal(await sender.sendDue(), 1)
    assert.deepEqual(
      fake.pages.map((page) => read(page)[0]),
      ['quiet'],
    )
    await library.must(ChangePrinter, { params: { id: printer.id }, body: { asksStatus: true } })
  })

  it('asks a person when the printer took a page and then fell silent', async () => {
    fake.mishap = { dumbAfterPage: true }
    const job = await print(text('silent'))
    await sender.sendDue()
    const held = await jobOf(job.id)
    assert.deepEqual([held.state, fake.pages.length], ['held', 1])
    assert.match(held.problem, /did not answer any more/)
    fake.mishap = {}
    library.carrel.clock.set(library.carrel.clock.now().add({ hours: 1 }))
    assert.equal(await sender.sendDue(), 0)
    await library.must(StepPrintJob, { params: { id: job.id }, body: { do: 'cancel' } })
  })

  it('lets one of two processes send: each page comes out once', async () => {
    const sister = openSender(library.carrel.platform, patience)
    for (let n = 1; n <= 6; n++) await print(text(`shared ${n}`))
    fake.mishap = { slow: 2 }
    const out = await Promise.all([sender.sendDue(), sister.sendDue()])
    await sister.close()
    assert.equal(out[0] + out[1], 6)
    assert.deepEqual(
      fake.pages.map((page) => read(page)[0]),
      Array.from({ length: 6 }, (_, i) => `shared ${i + 1}`),
    )
    assert.equal(fake.mostLines(), 1)
  })

  it('keeps no printer waiting for another that is slow or off', async () => {
    const patient = openSender(library.carrel.platform, { connect: 60_000, answer: 60_000, stall: 60_000 })
    const slow = await addPrinter()
    slow.fake.mishap = { dumbAfterPage: true }
    const waiting = await print(text('slow'), slow.printer.id)
    await patient.nudge()
    await until('the slow one has it', () => slow.fake.taking() > 0)
    const quick = await print(text('quick'))
    await patient.nudge()
    await until('the quick one is out', async () => (await jobOf(quick.id)).state === 'printed')
    assert.equal((await jobOf(waiting.id)).state, 'printing')
    await slow.fake.stop()
    await patient.close()
  })

  it('holds what was half sent when a process ended, and prints what was not begun', async () => {
    const [begun, waiting] = [await print(text('begun')), await print(text('not begun'))]
    const { pool } = library.carrel.platform.database
    await pool.query(`update printing.print_job set state = 'printing', sent_at = now() where id = $1`, [begun.id])
    assert.equal(await sender.sendDue(), 1)
    assert.deepEqual([(await jobOf(begun.id)).state, (await jobOf(waiting.id)).state], ['held', 'printed'])
    await pool.query(`update printing.print_job set state = 'printing', sent_at = null where id = $1`, [begun.id])
    assert.equal(await sender.sendDue(), 1)
    assert.deepEqual(
      fake.pages.map((page) => read(page)[0]),
      ['not begun', 'begun'],
    )
  })

  it('prints elsewhere, written for the other paper', async () => {
    const narrow = await addPrinter('receipt', { paper: 58, cutter: false })
    fake.status = { coverOpen: true }
    await print(text('x'.repeat(40)))
    await sender.sendDue()
    assert.deepEqual(await library.must(MovePrintJobs, { body: { from: printer.id, to: narrow.printer.id } }), {
      moved: 1,
    })
    assert.equal(await sender.sendDue(), 1)
    const [page] = narrow.fake.pages
    assert.deepEqual(
      read(page)
        .filter((line) => line.includes('x'))
        .at(-2),
      'x'.repeat(32),
    )
    assert.ok(!explainEscpos(page ?? new Uint8Array()).some((step) => step.do === 'cut'))
  })

  it('prints a receipt in the language of its patron; once more it is a copy, elsewhere it is not', async () => {
    const drawer = await addPrinter('receipt', { drawer: true })
    const patron = await library.patron('PAY-1', { language: 'de' })
    await library.must(AddCharge, {
      params: { id: patron.id },
      body: { kind: 'other', amount: usd(3.4), description: 'Kopien' },
    })
    const { receipt } = await library.must(Pay, {
      params: { id: patron.id },
      body: { amount: usd(3.4), method: 'cash', tendered: usd(5) },
    })
    fake.status = { paperOut: true }
    const job = await print({ type: 'receipt', receipt: receipt.number })
    await sender.sendDue()
    await library.must(MovePrintJobs, { body: { jobs: [job.id], to: drawer.printer.id } })
    await sender.sendDue()
    const first = explainEscpos(drawer.fake.pages[0] ?? new Uint8Array())
    assert.ok(linesOf(first).includes('QUITTUNG'))
    assert.ok(!linesOf(first).includes('KOPIE'))
    assert.ok(linesOf(first).some((line) => /^Rückgeld +1,60 \$$/.test(line)))
    assert.ok(first.some((step) => step.do === 'barcode' && step.content === receipt.number))
    assert.equal(first.filter((step) => step.do === 'drawer').length, 1)
    await library.must(StepPrintJob, { params: { id: job.id }, body: { do: 'repeat' } })
    await sender.sendDue()
    const again = explainEscpos(drawer.fake.pages[1] ?? new Uint8Array())
    assert.equal(linesOf(again).filter((line) => line === 'KOPIE').length, 2)
    assert.ok(!again.some((step) => step.do === 'drawer'))
  })

  it('prints spine and barcode labels on a label printer, and no slips', async () => {
    const labels = await addPrinter('label', { labelWidth: 60, labelHeight: 30, dpi: 203 })
    const item = await library.item('31234000412345', { callNumber: '813.54 POW 2018' })
    await print({ type: 'spine-label', items: [item.id] }, labels.printer.id)
    await print({ type: 'item-label', items: [item.id, item.id] }, labels.printer.id)
    assert.equal(await sender.sendDue(), 2)
    const [spine, barcode] = labels.fake.pages.map((page) => explainZpl(page))
    assert.deepEqual(
      spine?.[0]?.fields.map(({ content }) => content),
      ['813.54', 'POW', '2018'],
    )
    assert.equal(barcode?.length, 2)
    assert.ok(barcode?.[0]?.fields.some(({ what }) => what === 'picture'))
    const job = await library.call(CreatePrintJob, { body: { printer: labels.printer.id, document: text('slip') } })
    assert.deepEqual(codes(job), ['wrong-printer'])
    labels.fake.status = { coverOpen: true }
    await print({ type: 'label', lines: ['A', 'B'], barcode: 'A-1', symbology: 'code39' }, labels.printer.id)
    assert.equal((await library.must(AskPrinter, { params: { id: labels.printer.id } })).state, 'cover-open')
    const narrow = { type: 'label', lines: ['x'], barcode: '1'.repeat(40), symbology: 'code39' } satisfies PrintDocument
    assert.deepEqual(
      codes(await library.call(CreatePrintJob, { body: { printer: labels.printer.id, document: narrow } })),
      ['label-too-narrow'],
    )
  })

  it('prints a test page on which the width is seen', async () => {
    await print({ type: 'test' })
    await sender.sendDue()
    assert.ok(read(fake.pages[0]).some((line) => /^Left edge {29}right edge$/.test(line)))
  })

  it('sends a workstation without a printer to the browser', async () => {
    const desk = await library.must(CreateWorkstation, { body: { branch: library.elm, name: 'Back office' } })
    const answer = await library.call(CreatePrintJob, { body: { workstation: desk.id, document: text('x') } })
    assert.deepEqual(codes(answer), ['no-printer-set'])
    assert.deepEqual(
      codes(await library.call(CreateWorkstation, { body: { branch: library.elm, name: 'back OFFICE' } })),
      ['name-taken'],
    )
  })

  it('drops the words of what was printed, gives up what waits for half a day, and forgets after a month', async () => {
    const { fake: off, printer: dark } = await addPrinter()
    await off.stop()
    const given = await print(text('never'), dark.id)
    const done = await print(text('private words'))
    await sender.sendDue()
    const { platform, clock } = library.carrel
    clock.set(clock.now().add({ hours: 13 }))
    await clearQueues(platform)
    assert.equal((await jobOf(given.id)).state, 'failed')
    const { rows } = await platform.database.pool.query(
      'select content, document from printing.print_job where id = $1',
      [done.id],
    )
    assert.deepEqual(rows, [{ content: null, document: null }])
    const repeat = await library.call(StepPrintJob, { params: { id: done.id }, body: { do: 'repeat' } })
    assert.deepEqual(codes(repeat), ['content-gone'])
    clock.set(clock.now().add({ hours: 24 * 31 }))
    await clearQueues(platform)
    assert.equal((await library.must(ListPrintJobs, { query: { printer: printer.id } })).total, 0)
  })

  it('lets only those set addresses who may, and none that lead elsewhere', async () => {
    const assistant = await library.deskWith(['printing:print'])
    const body = { branch: library.elm, name: 'Sly', kind: 'receipt' as const, host: '10.0.0.9' }
    assert.deepEqual(codes(await assistant.call(CreatePrinter, { body })), ['permission-missing'])
    for (const host of ['169.254.169.254', '0.0.0.0', 'fe80::1', 'not a host'])
      assert.deepEqual(codes(await library.call(CreatePrinter, { body: { ...body, host } })), ['invalid-address'])
    assert.deepEqual(codes(await library.call(CreatePrinter, { body: { ...body, port: 5432 } })), ['invalid-address'])
    const loans = await library.call(CreatePrintJob, {
      body: { printer: printer.id, document: { type: 'loan-slip', loans: [999_999] } },
    })
    assert.deepEqual(codes(loans), ['loan-not-found'])
    await library.patron('LOAN-1')
    await library.item('LOAN-A')
    const { loan } = await library.must(CheckOut, { body: { card: 'LOAN-1', barcode: 'LOAN-A' } })
    await print({ type: 'loan-slip', loans: [loan.id] })
    await sender.sendDue()
    assert.ok(read(fake.pages[0]).some((line) => line.includes('LOAN-A')))
  })
})
