import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { nextSorting, shownColumns, sortRows, toggleColumn, type Column } from './columns.ts'
import { toCsv } from './csv.ts'
import { rowForKey, rowsInSight, scrollTo, slotsOf } from './row-window.ts'

interface Book {
  readonly title: string
  readonly call?: string
  readonly loans?: number
}

const columns: readonly Column<Book>[] = [
  { id: 'title', title: 'Title', cell: (b) => b.title, text: (b) => b.title, sortBy: (b) => b.title },
  { id: 'call', title: 'Call number', cell: (b) => b.call, text: (b) => b.call, sortBy: (b) => b.call },
  { id: 'loans', title: 'Loans', cell: (b) => b.loans, text: (b) => b.loans, sortBy: (b) => b.loans, optional: true },
  { id: 'menu', title: '', cell: () => '…' },
]

describe('the columns of a list', () => {
  it('are all that are not optional until some are chosen', () => {
    assert.deepEqual(
      shownColumns(columns, undefined).map((c) => c.id),
      ['title', 'call', 'menu'],
    )
    assert.deepEqual(
      shownColumns(columns, ['loans']).map((c) => c.id),
      ['title', 'loans'],
    )
  })

  it('are ticked and unticked one by one, but the first stays', () => {
    const more = toggleColumn(columns, undefined, 'loans')
    assert.deepEqual(
      shownColumns(columns, more).map((c) => c.id),
      ['title', 'call', 'loans', 'menu'],
    )
    const less = toggleColumn(columns, toggleColumn(columns, more, 'title'), 'call')
    assert.deepEqual(
      shownColumns(columns, less).map((c) => c.id),
      ['title', 'loans', 'menu'],
    )
  })
})

describe('the order of a list', () => {
  const titles = (rows: readonly Book[]) => rows.map((row) => row.title)
  const books = ['Émile', 'emma', 'Dune 10', 'Dune 9', 'Zola', '"A" is for Alibi'].map((title) => ({ title }))

  it('is that of people: accents and case do not part words, numbers count', () => {
    const sorted = sortRows(books, columns, { column: 'title', descending: false }, 'en')
    assert.deepEqual(titles(sorted), ['"A" is for Alibi', 'Dune 9', 'Dune 10', 'Émile', 'emma', 'Zola'])
  })

  it('puts rows without a value last either way', () => {
    const rows = [{ title: 'none' }, { title: 'few', loans: 2 }, { title: 'many', loans: 30 }]
    assert.deepEqual(titles(sortRows(rows, columns, { column: 'loans', descending: false }, 'en')), [
      'few',
      'many',
      'none',
    ])
    assert.deepEqual(titles(sortRows(rows, columns, { column: 'loans', descending: true }, 'en')), [
      'many',
      'few',
      'none',
    ])
  })

  it('is left as it came for a column that cannot be sorted', () => {
    assert.deepEqual(titles(sortRows(books, columns, { column: 'menu', descending: false }, 'en')), titles(books))
    assert.deepEqual(titles(sortRows(books, columns, undefined, 'en')), titles(books))
  })

  it('turns round on the second press', () => {
    const first = nextSorting(undefined, 'title')
    assert.deepEqual(first, { column: 'title', descending: false })
    assert.deepEqual(nextSorting(first, 'title'), { column: 'title', descending: true })
    assert.deepEqual(nextSorting({ column: 'title', descending: true }, 'title'), first)
    assert.deepEqual(nextSorting(first, 'call'), { column: 'call', descending: false })
  })
})

describe('a list as CSV', () => {
  it('quotes what must be quoted and leaves out columns without text', () => {
    const csv = toCsv(columns, [{ title: 'Say "when", please', call: '823\nLEG', loans: 3 }, { title: 'Émile' }])
    assert.equal(csv, '\ufeffTitle,Call number,Loans\r\n"Say ""when"", please","823\nLEG",3\r\nÉmile,,\r\n')
  })

  for (const [text, expected] of [
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+cmd', "'+cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-', "'-"],
    ['-3.40', '-3.40'],
    ['+1,5', '"+1,5"'],
    ['31234008712209', '31234008712209'],
  ] as const) {
    it(`does not let a spreadsheet run ${JSON.stringify(text)}`, () => {
      assert.equal(toCsv(columns.slice(0, 1), [{ title: text }]).split('\r\n')[1], expected)
    })
  }
})

describe('a list of ten thousand rows', () => {
  const total = (slots: ReturnType<typeof slotsOf>) =>
    slots.reduce((sum, slot) => sum + ('gap' in slot ? slot.gap : 1), 0)

  it('draws what is in sight and a little more', () => {
    assert.deepEqual(rowsInSight(0, 640, 64, 10_000), { from: 0, to: 18 })
    assert.deepEqual(rowsInSight(64_000, 640, 64, 10_000), { from: 992, to: 1018 })
    assert.deepEqual(rowsInSight(639_500, 640, 64, 10_000), { from: 9984, to: 10_000 })
  })

  it('keeps the height of all rows wherever it is scrolled', () => {
    for (const focused of [undefined, 0, 3, 995, 5000, 9999, 20_000]) {
      const slots = slotsOf({ from: 992, to: 1018 }, 10_000, focused)
      assert.equal(total(slots), 10_000)
    }
  })

  it('keeps the row that has the focus', () => {
    const rows = (focused: number) =>
      slotsOf({ from: 992, to: 994 }, 10_000, focused).flatMap((slot) => ('row' in slot ? slot.row : []))
    assert.deepEqual(rows(3), [3, 992, 993])
    assert.deepEqual(rows(993), [992, 993])
    assert.deepEqual(rows(7000), [992, 993, 7000])
  })

  it('is empty when there is nothing', () => {
    assert.deepEqual(slotsOf(rowsInSight(0, 640, 64, 0), 0, undefined), [])
    assert.deepEqual(rowsInSight(5000, 640, 64, 3).to, 3)
  })

  it('is walked by keys and stops at its ends', () => {
    const cases = [
      ['ArrowDown', 0, 1],
      ['ArrowUp', 0, 0],
      ['End', 5, 9999],
      ['Home', 5, 0],
      ['PageDown', 5, 15],
      ['PageUp', 5, 0],
      ['ArrowDown', 9999, 9999],
      ['a', 5, undefined],
    ] as const
    for (const [key, row, goal] of cases) assert.equal(rowForKey(key, row, 10_000, 10), goal, key)
    assert.equal(rowForKey('ArrowDown', 0, 0, 10), undefined)
  })

  it('scrolls no more than it must', () => {
    const view = { scrollTop: 640, height: 640 }
    assert.equal(scrollTo(12, 64, view), undefined)
    assert.equal(scrollTo(9, 64, view), 576)
    assert.equal(scrollTo(20, 64, view), 704)
  })
})
