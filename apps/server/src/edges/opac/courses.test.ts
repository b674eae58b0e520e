import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { AddException } from '../../modules/org/contract.ts'
import { AddReading, CreateCourse, CreateTerm } from '../../modules/reserves/contract.ts'
import { plainBrowser, wordsOf } from './testing/browse.ts'
import { openReadingLibrary, type ReadingLibrary } from './testing/reading-library.ts'

describe('courses and closings on the public site', () => {
  let house: ReadingLibrary
  let course: number
  before(async () => {
    house = await openReadingLibrary()
    const { library, bibs } = house
    const term = await library.must(CreateTerm, { body: { name: 'Fall', from: '2026-09-01', to: '2026-12-20' } })
    const body = { term: term.id, code: 'LIT 7', name: 'Other worlds', instructors: [{ name: 'U. Teacher' }] }
    course = (await library.must(CreateCourse, { body })).id
    await library.must(CreateCourse, { body: { term: term.id, name: 'Hidden', public: false } })
    const add = (line: Readonly<Record<string, unknown>>) =>
      library.must(AddReading, { params: { id: course }, body: line })
    await add({ barcode: 'L1' })
    await add({ bib: bibs.dispossessed })
    await add({ url: 'https://example.org/notes', text: '<b>Notes</b>' })
    await library.must(AddException, {
      params: { id: library.elm },
      body: { from: '2026-12-24', to: '2026-12-26', name: 'Winter days' },
    })
  })
  after(() => house.stop())

  it('lists the courses that everyone may see, and finds them by instructor', async () => {
    const words = wordsOf((await plainBrowser(house).get('/courses')).body)
    assert.match(words, /LIT 7 Other worlds With U\. Teacher/)
    assert.doesNotMatch(words, /Hidden/)
    assert.match(wordsOf((await plainBrowser(house).get('/courses?instructor=U.+Teacher')).body), /Other worlds/)
    assert.match(wordsOf((await plainBrowser(house).get('/courses?q=chemistry')).body), /No course with reserves fits/)
    assert.equal((await plainBrowser(house).get('/courses?term=x&department=-1&q=%00')).status, 200)
  })

  it('shows a reading list with where each copy is, and nothing of what staff wrote as markup', async () => {
    const { body } = await plainBrowser(house).get(`/courses/${course}`)
    assert.match(wordsOf(body), /The left hand of darkness .*?In now Elm Street, Fiction, LEG/)
    assert.match(body, /<a href="https:\/\/example\.org\/notes"[^>]*>\s*<bdi>&lt;b&gt;Notes/)
    assert.equal((await plainBrowser(house).get('/courses/999999')).status, 404)
  })

  it('says on the page of a title for which course it is on reserve', async () => {
    const { body } = await plainBrowser(house).get(`/title/${house.bibs.leftHand}`)
    assert.match(wordsOf(body), /On reserve for LIT 7 Other worlds/)
  })

  it('tells the next closings of each branch and where to follow them', async () => {
    const { body } = await plainBrowser(house).get('/branches')
    assert.match(wordsOf(body), /Next closings and other hours Thu, Dec 24 – Sat, Dec 26 Closed Winter days/)
    assert.match(body, /href="\/api\/v1\/branches\/\d+\/closings\.ics"/)
    assert.match(body, /href="\/courses"/)
  })
})
