import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startCarrel, type Answer, type TestCarrel } from '../../../test/carrel.ts'
import { smallLibrary } from '../../../test/people.ts'
import { PutItemType } from '../catalog/contract.ts'
import { ChangeBranchDetails, CreateBranch, CreateShelvingLocation, PutSetting } from '../org/contract.ts'
import { PutCategory } from '../patrons/contract.ts'
import {
  ChangeRule,
  CreateRule,
  DeleteRule,
  ExplainRules,
  ListRules,
  type Attributes,
  type Criteria,
} from './contract.ts'
import { attributesFor, createRule, type RuleCase } from './index.ts'

let carrel: TestCarrel
let elm: number

const codes = <R>(answer: Answer<R>) => (answer.ok ? [] : (answer.problem.blocks ?? []).map(({ code }) => code))
const days = (count: number): Attributes => ({ period: { count, unit: 'days' } })

async function add(criteria: Criteria, attributes: Attributes, position?: number): Promise<number> {
  const body = { criteria, attributes, ...(position !== undefined && { position }) }
  return (await carrel.must(CreateRule, { body })).id
}

/** The period in days that the rules give, and the rules that fit in their order. */
async function explained(the: NonNullable<(typeof ExplainRules)['types']>['body']) {
  const { attributes, rules } = await carrel.must(ExplainRules, { body: the })
  const period = attributes.find(({ attribute }) => attribute === 'period')
  return { period, rules }
}

const periodOf = async (the: RuleCase) => (await carrel.mustWork((w) => attributesFor(w, the))).period

async function newLibrary(): Promise<void> {
  carrel = await startCarrel({ now: '2026-11-24T10:00:00Z' })
  elm = (await smallLibrary(carrel)).branch
  for (const code of ['student', 'visitor']) await carrel.must(PutCategory, { params: { code }, body: { name: code } })
  for (const code of ['book', 'dvd', 'map', 'special'])
    await carrel.must(PutItemType, { params: { code }, body: { name: code } })
}

describe('the circulation rules of a library', () => {
  before(newLibrary)
  after(() => carrel.stop())

  it('begin with the defaults alone', async () => {
    const { rows, defaults } = await carrel.must(ListRules)
    assert.deepEqual(rows, [])
    assert.deepEqual(defaults.period, { count: 3, unit: 'weeks' })
    assert.deepEqual(await periodOf({ patronCategory: 'adult', itemType: 'book', branch: elm }), {
      count: 3,
      unit: 'weeks',
    })
  })

  it('stand in a list without gaps, wherever a rule is put', async () => {
    const first = await add({ itemType: 'book' }, days(1))
    const second = await add({ itemType: 'dvd' }, days(2))
    const top = await add({ itemType: 'map' }, days(3), 1)
    const order = async () => (await carrel.must(ListRules)).rows.map(({ id, position }) => [id, position])
    assert.deepEqual(await order(), [
      [top, 1],
      [first, 2],
      [second, 3],
    ])
    await carrel.must(ChangeRule, {
      params: { id: top },
      body: { criteria: { itemType: 'map' }, attributes: days(3), position: 3 },
    })
    assert.deepEqual(await order(), [
      [first, 1],
      [second, 2],
      [top, 3],
    ])
    await carrel.must(DeleteRule, { params: { id: first } })
    assert.deepEqual(await order(), [
      [second, 1],
      [top, 2],
    ])
    assert.equal((await carrel.call(DeleteRule, { params: { id: first } })).status, 404)
  })

  it('refuse what cannot mean anything, all at once', async () => {
    const eur = { amount: 100, currency: 'EUR' }
    const answer = await carrel.call(CreateRule, {
      body: {
        criteria: { ageFrom: 12, ageTo: 6 },
        attributes: {
          period: { count: 0, unit: 'days' },
          fineCap: eur,
          fine: { amount: { amount: -1, currency: 'USD' }, every: { count: 0, unit: 'days' } },
        },
      },
    })
    assert.equal(answer.status, 422)
    assert.deepEqual(codes(answer).sort(), [
      'invalid-age',
      'invalid-amount',
      'invalid-currency',
      'invalid-fine',
      'invalid-period',
    ])
    const nothing = await carrel.call(CreateRule, { body: { criteria: {}, attributes: {} } })
    assert.deepEqual(codes(nothing), ['invalid-attributes'])
    const typo: Attributes = Object.assign({}, days(7), { perod: 7 })
    assert.deepEqual(codes(await carrel.call(CreateRule, { body: { criteria: {}, attributes: typo } })), [
      'invalid-attributes',
    ])
  })

  it('refuse what they name but does not exist, and a second rule about exactly the same', async () => {
    const naming = (criteria: Criteria) => carrel.call(CreateRule, { body: { criteria, attributes: days(7) } })
    for (const criteria of [
      { patronCategory: 'wizard' },
      { itemType: 'ghost' },
      { location: 99 },
      { branch: 99 },
      { owner: 99 },
    ]) {
      const answer = await naming(criteria)
      assert.deepEqual([answer.status, codes(answer)], [422, ['invalid-criteria']], JSON.stringify(criteria))
    }
    await naming({ patronCategory: 'student', itemType: 'book' })
    assert.deepEqual(codes(await naming({ itemType: 'book', patronCategory: 'student' })), ['rule-exists'])
  })

  it('are exact inside the change itself, and forgotten when it is refused', async () => {
    const the = { itemType: 'special' }
    assert.deepEqual(await periodOf(the), { count: 3, unit: 'weeks' })
    const inside = await carrel.work(async (w) => {
      await createRule(w, { criteria: { itemType: 'special' }, attributes: days(5) })
      const seen = (await attributesFor(w, the)).period
      return { ok: false as const, blocks: [{ code: `${seen.count}-${seen.unit}`, message: '' }] }
    })
    assert.ok('blocks' in inside && inside.blocks[0]?.code === '5-days')
    assert.deepEqual(await periodOf(the), { count: 3, unit: 'weeks' })
    await add({ itemType: 'special' }, days(5))
    assert.deepEqual(await periodOf(the), { count: 5, unit: 'days' })
  })
})

describe('which rule decides', () => {
  before(newLibrary)
  after(() => carrel.stop())

  it('is the one with more criteria, then the first written, with the losers in words', async () => {
    const fallback = await add({}, days(10))
    const book = await add({ itemType: 'book' }, days(11))
    const student = await add({ patronCategory: 'student' }, days(12))
    const dvd = await add({ itemType: 'dvd' }, days(13))
    const visitor = await add({ itemType: 'dvd', patronCategory: 'visitor' }, days(14))
    const order = async (itemType: string, patronCategory: string) =>
      (await explained({ itemType, patronCategory })).rules
    assert.deepEqual(await order('book', 'student'), [book, student, fallback])
    assert.deepEqual(await order('dvd', 'student'), [student, dvd, fallback])
    assert.deepEqual(await order('dvd', 'visitor'), [visitor, dvd, fallback])
    assert.deepEqual(await order('map', 'staff'), [fallback])
    const { period } = await explained({ itemType: 'dvd', patronCategory: 'visitor' })
    assert.deepEqual([period?.rule, period?.value], [visitor, { count: 14, unit: 'days' }])
    assert.deepEqual(
      period?.reasons.map(({ decided, text }) => [decided, text]),
      [
        [true, 'Visitor + dvd: 14 days'],
        [false, 'Dvd: 13 days'],
        [false, 'Everything: 10 days'],
      ],
    )
  })

  it('may be the last or the first written, as the library wishes', async () => {
    const set = (value: string) => carrel.call(PutSetting, { params: { name: 'policy.precedence' }, body: { value } })
    assert.equal((await set('loudest')).status, 422)
    const the = { itemType: 'dvd', patronCategory: 'visitor' }
    const order = async () => (await explained(the)).rules
    assert.deepEqual(await order(), [5, 4, 1])
    assert.ok((await set('first')).ok)
    assert.deepEqual(await order(), [4, 5, 1])
    assert.ok((await set('last')).ok)
    assert.deepEqual(await order(), [5, 4, 1])
    assert.ok((await set('specific')).ok)
  })
})

describe('rules for systems, branches, places and ages', () => {
  before(newLibrary)
  after(() => carrel.stop())

  it('hold for all branches below a system, the closest first, and follow when a branch moves', async () => {
    const system = (name: string, parent = 1) =>
      carrel.must(CreateBranch, { body: { code: name, name, timeZone: 'UTC', kind: 'system', parent } })
    const branch = (name: string, parent: number) =>
      carrel.must(CreateBranch, { body: { code: name, name, timeZone: 'UTC', parent } })
    const [north, south] = [await system('North'), await system('South')]
    const [oak, ash] = [await branch('Oak', north.id), await branch('Ash', south.id)]
    await add({ branch: 1 }, { ...days(1), renewals: 5 })
    await add({ branch: north.id }, days(2))
    await add({ branch: oak.id, itemType: 'book' }, { renewals: 0 })
    const at = async (id: number) => carrel.mustWork((w) => attributesFor(w, { branch: id, itemType: 'book' }))
    assert.deepEqual([(await at(elm)).period.count, (await at(elm)).renewals], [1, 5])
    assert.deepEqual([(await at(oak.id)).period.count, (await at(oak.id)).renewals], [2, 0])
    assert.equal((await at(ash.id)).period.count, 1)
    await carrel.must(ChangeBranchDetails, { params: { id: ash.id }, body: { parent: north.id } })
    assert.equal((await at(ash.id)).period.count, 2)
  })

  it('tell the lending from the owning branch, and know places, collections and ages', async () => {
    const place = await carrel.must(CreateShelvingLocation, { body: { code: 'REF', name: 'Reference' } })
    await add({ location: place.id }, { lendable: false })
    await add({ owner: elm, collection: 'local' }, { holdable: false })
    await add({ ageTo: 12 }, { loanLimit: 3 })
    const of = (the: RuleCase) => carrel.mustWork((w) => attributesFor(w, the))
    assert.equal((await of({ location: place.id })).lendable, false)
    assert.equal((await of({ location: null })).lendable, true)
    assert.equal((await of({ owner: elm, collection: 'local' })).holdable, false)
    assert.equal((await of({ branch: elm, collection: 'local' })).holdable, true)
    assert.deepEqual(
      [(await of({ age: 12 })).loanLimit, (await of({ age: 13 })).loanLimit, (await of({})).loanLimit],
      [3, null, null],
    )
  })
})
