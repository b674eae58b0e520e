import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ChangeItem, GetItem, PutItemType } from '../../src/modules/catalog/contract.ts'
import { CheckIn, CheckOut } from '../../src/modules/circulation/contract.ts'
import { CreateShelvingLocation } from '../../src/modules/org/contract.ts'
import {
  AddReading,
  ChangeCourse,
  ChangeReading,
  ChangeTerm,
  CopyCourse,
  CreateCourse,
  CreateDepartment,
  CreateTerm,
  DeleteCourse,
  DeleteTerm,
  EndCourse,
  GetCourse,
  ListCourses,
  ListReadings,
  ListReservesOfBib,
  OrderReadings,
  RemoveReading,
  ReopenCourse,
  ScanReadings,
} from '../../src/modules/reserves/contract.ts'
import { GetPublicCourse, ListPublicCourses } from '../../src/modules/reserves/contract-public.ts'
import { codes, openLibrary, type TestLibrary } from '../library.ts'

describe('course reserves', () => {
  let library: TestLibrary
  let term: number
  let shelf: number
  let stacks: number
  let made = 0
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    const body = { name: 'Spring 2026', from: '2026-02-01', to: '2026-06-30' }
    term = (await library.must(CreateTerm, { body })).id
    shelf = (await library.must(CreateShelvingLocation, { body: { code: 'RES', name: 'Reserve desk' } })).id
    stacks = (await library.must(CreateShelvingLocation, { body: { code: 'STX', name: 'Stacks' } })).id
    await library.must(PutItemType, { params: { code: 'two-hours' }, body: { name: 'Two hours' } })
    await library.rule({ collection: 'reserve' }, { period: { count: 3, unit: 'hours' } })
  })
  after(() => library.stop())

  async function course(more: Readonly<Record<string, unknown>> = {}): Promise<number> {
    const body = {
      term,
      name: `Course ${++made}`,
      location: shelf,
      itemType: 'two-hours',
      callNumberPrefix: 'RES',
      ...more,
    }
    return (await library.must(CreateCourse, { body })).id
  }
  const copy = () => library.item(`r${++made}`, { location: stacks, callNumber: 'QA 76 .B3', collection: 'maths' })
  const put = (id: number, barcode: string, more: Readonly<Record<string, unknown>> = {}) =>
    library.must(AddReading, { params: { id }, body: { barcode, ...more } })
  async function whatIs(item: number) {
    const { location, itemType, callNumber, collection } = await library.must(GetItem, { params: { id: item } })
    return [location, itemType, callNumber, collection]
  }
  const home = () => [stacks, 'book', 'QA 76 .B3', 'maths']
  const reserved = () => [shelf, 'two-hours', 'RES QA 76 .B3', 'reserve']
  async function runJobs(): Promise<void> {
    const { jobHandlers } = await import('../../src/app.ts')
    const { platform } = library.carrel
    await platform.jobs.runDue(
      platform,
      jobHandlers.filter((handler) => handler.name.startsWith('reserves.')),
    )
  }

  it('I08 gives an item shelf, type, collection and call number of the reserve, and all of it back when the course ends', async () => {
    const item = await copy()
    const id = await course()
    const reading = await put(id, item.barcode)
    assert.deepEqual([reading.kind, reading.state, reading.home?.callNumber], ['item', 'on-reserve', 'QA 76 .B3'])
    assert.deepEqual(await whatIs(item.id), reserved())
    await library.must(EndCourse, { params: { id } })
    assert.deepEqual(await whatIs(item.id), home())
    await library.must(ReopenCourse, { params: { id } })
    assert.deepEqual(await whatIs(item.id), reserved())
    await library.must(RemoveReading, { params: { id: reading.id } })
    assert.deepEqual(await whatIs(item.id), home())
  })

  it('I09 keeps an item on reserve until the last of two courses ends, by whichever way it ends', async () => {
    const item = await copy()
    const [first, second] = [await course(), await course({ callNumberPrefix: 'BIO', collection: '' })]
    await put(first, item.barcode)
    const { otherCourses } = await put(second, item.barcode)
    assert.deepEqual(
      otherCourses.map((other) => other.id),
      [first],
    )
    assert.deepEqual(await whatIs(item.id), [shelf, 'two-hours', 'BIO QA 76 .B3', 'reserve'])
    await library.must(EndCourse, { params: { id: first } })
    assert.deepEqual(await whatIs(item.id), [shelf, 'two-hours', 'BIO QA 76 .B3', 'maths'])
    await library.must(DeleteCourse, { params: { id: second } })
    assert.deepEqual(await whatIs(item.id), home())
  })

  it('ends with its term, by a job that may run twice, and begins on the first day of a line', async () => {
    const [item, later, early] = [await copy(), await copy(), await copy()]
    const short = await library.must(CreateTerm, { body: { name: 'March', from: '2026-03-01', to: '2026-03-31' } })
    const id = await course({ term: short.id })
    await put(id, item.barcode)
    assert.equal((await put(id, later.barcode, { from: '2026-03-10' })).state, 'coming')
    await put(id, early.barcode, { until: '2026-03-09' })
    assert.deepEqual(await whatIs(later.id), home())
    library.at('2026-03-10T08:00:00Z')
    await runJobs()
    assert.deepEqual([await whatIs(later.id), await whatIs(early.id)], [reserved(), home()])
    library.at('2026-03-31T23:00:00Z')
    await runJobs()
    assert.deepEqual(await whatIs(item.id), reserved())
    library.at('2026-04-01T00:05:00Z')
    await runJobs()
    await runJobs()
    assert.deepEqual([await whatIs(item.id), await whatIs(later.id)], [home(), home()])
    assert.equal((await library.must(GetCourse, { params: { id } })).state, 'ended')
    // A term that is made longer brings them back, at once.
    await library.must(ChangeTerm, { params: { id: short.id }, body: { to: '2026-04-30' } })
    assert.deepEqual(await whatIs(item.id), reserved())
    assert.deepEqual(codes(await library.call(DeleteTerm, { params: { id: short.id } })), ['term-has-courses'])
    library.at('2026-03-02T10:00:00Z')
  })

  it('lends by the rules of the reserve while it lasts', async () => {
    const item = await copy()
    const id = await course()
    await library.patron('student')
    await put(id, item.barcode)
    const { loan } = await library.must(CheckOut, { body: { card: 'student', barcode: item.barcode } })
    assert.equal(Temporal.Instant.from(loan.due).toString(), '2026-03-02T13:00:00Z')
    await library.must(CheckIn, { body: { barcode: item.barcode } })
  })

  it('wants back what is lent, and has it on reserve when it comes', async () => {
    const item = await copy()
    const id = await course()
    await library.patron('reader')
    await library.must(CheckOut, { body: { card: 'reader', barcode: item.barcode } })
    const reading = await put(id, item.barcode)
    assert.equal(reading.state, 'wanted')
    assert.ok(reading.due !== null)
    assert.equal((await library.must(GetCourse, { params: { id } })).wanted, 1)
    await library.must(CheckIn, { body: { barcode: item.barcode } })
    const { rows } = await library.must(ListReadings, { params: { id } })
    assert.deepEqual([rows[0]?.state, await whatIs(item.id)], ['on-reserve', reserved()])
  })

  it('keeps what is changed by hand meanwhile for the time after', async () => {
    const item = await copy()
    const id = await course()
    const reading = await put(id, item.barcode)
    await library.must(ChangeItem, { params: { id: item.id }, body: { callNumber: 'QA 99', itemType: 'dvd' } })
    assert.deepEqual(await whatIs(item.id), reserved())
    await library.must(ChangeCourse, { params: { id }, body: { callNumberPrefix: 'DESK' } })
    assert.deepEqual(await whatIs(item.id), [shelf, 'two-hours', 'DESK QA 99', 'reserve'])
    await library.must(ChangeReading, {
      params: { id: reading.id },
      body: { collection: 'overnight', itemType: 'book' },
    })
    assert.deepEqual(await whatIs(item.id), [shelf, 'book', 'DESK QA 99', 'overnight'])
    await library.must(RemoveReading, { params: { id: reading.id } })
    assert.deepEqual(await whatIs(item.id), [stacks, 'dvd', 'QA 99', 'maths'])
  })

  it('takes many items by their barcodes, and says of each that it cannot take why', async () => {
    const [a, b] = [await copy(), await copy()]
    const id = await course()
    await put(id, a.barcode)
    const barcodes = [b.barcode, a.barcode, 'nobody', b.barcode]
    const { added, rows } = await library.must(ScanReadings, { params: { id }, body: { barcodes } })
    assert.equal(added, 1)
    assert.deepEqual(
      rows.map((row) => row.refused?.code ?? 'ok'),
      ['ok', 'on-list-already', 'item-not-found', 'on-list-already'],
    )
    assert.deepEqual(await whatIs(b.id), reserved())
  })

  it('lists titles, links and notes beside items, in the order that is given', async () => {
    const item = await copy()
    const id = await course({
      sections: [
        { name: 'A', enrolment: 12 },
        { name: 'B', enrolment: 8 },
      ],
    })
    const one = await put(id, item.barcode)
    const add = (body: Readonly<Record<string, unknown>>) => library.must(AddReading, { params: { id }, body })
    const title = await add({ bib: item.bib })
    const link = await add({ url: 'https://example.org/notes', text: 'Lecture notes' })
    const note = await add({ text: 'Read chapter 3 first.' })
    const { rows } = await library.must(OrderReadings, { params: { id }, body: { readings: [note.id, link.id] } })
    assert.deepEqual(
      rows.map((row) => row.id),
      [note.id, link.id, one.id, title.id],
    )
    const refused = async (body: Readonly<Record<string, unknown>>) =>
      codes(await library.call(AddReading, { params: { id }, body }))
    assert.deepEqual(await refused({ url: 'javascript:alert(1)' }), ['invalid-url'])
    assert.deepEqual(await refused({}), ['reading-empty'])
    assert.deepEqual(await refused({ bib: item.bib }), ['on-list-already'])
    assert.deepEqual(await refused({ text: 'x', section: 999_999 }), ['section-not-found'])
    assert.deepEqual(await refused({ text: 'x', from: '2026-03-10', until: '2026-03-09' }), ['invalid-days'])
    assert.deepEqual(codes(await library.call(AddReading, { params: { id: 999_999 }, body: { text: 'x' } })), [
      'course-not-found',
    ])
    assert.equal((await library.must(GetCourse, { params: { id } })).enrolment, 20)
  })

  it('copies a course with its list to the next term, on reserve from its first day', async () => {
    const item = await copy()
    const ada = await library.patron('teacher')
    const id = await course({ instructors: [{ card: 'teacher' }, { name: 'Guest' }], sections: [{ name: 'A' }] })
    await put(id, item.barcode)
    await library.must(AddReading, { params: { id }, body: { text: 'Note' } })
    const body = { name: 'Autumn 2026', from: '2026-09-01', to: '2026-12-20' }
    const autumn = await library.must(CreateTerm, { body })
    const copied = await library.must(CopyCourse, { params: { id }, body: { term: autumn.id } })
    assert.deepEqual([copied.state, copied.readings, copied.sections.length], ['coming', 2, 1])
    assert.deepEqual(
      copied.instructors.map((one) => one.patron),
      [ada.id, null],
    )
    await library.must(EndCourse, { params: { id } })
    assert.deepEqual(await whatIs(item.id), home())
    library.at('2026-09-01T08:00:00Z')
    await runJobs()
    assert.deepEqual(await whatIs(item.id), reserved())
    library.at('2026-03-02T10:00:00Z')
    assert.deepEqual(codes(await library.call(AddReading, { params: { id }, body: { text: 'late' } })), [
      'course-ended',
    ])
  })

  it('shows courses and lists to everyone, by instructor and department, but not hidden nor ended ones', async () => {
    const item = await copy()
    const { id: department } = await library.must(CreateDepartment, { body: { code: 'CS', name: 'Computing' } })
    const id = await course({ department, code: 'CS101', name: 'Algorithms', instructors: [{ name: 'G. Hopper' }] })
    const hidden = await course({ department, public: false })
    await put(id, item.barcode)
    await put(hidden, (await copy()).barcode)
    const anyone = {}
    const list = async (query: Readonly<Record<string, unknown>>) => {
      const answer = await library.carrel.callAs(anyone, ListPublicCourses, { query })
      return answer.ok ? answer.value.rows.map((row) => row.id) : []
    }
    assert.deepEqual(await list({ department }), [id])
    assert.deepEqual(await list({ instructor: 'G. Hopper' }), [id])
    assert.deepEqual(await list({ q: 'algor' }), [id])
    assert.deepEqual(await list({ q: '100%' }), [])
    const page = await library.carrel.callAs(anyone, GetPublicCourse, { params: { id } })
    assert.ok(page.ok)
    assert.deepEqual(
      page.value.readings.map((row) => [row.location, row.available]),
      [['Reserve desk', true]],
    )
    assert.equal((await library.carrel.callAs(anyone, GetPublicCourse, { params: { id: hidden } })).status, 404)
    const flag = await library.carrel.callAs(anyone, ListReservesOfBib, { params: { id: item.bib } })
    assert.deepEqual(flag.ok && flag.value.rows, [{ course: id, code: 'CS101', name: 'Algorithms', items: [item.id] }])
    await library.must(EndCourse, { params: { id } })
    assert.equal((await library.carrel.callAs(anyone, GetPublicCourse, { params: { id } })).status, 404)
    assert.equal((await library.must(ListCourses, { query: { department, state: 'ended' } })).total, 1)
  })

  it('needs a permission to change anything', async () => {
    const id = await course()
    const page = await library.deskWith(['reserves:read'])
    assert.deepEqual(codes(await page.call(AddReading, { params: { id }, body: { text: 'x' } })), [
      'permission-missing',
    ])
    assert.equal((await page.must(GetCourse, { params: { id } })).id, id)
  })
})
