import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { isRefusal } from '../../platform/refusal.ts'
import { carrel } from '../../platform/work.ts'
import { createBib, getBib, itemsOfBib, saveBibRecord } from '../catalog/index.ts'
import { changedRecord, dataField } from '@carrel/marc'
import { askAgain, beginList } from './lists/begin-list.ts'
import { bringLines, bringList } from './lists/bring-list.ts'
import { chooseLine } from './lists/choose-line.ts'
import { lookAtList } from './lists/look-at-list.ts'
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
        [2, 'found', 'Second'],
        [3, 'found', 'First'],
        [4, 'found', 'Second'],
        [5, 'several', null],
        [6, 'weak', null],
        [7, 'here', null],
        [8, 'nothing', null],
        [9, 'double', null],
        [10, 'not-isbn', null],
        [11, 'not-isbn', null],
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
    await house.must((w) => chooseLine(w, { id: list, number: 5 }, { candidate: matilda?.id ?? 0 }))
    await house.must((w) => chooseLine(w, { id: list, number: 4 }, { leaveOut: true }))
    const now = await lines()
    assert.equal(now[3]?.candidate?.title, 'Matilda')
    assert.equal(now[2]?.state, 'left-out')
    assert.deepEqual(
      await house.refused((w) => chooseLine(w, { id: list, number: 2 }, { candidate: matilda?.id ?? 0 })),
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

  it('keeps which column is what, and offers it for the next file that is made alike', async () => {
    const head = 'Ref;No.;What it is called;Where'
    const text = `${head}\n1;${numbers.emil};Emil;https://books.example/1`
    const before = await lookAtList(house.read, { text })
    assert.deepEqual([before.isRemembered, before.columns, before.header.length], [false, { isbn: 2 }, 0])
    const columns = { isbn: 2, title: 3, url: 4, note: 0 }
    const begun = await house.must((w) => beginList(w, { text, columns }))
    assert.deepEqual(begun.columns, { isbn: 2, title: 3, url: 4 })
    const next = await lookAtList(house.read, { text: `a;${numbers.lottchen};Lottchen;https://books.example/2` })
    assert.deepEqual([next.isRemembered, next.columns], [true, { isbn: 2, title: 3, url: 4 }])
    const other = await lookAtList(house.read, { text: `${numbers.lottchen};Lottchen;https://books.example/2` })
    assert.equal(other.isRemembered, false)
  })

  it('lets a column that its head line names be left unused, and remembers that by the head line', async () => {
    const text = `ISBN,Title,Link\n${numbers.emil},Emil,none yet`
    await house.must((w) => beginList(w, { text, columns: { isbn: 1, title: 2, url: 0 } }))
    const next = await lookAtList(house.read, { text: `isbn,title,link\n${numbers.lottchen},Lottchen,x` })
    assert.deepEqual([next.isRemembered, next.columns], [true, { isbn: 1, title: 2 }])
  })

  it('names bad lines by their numbers in the file, and swallows none', async () => {
    const text = [
      'ISBN,Title',
      '',
      `${numbers.emil},Emil`,
      '12345,Short',
      `"${numbers.lottchen},never closed`,
      ',No number',
    ]
    const look = await lookAtList(house.read, { text: text.join('\r\n') })
    assert.deepEqual(
      look.problems.map(({ line, problem }) => [line, problem.split(/[:,.]/)[0]]),
      [
        [4, '“12345” is not an ISBN'],
        [5, 'A quotation mark is opened in this line and never closed'],
        [6, 'There is no ISBN in this line'],
      ],
    )
    assert.deepEqual([look.lines, look.isbns, look.bad], [4, 1, 3])
    for (const rubbish of ['\u0000\u0001\u0002', '<script>alert(1)</script>', '\ufeff', '"', ',,,,\n,,,,']) {
      const read = await lookAtList(house.read, { text: rubbish })
      assert.equal(read.isbns, 0)
      assert.deepEqual(
        (await house.refused((w) => beginList(w, { text: rubbish }))).every((code) => code.startsWith('list-')),
        true,
      )
    }
  })
})
