import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fields } from '../testing/fields.ts'
import { decideImport, type Candidate } from './decide-import.ts'
import { describeRecord } from './describe-record.ts'

const incoming = (...lines: readonly string[]) => describeRecord(fields(...lines, '=245  14$aThe hobbit /$cTolkien.'))
const candidate = (more: Partial<Candidate>): Candidate => ({
  bib: 7,
  keys: ['control:DLC:1'],
  title: 'The hobbit',
  originalTitle: null,
  format: 'book',
  thinness: 0,
  same: false,
  control: '1',
  source: 'DLC',
  sameFile: false,
  ...more,
})
const fromLc = incoming('=001  1', '=003  DLC')
const withIsbn = incoming('=020  \\\\$a9780261102217')
const byIsbn = { keys: ['isbn:9780261102217'] }

describe('what an import makes of a record', () => {
  it('adds what nobody knows', () => assert.deepEqual(decideImport(fromLc, 0, []), { state: 'added', notes: [] }))
  it('updates the title with its control number and agency, whatever else changed', () => {
    const decision = decideImport(fromLc, 0, [candidate({ title: 'The hobit', format: 'other' })])
    assert.equal(decision.state, 'updated')
  })
  it('leaves a title alone whose record says the same', () => {
    assert.equal(decideImport(fromLc, 0, [candidate({ same: true })]).state, 'unchanged')
  })
  it('trusts a control number without agency only where the title agrees', () => {
    const unknown = incoming('=001  1')
    const keys = ['control::1']
    assert.equal(decideImport(unknown, 0, [candidate({ keys })]).state, 'updated')
    const other = decideImport(unknown, 0, [candidate({ keys, title: 'Seven gothic tales' })])
    assert.equal(other.state, 'added')
    assert.match(other.notes[0] ?? '', /control number.*"Seven gothic tales"/)
  })
  it('does not merge two books that share an ISBN', () => {
    const decision = decideImport(withIsbn, 0, [candidate({ ...byIsbn, title: 'The Silmarillion' })])
    assert.equal(decision.state, 'added')
    assert.match(decision.notes[0] ?? '', /ISBN.*"The Silmarillion"/)
  })
  it('does not merge the book with its recording', () => {
    assert.equal(decideImport(withIsbn, 0, [candidate({ ...byIsbn, format: 'audiobook' })]).state, 'added')
  })
  it('does not replace a fuller record of another agency', () => {
    const decision = decideImport(withIsbn, 8, [candidate(byIsbn)])
    assert.equal(decision.state, 'unchanged')
    assert.match(decision.notes[0] ?? '', /fuller/)
    assert.equal(decideImport(withIsbn, 0, [candidate({ ...byIsbn, thinness: 8 })]).state, 'updated')
  })
  it('does not merge two records that one agency or one file tells apart', () => {
    const second = incoming('=001  2', '=003  DLC', '=020  \\\\$a9780261102217')
    assert.equal(decideImport(second, 0, [candidate(byIsbn)]).state, 'added')
    assert.equal(decideImport(second, 0, [candidate({ ...byIsbn, source: 'OCoLC' })]).state, 'updated')
    assert.equal(decideImport(second, 0, [candidate({ ...byIsbn, source: 'OCoLC', sameFile: true })]).state, 'added')
  })
  it('says when a record comes twice in one file', () => {
    const decision = decideImport(fromLc, 0, [candidate({ sameFile: true })])
    assert.match(decision.notes.join(' '), /came before in this file/)
  })
  it('refuses to choose between two titles', () => {
    const decision = decideImport(withIsbn, 0, [candidate(byIsbn), candidate({ ...byIsbn, bib: 9 })])
    assert.equal(decision.state, 'refused')
    assert.match(decision.notes[0] ?? '', /7, 9/)
  })
  it('prefers the control number to the ISBN', () => {
    const both = incoming('=001  1', '=003  DLC', '=020  \\\\$a9780261102217')
    const decision = decideImport(both, 0, [candidate({ ...byIsbn, bib: 3 }), candidate({ bib: 4 })])
    assert.deepEqual(decision.state === 'updated' && decision.bib, 4)
  })
})
