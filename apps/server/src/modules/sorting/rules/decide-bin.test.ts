import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { SortFacts, SortTest } from '../contract.ts'
import { alertType } from './alert-type.ts'
import { decideBin, type SortRules } from './decide-bin.ts'

const here = 1
const harbour = 2
const mill = 3
const riverSystem = 9

const book: SortFacts = {
  branch: here,
  barcode: '30000000000011',
  destination: here,
  owner: here,
  hold: 'none',
  problems: [],
  itemType: 'book',
  format: 'book',
  location: 5,
  collection: 'main',
  callNumber: '813.54 LEG',
  housebound: false,
  magnetic: false,
  price: 1999,
}
const places = {
  within: (branch: number, place: number) => branch === place || (place === riverSystem && branch === mill),
  inGroup: (branch: number, group: number) => group === 7 && branch === harbour,
}
const names = {
  branch: (id: number) => ({ 1: 'Central', 2: 'Harbour', 3: 'Mill Lane', 9: 'River system' })[id] ?? '?',
  group: () => 'Coast',
  location: () => 'Adult fiction',
  itemType: (code: string) => (code === 'dvd' ? 'DVD' : code),
  format: (code: string) => code,
}
const bins = [1, 2, 9].map((number) => ({
  number: String(number),
  name: `Bin of ${number}`,
  emptiedBy: 'machine' as const,
  capacity: '',
}))
const planWith = (...tests: SortTest[]): SortRules => ({
  bins,
  defaultBin: '9',
  rules: [{ name: '', active: true, tests, bin: '2' }],
})
const asks = (about: SortTest['about'], any: string | string[], not = false): SortTest => ({
  about,
  not,
  any: typeof any === 'string' ? [any] : any,
})

describe('what a test of a sorting rule finds', () => {
  const cases: readonly (readonly [string, SortTest, Partial<SortFacts>, boolean])[] = [
    ['stays here', asks('destination', 'here'), {}, true],
    ['stays here, but travels', asks('destination', 'here'), { destination: harbour }, false],
    ['goes elsewhere', asks('destination', 'elsewhere'), { destination: harbour }, true],
    ['nobody knows where it goes', asks('destination', 'elsewhere'), { destination: null }, false],
    ['a branch', asks('destination', 'branch:2'), { destination: harbour }, true],
    ['a branch of a system', asks('destination', 'branch:9'), { destination: mill }, true],
    ['a branch that is not of the system', asks('destination', 'branch:9'), { destination: harbour }, false],
    ['a branch of a group', asks('destination', 'group:7'), { destination: harbour }, true],
    ['belongs elsewhere', asks('owner', 'elsewhere'), { owner: mill }, true],
    ['on hold here', asks('hold', 'here'), { hold: 'here' }, true],
    ['on hold elsewhere', asks('hold', 'here'), { hold: 'elsewhere', destination: harbour }, false],
    ['any hold', asks('hold', 'any'), { hold: 'elsewhere' }, true],
    ['no hold', asks('hold', 'none'), {}, true],
    ['a recall is a hold here too', asks('hold', 'here'), { hold: 'recall' }, true],
    ['a recall', asks('hold', 'recall'), { hold: 'recall' }, true],
    ['for another library', asks('hold', 'elsewhere'), { hold: 'ill', destination: harbour }, true],
    ['not on loan', asks('problem', 'not-on-loan'), { problems: ['not-on-loan', 'parts'] }, true],
    ['anything the matter', asks('problem', 'any'), { problems: [] }, false],
    ['one of two types', asks('item-type', ['dvd', 'book']), {}, true],
    ['none of two types', asks('item-type', ['dvd', 'book'], true), {}, false],
    ['none of two other types', asks('item-type', ['dvd', 'cd'], true), {}, true],
    ['a shelf', asks('location', '5'), {}, true],
    ['a collection', asks('collection', 'local'), {}, false],
    ['a hundred of Dewey', asks('call-number', '800-899'), {}, true],
    ['the tens beside it', asks('call-number', '820-829'), {}, false],
    ['before a number', asks('call-number', '< 900'), {}, true],
    ['behind a number', asks('call-number', '> 813'), {}, false],
    ['no call number is in no range', asks('call-number', '000-999'), { callNumber: '' }, false],
    ['a Library of Congress stretch', asks('call-number', 'QA75-QA77'), { callNumber: 'QA76.73 .T97' }, true],
    ['home delivery', asks('patron', 'housebound'), { housebound: true }, true],
    ['a disc', asks('media', 'disc'), { format: 'film' }, true],
    ['tape', asks('media', 'magnetic'), { magnetic: true }, true],
    ['a dear one', asks('price', '> 1998'), {}, true],
    ['a cheap one', asks('price', '< 1999'), {}, false],
    ['without a price', asks('price', '< 1999'), { price: null }, false],
    ['how the barcode begins', asks('barcode', '3000'), {}, true],
  ]
  for (const [name, test, facts, fits] of cases) {
    it(`${fits ? 'fits' : 'does not fit'}: ${name}`, () => {
      const decision = decideBin(planWith(test), { ...book, ...facts }, places, names)
      assert.equal(decision.bin?.number, fits ? '2' : '9')
      const turned = decideBin(planWith({ ...test, not: !test.not }), { ...book, ...facts }, places, names)
      assert.equal(turned.bin?.number, fits ? '9' : '2')
    })
  }
})

describe('which bin wins', () => {
  const plan: SortRules = {
    bins,
    defaultBin: '9',
    rules: [
      { name: 'Off', active: false, tests: [], bin: '1' },
      { name: 'Crate', active: true, tests: [asks('destination', 'branch:2'), asks('hold', 'none', true)], bin: '2' },
      { name: '', active: true, tests: [asks('destination', 'elsewhere')], bin: '1' },
    ],
  }

  it('is that of the first rule all of whose tests hold, with its words', () => {
    const decision = decideBin(plan, { ...book, destination: harbour, hold: 'elsewhere' }, places, names)
    assert.equal(decision.rule, 2)
    assert.equal(decision.reason, 'Rule 2, “Crate”: goes to Harbour, on hold → bin 2, Bin of 2')
  })

  it('goes on to the next rule when one test fails, and tells which', () => {
    const decision = decideBin(plan, { ...book, destination: harbour }, places, names)
    assert.deepEqual([decision.bin?.number, decision.rule], ['1', 3])
    assert.deepEqual(
      decision.tried.map(({ failed }) => failed?.about),
      [undefined, 'hold', undefined],
    )
  })

  it('is the default when no rule fits', () => {
    const decision = decideBin(plan, book, places, names)
    assert.deepEqual([decision.bin?.number, decision.rule], ['9', null])
    assert.equal(decision.reason, 'No rule fits → bin 9, Bin of 9, where the rest goes')
  })

  it('is none where a branch has no bins', () => {
    assert.equal(decideBin({ bins: [], rules: [], defaultBin: null }, book, places, names).bin, null)
  })
})

describe('the alert that a sorter is told', () => {
  const cases: readonly (readonly [string, Partial<SortFacts> & { stop?: boolean }, string | null])[] = [
    ['back to the shelf', {}, null],
    ['hold here', { hold: 'here' }, '01'],
    ['hold elsewhere', { hold: 'elsewhere', destination: harbour }, '02'],
    ['recall here', { hold: 'recall' }, '01'],
    ['for another library', { hold: 'ill', destination: harbour }, '03'],
    ['home to its branch', { destination: harbour }, '04'],
    ['not known', { problems: ['unknown'], destination: null }, '99'],
    ['refused although on hold', { problems: ['refused'], hold: 'here' }, '99'],
    ['a message of colleagues', { problems: ['alert'] }, '99'],
    ['to the workroom', { stop: true, destination: null }, '99'],
    ['was not on loan', { problems: ['not-on-loan'] }, null],
  ]
  for (const [name, facts, type] of cases) {
    it(`is ${type ?? 'none'}: ${name}`, () => {
      assert.equal(alertType({ ...book, stop: false, ...facts }), type)
    })
  }
})
