import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linesOf, recordFrom } from '../../test/records.ts'
import {
  guessSeparator,
  mapFromHead,
  readAddress,
  readColumns,
  readTableMap,
  recordFromRow,
  rowReader,
  rowsOf,
  withoutFormula,
  writeRow,
  type Address,
  type Column,
  type TableMap,
} from '../index.ts'

const emil = recordFrom([
  '001 1',
  '008 260101s1929    gw            000 0 ger d',
  '245 10$aEmil und die Detektive /$cErich Kästner.',
  '650  0$aBoys$zBerlin',
  '650  0$aThieves',
  '949   $i31$lMain',
  '949   $i32$lBranch',
])

function columns(text: string): readonly Column[] {
  const read = readColumns(text)
  assert.ok(typeof read === 'object', text)
  return read
}

function address(text: string): Address {
  const read = readAddress(text)
  assert.ok(typeof read === 'object', text)
  return read
}

function mapped(map: TableMap | string): TableMap {
  assert.ok(typeof map === 'object', JSON.stringify(map))
  return map
}

describe('a table made of records', () => {
  const cases: [string, string[]][] = [
    ['001,245$a', ['1', 'Emil und die Detektive /']],
    ['650$a', ['Boys; Thieves']],
    ['650$a[]:" | "', ['Boys | Thieves']],
    ['650$a[]:", ",001', ['Boys, Thieves', '1']],
    ['650$a#2,650$a#3', ['Thieves', '']],
    ['650[ 0]$a,650[_1]$a', ['Boys; Thieves', '']],
    ['008/35-37,LDR/6', ['ger', 'a']],
    ['650', ['Boys Berlin; Thieves']],
    ['245ac', ['Emil und die Detektive / Erich Kästner.']],
  ]
  for (const [text, row] of cases) {
    it(`has a row for each: ${text}`, () => {
      assert.deepEqual(rowsOf(emil, { columns: columns(text), rows: undefined }), [row])
    })
  }

  it('can have a row for each field', () => {
    const form = { columns: columns('Barcode=949$i,Title=245$a,949$l'), rows: address('949') }
    assert.deepEqual(
      form.columns.map(({ heading }) => heading),
      ['Barcode', 'Title', '949$l'],
    )
    assert.deepEqual(rowsOf(emil, form), [
      ['31', 'Emil und die Detektive /', 'Main'],
      ['32', 'Emil und die Detektive /', 'Branch'],
    ])
    assert.deepEqual(rowsOf(recordFrom(['001 2']), form), [])
  })

  it('refuses a column that is none', () => {
    for (const text of ['', '24', 'Title=', '001,xx$a/9-']) assert.equal(typeof readColumns(text), 'string', text)
  })

  it('quotes what must be quoted', () => {
    assert.equal(writeRow(['a', 'b,c', 'say "so"', ' d', 'e\nf'], ','), 'a,"b,c","say ""so"""," d","e\nf"\r\n')
    assert.equal(writeRow(['a,b', 'c\td'], '\t'), 'a,b\t"c\td"\r\n')
    assert.deepEqual(['=1+1', '-x', '-12.5', '+1', '@a', 'a=b'].map(withoutFormula), [
      "'=1+1",
      "'-x",
      '-12.5',
      '+1',
      "'@a",
      'a=b',
    ])
  })
})

describe('separated text', () => {
  const read = (text: string, size = text.length): string[][] => {
    const reader = rowReader(',')
    const rows = []
    for (let at = 0; at < text.length; at += size) rows.push(...reader.push(text.slice(at, at + size)))
    return [...rows, ...reader.end()].map(({ cells }) => [...cells])
  }

  it('is read with quotation marks and any line ends, however it is cut into pieces', () => {
    const text = 'a,b\r\n"x, ""y""","line\r\nbreak"\n\n5" disc,end\rlast,"q"'
    const rows = [
      ['a', 'b'],
      ['x, "y"', 'line\r\nbreak'],
      ['5" disc', 'end'],
      ['last', 'q'],
    ]
    for (const size of [text.length, 1, 2, 3, 7]) assert.deepEqual(read(text, size), rows, String(size))
  })

  it('says which line is wrong', () => {
    const reader = rowReader(',')
    const rows = [...reader.push('a,b\n"never closed,c\nd,e'), ...reader.end()]
    assert.deepEqual(
      rows.map(({ line, problem }) => [line, problem]),
      [
        [1, undefined],
        [2, 'A quotation mark is not closed.'],
      ],
    )
    assert.equal(rows[1]?.raw, '"never closed,c\nd,e')
  })

  it('tells its separator by the first line', () => {
    assert.deepEqual(['a\tb,c\td', 'a;b;c', 'a,b', 'a|b', 'a', '"a;b;c",d'].map(guessSeparator), [
      '\t',
      ';',
      ',',
      '|',
      ',',
      ',',
    ])
  })
})

describe('records made of a table', () => {
  const head = ['Id', 'Title', 'Author', 'Year', 'Subjects', 'Lang', 'Note']
  const map = (text: string): TableMap => mapped(readTableMap(text, head, head.length))
  const text = [
    '# books of a dealer',
    '=001  {Id}',
    '=008  15-17=xxu 35-37={Lang|lower|or eng}',
    '=100  1\\$a{Author|trim-punctuation},$eauthor',
    '=245  10$a{Title} /$c{Author}.',
    '=264  \\1$c{Year|year}',
    '=650  \\7$a{Subjects|split ;}$2local',
    '=500  \\\\$a{Note}',
    '=590  \\\\$aFrom a table for {dollar}5',
  ].join('\n')

  it('follow the map, with what is always there and without what is empty', () => {
    const record = recordFromRow(
      map(text),
      ['b1', 'Emil', 'Erich Kästner', 'Berlin, 1929', 'Boys; ;Thieves', 'GER', ''],
      '260102',
    )
    assert.ok(record)
    assert.equal(record.leader, '00000nam a2200000 i 4500')
    assert.deepEqual(linesOf(record), [
      '001 b1',
      '008 260102s1929    xxu|||||||||||||||||ger d',
      '100 1 $aErich Kästner,$eauthor',
      '245 10$aEmil /$cErich Kästner.',
      '264  1$c1929',
      '650  7$aBoys$2local',
      '650  7$aThieves$2local',
      '590   $aFrom a table for $5',
    ])
  })

  it('have a field 008 of forty characters that codes nothing that is not known', () => {
    const record = recordFromRow(map('=245  00$a{Title}'), ['', 'Emil', '', '', '', '', ''], '260102')
    const [value = ''] = (record ? linesOf(record) : []).map((line) => line.slice(4))
    assert.equal(value.length, 40)
    assert.equal(value.slice(0, 18), '260102nuuuuuuuuxx ')
    assert.equal(value.slice(35), 'und d')
    assert.match(value.slice(18, 35), /^[| ]{17}$/)
  })

  it('leave out subfields and fields whose cells are empty', () => {
    const record = recordFromRow(map(text), ['', 'Emil', '', '', '', '', ''], '260102')
    assert.deepEqual((record ? linesOf(record) : []).slice(1), ['245 10$aEmil /', '590   $aFrom a table for $5'])
    assert.equal(recordFromRow(map(text), ['', ' ', '', '', '', '', ''], '260102'), undefined)
  })

  it('pair cells that are cut alike', () => {
    const pairs = map('=700  1\\$a{Author|split ;}$d{Year|split ;}')
    const record = recordFromRow(pairs, ['', '', 'A;B', '1900-;1910-', '', '', ''], '260102')
    assert.deepEqual((record ? linesOf(record) : []).slice(1), ['700 1 $aA$d1900-', '700 1 $aB$d1910-'])
  })

  it('find columns by number where there are no heads', () => {
    const numbered = mapped(readTableMap('=245  00$a{2}', [], 2))
    assert.deepEqual(numbered.unused, ['1'])
    const record = recordFromRow(numbered, ['x', 'Emil'], '260102')
    assert.deepEqual((record ? linesOf(record) : []).slice(1), ['245 00$aEmil'])
  })

  const wrong: [string, RegExp][] = [
    ['', /The map has no fields/],
    ['=245  00$a{Titel}', /Line 1 of the map: the table has no column “Titel”; there are “Id”, /],
    ['# note\n245 $a{Title}', /Line 2 of the map: .* is not a field/],
    ['=245  00{Title}', /has no subfield/],
    ['=245  000$a{Title}', /are not two indicators/],
    ['=245  00$a{Title', /A brace in .* has no partner/],
    ['=245  00$a{Title|loud}', /“loud” in .* is not understood/],
    ['=008  35-30={Lang}', /ends before it begins/],
    ['=008  07-10={Year} nonsense', /is not a position/],
  ]
  for (const [line, message] of wrong) {
    it(`say what is wrong with a map: ${message.source}`, () => {
      const found = readTableMap(line, head, head.length)
      assert.ok(typeof found === 'string')
      assert.match(found, message)
    })
  }

  it('of a table whose heads are places in records need no map', () => {
    const heads = ['001', '245$a', '245$c', '650$a', '008/35-37']
    const places = mapped(mapFromHead(heads))
    const [row = []] = rowsOf(emil, { columns: columns(heads.join(',')), rows: undefined })
    const record = recordFromRow(places, row, '260102')
    assert.deepEqual(
      (record ? linesOf(record) : []).filter((line) => !line.startsWith('008')),
      ['001 1', '245   $aEmil und die Detektive /$cErich Kästner.', '650   $aBoys', '650   $aThieves'],
    )
    assert.match((record ? linesOf(record) : []).find((line) => line.startsWith('008')) ?? '', /ger d$/)
    assert.match(JSON.stringify(mapFromHead(['001', 'Author'])), /The column “Author” is not a place in a record/)
  })
})
