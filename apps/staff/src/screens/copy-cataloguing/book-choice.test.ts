import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Candidate, CandidateGroup } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { bookChoice } from './book-choice.ts'

const isbn = '9780811209014'
const candidate = (id: number, score: number, ...isbns: readonly string[]): Candidate => ({
  id,
  source: 'A library',
  place: 1,
  title: `Book ${id}`,
  author: null,
  year: null,
  edition: null,
  publisher: null,
  extent: null,
  format: 'book',
  language: null,
  isbns: [...isbns],
  classNumbers: [],
  subjects: 0,
  fields: 1,
  score,
  reasons: [],
  encoding: 'UTF-8',
  notes: [],
  work: `work ${id}`,
  here: null,
})
const group = (...candidates: readonly Candidate[]): CandidateGroup => ({
  work: '',
  title: '',
  author: null,
  year: null,
  format: 'book',
  candidates: [...candidates],
})
const chosen = (...groups: readonly CandidateGroup[]) => {
  // As it was scanned: the old form of ten characters.
  const { fitting, others, alike } = bookChoice({
    terms: [{ key: 'isbn', text: '0-8112-0901-6' }],
    groups: [...groups],
  })
  return [fitting.map(({ id }) => id), others.map(({ id }) => id), alike]
}

describe('what came for the ISBN of a book', () => {
  it('is first what has the number itself, however good the others are', () => {
    assert.deepEqual(chosen(group(candidate(1, 95)), group(candidate(2, 40, isbn))), [[2], [1], 1])
  })

  it('is nothing where a catalogue gives whatever it has', () => {
    assert.deepEqual(chosen(group(candidate(1, 95, '9780140328721'))), [[], [1], 0])
  })

  it('tells editions that are equally good from records of one edition', () => {
    assert.deepEqual(chosen(group(candidate(1, 80, isbn), candidate(2, 79, isbn)))[2], 1)
    assert.deepEqual(chosen(group(candidate(1, 80, isbn)), group(candidate(2, 78, isbn)))[2], 2)
    assert.deepEqual(chosen(group(candidate(1, 80, isbn)), group(candidate(2, 70, isbn)))[2], 1)
  })
})
