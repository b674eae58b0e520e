import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { CheckIn, CheckOut } from '../../src/modules/circulation/contract.ts'
import { PlaceHold } from '../../src/modules/holds/contract.ts'
import { CreateShelvingLocation } from '../../src/modules/org/contract.ts'
import { AddReading, CreateCourse, CreateTerm, EndCourse } from '../../src/modules/reserves/contract.ts'
import { openLibrary, type TestLibrary } from '../library.ts'

describe('a returned item whose title a course asks for', () => {
  let library: TestLibrary
  let course: number
  before(async () => {
    library = await openLibrary({ now: '2026-03-02T10:00:00Z' })
    const term = await library.must(CreateTerm, { body: { name: 'Spring', from: '2026-02-01', to: '2026-06-30' } })
    const shelf = await library.must(CreateShelvingLocation, { body: { code: 'RES', name: 'Reserve desk' } })
    const body = { term: term.id, code: 'HIS 101', name: 'Rivers', location: shelf.id }
    course = (await library.must(CreateCourse, { body })).id
  })
  after(() => library.stop())
  const back = (barcode: string) => library.must(CheckIn, { body: { barcode } })

  it('is wanted for reserve until one copy is on it, and goes to whoever waits before that', async () => {
    const first = await library.item('WR-1')
    await library.item('WR-2', { bib: first.bib })
    await library.must(AddReading, { params: { id: course }, body: { bib: first.bib } })
    const patron = await library.patron('WR')
    for (const barcode of ['WR-1', 'WR-2']) await library.must(CheckOut, { body: { card: 'WR', barcode } })
    const other = await library.patron('WR-other')
    await library.must(PlaceHold, { body: { patron: other.id, bib: first.bib } })
    const held = await back('WR-1')
    assert.deepEqual([held.route, held.reserve], ['hold-shelf', null])
    const wanted = await back('WR-2')
    assert.deepEqual(wanted.reserve, { course, name: 'HIS 101 Rivers' })
    assert.equal(wanted.tone, 'attention')
    assert.match(wanted.message, /Wanted for reserve: HIS 101 Rivers\./)
    const reading = await library.must(AddReading, { params: { id: course }, body: { barcode: 'WR-2' } })
    assert.equal(reading.location, 'Reserve desk')
    const again = await back('WR-2')
    assert.equal(again.reserve, null)
    assert.ok(patron.id !== other.id)
  })

  it('is not wanted any more once the course has ended', async () => {
    const item = await library.item('WR-3')
    await library.must(AddReading, { params: { id: course }, body: { bib: item.bib } })
    assert.equal((await back('WR-3')).reserve?.course, course)
    await library.must(EndCourse, { params: { id: course } })
    assert.equal((await back('WR-3')).reserve, null)
  })
})
