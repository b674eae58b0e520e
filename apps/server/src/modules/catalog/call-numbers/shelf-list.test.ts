import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { shelfKey } from '@carrel/call-number'
import { sql } from 'kysely'
import { isRefusal } from '../../../platform/refusal.ts'
import { changeItem } from '../change-item.ts'
import type { ShelfListQuery } from '../contract-shelf-list.ts'
import { createBib } from '../create-bib.ts'
import { createItem } from '../create-item.ts'
import { openLibrary, type OpenLibrary } from '../testing/open-library.ts'
import { shelfList } from './shelf-list.ts'
import { suggestCallNumbers } from './suggest.ts'
import { checkCallNumbers } from './check.ts'
import { listProblems } from './problems.ts'
import { putCutterTable, putStyle } from './styles.ts'

const noStyle = { branch: null, location: null, itemType: null }

describe('the shelf list', () => {
  let library: OpenLibrary
  let barcode = 1000
  const title = (name: string, author: string, classField: string) =>
    library
      .must((w) =>
        createBib(w, {
          marc: `=LDR  00000nam a2200000 i 4500\n=008  010101s2001\\\\\\\\nyu\\\\\\\\\\\\\\\\\\\\\\000\\0\\eng\\d\n=${classField}\n=100  1\\$a${author}\n=245  10$a${name}\n=264  \\1$c2001\n`,
        }),
      )
      .then(({ id }) => id)
  const copy = (bib: number, callNumber: string, branch = library.elm) =>
    library.must((w) => createItem(w, { bib, barcode: String(barcode++), callNumber, branch, itemType: 'book' }))
  const list = async (query: ShelfListQuery) => {
    const found = await shelfList(library.read, query)
    return { ...found, numbers: found.rows.map(({ callNumber }) => callNumber) }
  }

  const SHELF = [
    'QA76 .A5',
    'QA76 .B12',
    'QA76 .B2',
    'QA76.9 .D343 S65 1999',
    'QA76.9 .D343 S66 2000',
    'QA76.15 .Z9',
    'QA100 .A1',
    'R 241 .F2498 1994',
    'R 2418 .J42 T14',
  ].toSorted((a, b) => (shelfKey('lc', a) < shelfKey('lc', b) ? -1 : 1))
  before(async () => {
    library = await openLibrary({ search: false })
    const names = ['Abel', 'Baker', 'Berg', 'Smilansky, Uri', 'Smythe, Ann', 'Zorn', 'Arndt', 'Frank', 'Jones']
    for (const [at, callNumber] of SHELF.toReversed().entries()) {
      const author = callNumber.includes('S65')
        ? 'Smilansky, Uri'
        : callNumber.includes('S66')
          ? 'Smythe, Ann'
          : (names[at] ?? 'X')
      await copy(await title(`Book of ${callNumber}`, author, '050  \\4$aQA1'), callNumber)
    }
    await copy(await title('Elsewhere', 'Young', '050  \\4$aQA2'), 'QA76 .B15', library.harbour)
    await title('Ordered', 'Yates', '050  \\4$aQA76$b.B13')
  })
  after(() => library.stop())

  it('stands at a call number with what is before and behind it, as the shelf is', async () => {
    const found = await list({ from: 'QA 76.9', branch: library.elm })
    assert.deepEqual(found.numbers, SHELF)
    assert.equal(found.numbers[found.at ?? -1], 'QA76.9 .D343 S65 1999')
    assert.equal(found.exact, true)
    assert.equal(found.moreBefore || found.moreBehind, false)
  })

  it('says where a number would stand that nothing has', async () => {
    const found = await list({ from: 'QA80 .X1', branch: library.elm })
    assert.equal(found.exact, false)
    assert.equal(found.numbers[found.at ?? -1], 'QA100 .A1')
    const behindAll = await list({ from: 'ZA1', branch: library.elm })
    assert.equal(behindAll.at, behindAll.rows.length)
  })

  it('stands at a scanned item', async () => {
    const { rows } = await list({ end: 'first', branch: library.elm })
    const scanned = rows[4]
    const found = await list({ from: scanned?.barcode ?? '', branch: library.elm })
    assert.equal(found.item, scanned?.item)
    assert.equal(found.rows[found.at ?? -1]?.item, scanned?.item)
  })

  it('is walked from one end to the other and back without a gap or a repetition', async () => {
    const walked: string[] = []
    let page = await list({ end: 'first', limit: 2 })
    for (;;) {
      walked.push(...page.numbers)
      const last = page.rows.at(-1)
      if (!page.moreBehind || !last) break
      page = await list({ key: last.shelfKey, place: last.place, direction: 'down', limit: 2 })
    }
    assert.equal(walked.length, SHELF.length + 1)
    const back: string[] = []
    page = await list({ end: 'last', limit: 3 })
    for (;;) {
      back.unshift(...page.numbers)
      const [first] = page.rows
      if (!page.moreBefore || !first) break
      page = await list({ key: first.shelfKey, place: first.place, direction: 'up', limit: 3 })
    }
    assert.deepEqual(back, walked)
  })

  it('has the titles without copies among them when they are asked for', async () => {
    const found = await list({ from: 'QA76 .B1', titles: true })
    assert.deepEqual(found.numbers.slice(0, 5), ['QA76 .A5', 'QA76 .B12', 'QA76 .B13', 'QA76 .B15', 'QA76 .B2'])
    const walked: string[] = []
    let page = await list({ end: 'first', limit: 1, titles: true })
    for (;;) {
      walked.push(...page.numbers)
      const last = page.rows.at(-1)
      if (!page.moreBehind || !last) break
      page = await list({ key: last.shelfKey, place: last.place, direction: 'down', limit: 1, titles: true })
    }
    assert.equal(walked.length, SHELF.length + 2)
  })

  it('is in the order of the package', async () => {
    const { rows } = await sql<{ number: string; key: string }>`
      select call_number as number, shelf_key as key from catalog.item order by shelf_key, id`.execute(library.read.db)
    const keys = rows.map(({ number }) => shelfKey('lc', number))
    assert.deepEqual(
      rows.map(({ key }) => key),
      keys.toSorted(),
    )
  })

  it('gives a new number its place between the neighbours', async () => {
    const marc =
      '=LDR  00000nam a2200000 i 4500\n=050  \\4$aQA76.9.D343\n=100  1\\$aSmith, John\n=245  10$aMining\n=264  \\1$c2001\n'
    const found = await suggestCallNumbers(library.read, { marc, branch: library.elm })
    assert.ok(!isRefusal(found))
    const [first] = found.rows
    assert.equal(first?.callNumber, 'QA76.9.D343 S655 2001')
    assert.equal(first.byTable, 'QA76.9.D343 S65 2001')
    assert.equal(first.before.at(-1)?.callNumber, 'QA76.9 .D343 S65 1999')
    assert.equal(first.behind[0]?.callNumber, 'QA76.9 .D343 S66 2000')
    assert.deepEqual(first.field, { tag: '090', a: 'QA76.9.D343', b: 'S655 2001' })
    assert.match(found.style, /9 of 9 numbers/)
  })

  it('makes numbers by the style of the place', async () => {
    const marc = "=LDR  00000nam a2200000 i 4500\n=082  04$a006.3'12\n=100  1\\$aSmith, John\n=245  10$aMining\n"
    await library.must((w) => putStyle(w, { ...noStyle, scheme: 'ddc', markLetters: 4 }))
    await library.must((w) => putStyle(w, { ...noStyle, branch: library.harbour, prefix: 'REF' }))
    const at = async (branch: number) => {
      const found = await suggestCallNumbers(library.read, { marc, branch })
      return isRefusal(found) ? undefined : found.rows[0]?.callNumber
    }
    assert.equal(await at(library.elm), '006.312 SMIT')
    assert.equal(await at(library.harbour), 'REF 006.312 SMIT')
    const [check] = await checkCallNumbers(library.read, { texts: ['6.312 SMI'], branch: library.elm })
    assert.equal(check?.proposal, '006.312 SMI')
    await library.must((w) => putStyle(w, { ...noStyle, scheme: 'lc' }))
  })

  it('takes a Cutter table only when it is one', async () => {
    const table = Array.from({ length: 20 }, (_, at) => `${100 + at}\tSm${'abcdefghijklmnopqrst'.charAt(at)}`).join(
      '\n',
    )
    assert.deepEqual(await library.refused((w) => putCutterTable(w, { name: 'x', text: 'no\ntable\n' })), [
      'invalid-cutter-table',
    ])
    assert.equal((await library.must((w) => putCutterTable(w, { name: 'Ours', text: table }))).entries, 20)
  })

  it('lists what is wrong, with a proposal, and nothing else', async () => {
    const bib = await title('Wrong', 'Wu', '050  \\4$aQA76.9')
    await copy(bib, 'QA76.9 .D3')
    const wrong = await copy(bib, 'QA7O .D3')
    const none = await copy(bib, '')
    const other = await copy(bib, 'QB12 .D3')
    const { rows, next } = await listProblems(library.read, { after: wrong.id - 2 })
    assert.equal(next, null)
    assert.deepEqual(
      rows.map(({ item, proposal, findings }) => [item, proposal, findings.map(({ code }) => code).join()]),
      [
        [wrong.id, 'QA70 .D3', 'letter-for-figure'],
        [none.id, null, 'empty'],
        [other.id, null, 'other-class'],
      ],
    )
    await library.must((w) => changeItem(w, wrong.id, { callNumber: 'QA76.9 .D35' }))
    const again = await listProblems(library.read, { after: wrong.id - 1, limit: 1 })
    assert.deepEqual([again.rows[0]?.item, again.next], [none.id, none.id])
  })
})
