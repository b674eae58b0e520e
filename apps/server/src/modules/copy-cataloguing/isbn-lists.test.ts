import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel } from '../../platform/work.ts'
import { createBib, getBib, itemsOfBib, saveBibRecord } from '../catalog/index.ts'
import { changedRecord, dataField } from '@carrel/marc'
import { askAgain, beginList } from './lists/begin-list.ts'
import { bringLines, bringList } from './lists/bring-list.ts'
import { chooseLine } from './lists/choose-line.ts'
import { getList, listLines } from './lists/lists.ts'
import { searchList } from './lists/search-list.ts'
import { undoLines, undoList } from './lists/undo-list.ts'
import { candidatesOf } from './searches/candidates.ts'
import { fullRecord, fullSweetgrass, thinSweetgrass } from './testing/books.ts'
import { openCopyHouse, type CopyHouse } from './testing/copy-house.ts'
import { listTargets } from './targets/targets.ts'
import { theirRecord } from './testing/other-catalogue.ts'

const patient = { progress() {}, cancelled: () => false }
const numbers = {
  sweetgrass: '9781571313560',
  emil: '9780099413127',
  lottchen: '9780140305616',
  two: '9780140328721',
  thin: '9780064404990',
  here: '9780241456354',
  nowhere: '9780940787087',
}

describe('a list of ISBNs from a shelf of donated books', () => {
  let house: CopyHouse
  let list = 0
  before(async () => {
    house = await openCopyHouse()
    const full = (isbn: string, title: string, author: string) => theirRecord(fullRecord({ isbn, title, author }))
    const weak = thinSweetgrass.map((line) => line.replace(numbers.sweetgrass, numbers.thin).replace('t1', 't9'))
    await house.catalogue('First', [
      await theirRecord(thinSweetgrass),
      await full(numbers.emil, 'Emil and the detectives', 'Kästner, Erich'),
      await full(numbers.two, 'Matilda', 'Dahl, Roald'),
      await theirRecord(fullRecord({ isbn: numbers.two, title: 'The BFG', author: 'Dahl, Roald', control: 'b2' })),
      await theirRecord(weak),
    ])
    await house.catalogue('Second', [
      await theirRecord(fullSweetgrass),
      await full(numbers.lottchen, 'Lottie and Lisa', 'Kästner, Erich'),
    ])
    await house.catalogue('Hangs', [], 'hangs', { timeoutSeconds: 1, enabled: false })
    await house.must((w) => createBib(w, { fields: { title: 'Here already', isbn: numbers.here } }))
  })
  after(() => house.stop())

  const lines = async () => {
    const found = await listLines(house.read, list, {})
    assert.ok(!isRefusal(found))
    return found.rows
  }

  it('tells every line apart: found, equal, thin, here, nothing, double, no ISBN', async () => {
    const text = [
      'Title,ISBN-13,Barcode,Call no.,Price',
      `Sweetgrass,978-1-57131-356-0,31234000000011,E98 .K5,12.50`,
      `Emil,${numbers.emil},31234000000029,,`,
      `Lottchen,${numbers.lottchen},31234000000037,,9`,
      `Two of them,${numbers.two},,,`,
      `Thin,${numbers.thin},,,`,
      `Here,${numbers.here},,,`,
      `Nowhere,${numbers.nowhere},,,`,
      `Emil again,0099413124,,,`,
      `Wrong,9780099413128,,,`,
      `None,,,,`,
    ].join('\n')
    const begun = await house.must((w) => beginList(w, { text, name: 'Donation' }))
    list = begun.id
    assert.deepEqual(begun.columns, { title: 1, isbn: 2, barcode: 3, callNumber: 4, price: 5 })
    assert.equal(begun.outcomes.here, 1)
    await searchList(house.platform, list, patient)
    assert.deepEqual(
      (await lines()).map(({ number, outcome, candidate }) => [number, outcome, candidate?.source ?? null]),
      [
        [1, 'found', 'Second'],
        [2, 'found', 'First'],
        [3, 'found', 'Second'],
        [4, 'several', null],
        [5, 'weak', null],
        [6, 'here', null],
        [7, 'nothing', null],
        [8, 'double', null],
        [9, 'not-isbn', null],
        [10, 'not-isbn', null],
      ],
    )
    const done = await getList(house.read, list)
    assert.ok(!isRefusal(done))
    assert.deepEqual([done.state, done.ready, done.lines], ['searched', 3, 10])
  })

  it('asks no further catalogue once a record is good enough', () => {
    const second = house.behind(2)
    assert.ok(!second.asked.includes(numbers.emil))
    assert.ok(second.asked.includes(numbers.sweetgrass))
  })

  it('lets a person choose between equal ones and leave a line out', async () => {
    const line = (await lines())[3]
    assert.ok(line?.search)
    const matilda = (await candidatesOf(house.read, line.search)).find(({ brief }) => brief.title === 'Matilda')
    await house.must((w) => chooseLine(w, { id: list, number: 4 }, { candidate: matilda?.id ?? 0 }))
    await house.must((w) => chooseLine(w, { id: list, number: 3 }, { leaveOut: true }))
    const now = await lines()
    assert.equal(now[3]?.candidate?.title, 'Matilda')
    assert.equal(now[2]?.state, 'left-out')
    assert.deepEqual(
      await house.refused((w) => chooseLine(w, { id: list, number: 1 }, { candidate: matilda?.id ?? 0 })),
      ['candidate-not-found'],
    )
  })

  it('brings the chosen ones in with their items, and the others not', async () => {
    await house.must((w) => bringList(w, list, { items: { branch: house.elm, itemType: 'book' } }))
    await bringLines(house.platform, carrel, list, { branch: house.elm, itemType: 'book' }, patient)
    const now = await lines()
    assert.deepEqual(
      now.map(({ state }) => state),
      ['brought', 'brought', 'left-out', 'brought', 'open', 'open', 'open', 'open', 'open', 'open'],
    )
    const bib = await getBib(house.read, now[0]?.bib ?? 0)
    assert.ok(!isRefusal(bib))
    assert.equal(bib.title, 'Braiding sweetgrass')
    assert.deepEqual(
      bib.items.map(({ barcode, callNumber, price }) => [barcode, callNumber, price?.amount]),
      [['31234000000011', 'E98 .K5', 1250]],
    )
    assert.equal((await itemsOfBib(house.read, now[3]?.bib ?? 0)).length, 0)
  })

  it('takes all of it back as a whole; what somebody changed since stays and says so', async () => {
    const before = await lines()
    const emil = before[1]?.bib ?? 0
    await house.must((w) =>
      saveBibRecord(w, emil, { version: 1 }, (record) =>
        changedRecord(record, { fields: [...record.fields, dataField('500', '  ', ['a', 'Signed.'])] }),
      ),
    )
    await house.must((w) => undoList(w, list))
    await undoLines(house.platform, carrel, list, patient)
    const now = await lines()
    assert.deepEqual(
      now.slice(0, 4).map(({ state }) => state),
      ['undone', 'kept', 'left-out', 'undone'],
    )
    assert.match(now[1]?.message ?? '', /changed after it was brought in/)
    assert.ok(isRefusal(await getBib(house.read, before[0]?.bib ?? 0)))
    assert.ok(!isRefusal(await getBib(house.read, emil)))
  })

  it('says who did not answer, and asks again elsewhere', async () => {
    const all = (await listTargets(house.read)).rows
    const of = (name: string) => all.find((target) => target.name === name)?.id ?? 0
    const begun = await house.must((w) => beginList(w, { text: numbers.lottchen, targets: [of('Hangs')] }))
    list = begun.id
    await searchList(house.platform, list, patient)
    const [line] = await lines()
    assert.equal(line?.outcome, 'failed')
    assert.match(line.message ?? '', /Hangs: .*within 1 second/)
    await house.must((w) => askAgain(w, list, { targets: [of('Second')] }))
    await searchList(house.platform, list, patient)
    assert.equal((await lines())[0]?.outcome, 'found')
  })

  it('refuses lists in which there is nothing to look for', async () => {
    assert.deepEqual(await house.refused((w) => beginList(w, { text: ' \n ' })), ['list-empty'])
    assert.deepEqual(await house.refused((w) => beginList(w, { text: 'Emil\nLottchen' })), ['list-without-isbns'])
  })
})
