import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'node:test'
import { controlField, createRecord, dataField, openMarc, type Field, type MarcRecord } from '@carrel/marc'
import {
  chooseMatch,
  featuresOf,
  lookupKeys,
  matchRuleProblem,
  matchScore,
  readyRules,
  scoredRecord,
  type MatchRule,
} from '../index.ts'

const record = (fields: readonly Field[], leader = '00000nam a2200000 a 4500'): MarcRecord =>
  createRecord(leader, fields)
const book = (title: string, author?: string, year?: string, ...more: readonly Field[]): MarcRecord =>
  record([
    ...(year === undefined ? [] : [controlField('008', `240101s${year}    gw            000 1 ger d`)]),
    ...(author === undefined ? [] : [dataField('100', '1 ', ['a', author])]),
    dataField('245', '10', ['a', title]),
    ...more,
  ])
const score = (a: MarcRecord, b: MarcRecord, rule: MatchRule) => matchScore(scoredRecord(a), scoredRecord(b), rule)
const byTitle = readyRules['title-author-year']!
const one = (kind: MatchRule['points'][number]['kind']): MatchRule => ({
  name: 'x',
  threshold: 1,
  points: [{ kind, weight: 1 }],
})

describe('numbers that are the same however they are written', () => {
  const cases = [
    {
      kind: 'isbn',
      a: dataField('020', '  ', ['a', '0-940787-08-3 (pbk.)']),
      b: dataField('020', '  ', ['a', '9780940787087']),
    },
    {
      kind: 'oclc',
      a: dataField('035', '  ', ['a', '(OCoLC)ocm00012345']),
      b: dataField('035', '  ', ['a', '(OCoLC)12345']),
    },
    { kind: 'oclc', a: controlField('001', 'ocn123456789'), b: dataField('035', '  ', ['a', '(OCoLC)123456789']) },
    {
      kind: 'lccn',
      a: dataField('010', '  ', ['a', '   79139101 /AC/r86']),
      b: dataField('010', '  ', ['a', '79139101']),
    },
    { kind: 'issn', a: dataField('022', '  ', ['a', '0028-0836']), b: dataField('022', '  ', ['a', '00280836']) },
    {
      kind: 'standard-number',
      a: dataField('024', '3 ', ['a', '4-006381-333931']),
      b: dataField('024', '3 ', ['a', '4006381333931']),
    },
    {
      kind: 'system-number',
      a: dataField('035', '  ', ['a', '(DE-599) ZDB12']),
      b: dataField('035', '  ', ['a', '(DE-599)ZDB12']),
    },
  ] as const
  for (const { kind, a, b } of cases) {
    it(`${kind}: ${a.kind === 'control' ? a.value : a.subfields[0]?.value}`, () => {
      assert.equal(score(record([a]), record([b]), one(kind)).matches, true)
    })
  }

  it('are not the same without the agency of a control number', () => {
    const own = (agency: string) => record([controlField('001', '7'), controlField('003', agency)])
    assert.equal(score(own('DLC'), own('DNB'), one('control-number')).matches, false)
    assert.equal(score(own('DLC'), own('DLC'), one('control-number')).matches, true)
  })
})

describe('titles without a number in common', () => {
  const emil = book('Emil und die Detektive /', 'Kästner, Erich, 1899-1974', '1929')
  for (const { name, other, matches } of [
    { name: 'the same book', other: book('Emil und die Detektive', 'Kästner, Erich', '1929'), matches: true },
    {
      name: 'with a slip of the pen',
      other: book('Emil und die Detektivr', 'Kastner, Erich.', '1929'),
      matches: false,
    },
    { name: 'by another author', other: book('Emil und die Detektive', 'Trier, Walter', '1929'), matches: false },
    { name: 'of another year', other: book('Emil und die Detektive', 'Kästner, Erich', '1971'), matches: false },
    {
      name: 'online, not printed',
      other: book('Emil und die Detektive', 'Kästner, Erich', '1929', dataField('338', '  ', ['b', 'cr'])),
      matches: false,
    },
  ]) {
    it(`${name}: ${matches ? 'one title' : 'not by itself'}`, () =>
      assert.equal(score(emil, other, byTitle).matches, matches))
  }

  it('parts of one work are not taken for misprints of each other', () => {
    const part = (number: string) =>
      record([dataField('245', '10', ['a', 'The complete works of everybody'], ['n', `Volume ${number}`])])
    const { points } = score(part('1'), part('2'), byTitle)
    assert.equal(points.find(({ point }) => point.kind === 'title')?.outcome, 'differs')
  })

  it('tells what each point found', () => {
    const { points } = score(emil, book('Emil', 'Kästner, Erich', '1930'), byTitle)
    assert.deepEqual(
      points.find(({ point }) => point.kind === 'year'),
      {
        point: { kind: 'year', weight: 20, against: 20 },
        outcome: 'alike',
        score: 10,
        incoming: ['1929'],
        existing: ['1930'],
      },
    )
  })
})

describe('several titles that would do', () => {
  const scored = (...scores: readonly number[]) =>
    scores.map((value, candidate) => ({
      candidate,
      result: { score: value, threshold: 100, matches: value >= 100, forbidden: undefined, points: [] },
    }))
  it('are ambiguous, never guessed', () => {
    assert.deepEqual(chooseMatch(scored(150, 120, 30), byTitle), { kind: 'ambiguous', candidates: [0, 1], score: 150 })
  })
  it('are told apart by a lead that the rule asks for', () => {
    assert.equal(chooseMatch(scored(150, 120), { ...byTitle, lead: 30 }).kind, 'one')
    assert.equal(chooseMatch(scored(150, 130), { ...byTitle, lead: 30 }).kind, 'ambiguous')
  })
  it('are none below the threshold', () => {
    assert.deepEqual(chooseMatch(scored(99, 20), byTitle), { kind: 'none' })
  })
})

describe('a rule that can never match', () => {
  it('is refused', () => {
    assert.match(
      matchRuleProblem({ name: 'x', threshold: 100, points: [{ kind: 'isbn', weight: 50 }] }) ?? '',
      /less than/,
    )
    assert.match(
      matchRuleProblem({ name: 'x', threshold: 1, points: [{ kind: 'field', weight: 5, place: '24' }] }) ?? '',
      /not a place/,
    )
  })
})

describe('how a catalogue finds candidates', () => {
  it('asks by the numbers and the short title', () => {
    const keys = lookupKeys(
      featuresOf(book('The Fish & Chips :', undefined, undefined, dataField('020', '  ', ['a', '0940787083']))),
      byTitle,
    )
    assert.deepEqual(keys, ['isbn:9780940787087', 'title:fishchips'])
  })
})

describe('two real files of one library and another', () => {
  const folder = resolve(import.meta.dirname, '../../../../../shared/data/marc/overlay')
  const [ours, theirs] = ['pymarc_dedupe__alma_marc_records.xml', 'pymarc_dedupe__hl_marc_records_short.xml'].map(
    (name) => resolve(folder, name),
  )
  it(
    'propose pairs with a score, and merge none below the threshold',
    { skip: !ours || !existsSync(ours) || !theirs || !existsSync(theirs) },
    async () => {
      const read = async (path: string) => {
        const found = []
        for await (const { record: each } of openMarc(createReadStream(path))) if (each) found.push(scoredRecord(each))
        return found
      }
      const [left, right] = [await read(ours ?? ''), await read(theirs ?? '')]
      assert.equal(left.length, 122)
      for (const incoming of right) {
        const scored = left.map((existing) => ({
          candidate: existing,
          result: matchScore(incoming, existing, byTitle),
        }))
        const verdict = chooseMatch(scored, byTitle)
        if (verdict.kind !== 'none') assert.ok(verdict.score >= byTitle.threshold)
      }
    },
  )
})
