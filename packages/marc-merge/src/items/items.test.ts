import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlField, createRecord, dataField, fieldsWith, textOf, type Field } from '@carrel/marc'
import { combineHoldings, itemMappingProblem, itemsIn, readyMappings, withItems, withoutItems } from '../index.ts'

const leader = '00000nam a2200000 a 4500'
const record = (...fields: readonly Field[]) => createRecord(leader, [dataField('245', '10', ['a', 'Emil']), ...fields])

describe('items as other systems write them', () => {
  for (const { name, fields, parts } of [
    {
      name: 'koha',
      fields: [
        dataField(
          '952',
          '  ',
          ['a', 'CPL'],
          ['c', 'FIC'],
          ['o', 'FIC KAS'],
          ['p', '31234'],
          ['y', 'BK'],
          ['g', '12.50'],
        ),
      ],
      parts: [
        { barcode: '31234', branch: 'CPL', location: 'FIC', itemType: 'BK', callNumber: 'FIC KAS', price: '12.50' },
      ],
    },
    {
      name: 'sierra',
      fields: [
        dataField('949', ' 1', ['a', 'FIC KAS'], ['i', '31234'], ['l', 'adfic'], ['t', '0'], ['p', '$12.50']),
        dataField('949', '  ', ['a', '*recs=b;']),
      ],
      parts: [{ barcode: '31234', location: 'adfic', itemType: '0', callNumber: 'FIC KAS', price: '$12.50' }],
    },
    {
      name: 'evergreen',
      fields: [
        dataField(
          '852',
          '4 ',
          ['b', 'BR1'],
          ['b', 'BR2'],
          ['c', 'Stacks'],
          ['j', 'FIC KAS'],
          ['g', 'BOOK'],
          ['p', '31234'],
        ),
      ],
      parts: [{ barcode: '31234', branch: 'BR1', location: 'Stacks', itemType: 'BOOK', callNumber: 'FIC KAS' }],
    },
    {
      name: 'holdings',
      fields: [
        dataField('852', '0 ', ['b', 'MAIN'], ['c', 'ref'], ['h', 'PT2621'], ['i', '.A23']),
        dataField('876', '  ', ['p', '31234'], ['t', '1']),
        dataField('876', '  ', ['p', '31235'], ['t', '2']),
      ],
      parts: [
        { barcode: '31234', branch: 'MAIN', location: 'ref', callNumber: 'PT2621 .A23', copyNumber: '1' },
        { barcode: '31235', branch: 'MAIN', location: 'ref', callNumber: 'PT2621 .A23', copyNumber: '2' },
      ],
    },
  ] as const) {
    it(name, () => {
      const mapping = readyMappings[name]!
      const whole = record(...fields)
      assert.deepEqual(
        itemsIn(whole, mapping).map((item) => item.parts),
        parts,
      )
      const bare = withoutItems(whole, mapping)
      assert.deepEqual(
        bare.fields.filter(({ tag }) => tag === mapping.tag && tag !== '949'),
        [],
      )
    })
  }

  it('read codes as this library has them, with its own where a file says nothing', () => {
    const mapping = {
      ...readyMappings['koha']!,
      values: { branch: { CPL: 'MAIN' }, itemType: { '*': 'book' } },
      defaults: { location: 'new' },
    }
    const [item] = itemsIn(record(dataField('952', '  ', ['a', 'CPL'], ['p', '1'], ['y', 'BKS'])), mapping)
    assert.deepEqual(item?.parts, { barcode: '1', branch: 'MAIN', itemType: 'book', location: 'new' })
  })

  it('are tied by a subfield where both fields have it', () => {
    const mapping = { ...readyMappings['holdings']! }
    const items = itemsIn(
      record(
        dataField('852', '  ', ['8', '1'], ['b', 'A']),
        dataField('852', '  ', ['8', '2'], ['b', 'B']),
        dataField('876', '  ', ['8', '2'], ['p', 'second']),
        dataField('876', '  ', ['8', '1'], ['p', 'first']),
      ),
      mapping,
    )
    assert.deepEqual(
      items.map(({ parts }) => [parts.branch, parts.barcode]),
      [
        ['A', 'first'],
        ['B', 'second'],
      ],
    )
  })

  it('go out by the mapping that they came in by', () => {
    const mapping = readyMappings['holdings']!
    const items = [
      { barcode: '1', branch: 'MAIN', callNumber: 'FIC A' },
      { barcode: '2', branch: 'EAST', callNumber: 'FIC B' },
    ]
    assert.deepEqual(
      itemsIn(withItems(record(), items, mapping), mapping).map(({ parts }) => parts),
      items,
    )
  })

  it('refuse a mapping without a barcode', () => {
    assert.match(itemMappingProblem({ name: 'x', tag: '952', places: {} }) ?? '', /barcode/)
  })
})

describe('titles that are followed by their holdings', () => {
  const title = (number: string) =>
    createRecord(leader, [controlField('001', number), dataField('245', '10', ['a', number])])
  const holdings = (number: string, link?: string) =>
    createRecord('00000nx  a2200000zn 4500', [
      controlField('001', number),
      ...(link === undefined ? [] : [controlField('004', link)]),
      dataField('852', '  ', ['b', number]),
    ])

  it('become one record each, and what has no partner is told', () => {
    const combiner = combineHoldings<number>()
    const input = [
      holdings('h0', 'b0'),
      title('b1'),
      holdings('h1', 'b1'),
      holdings('h2', 'b1'),
      title('b2'),
      title('b3'),
      holdings('h9', 'b9'),
      holdings('h3'),
    ]
    const done = [...input.flatMap((each, at) => combiner.push(at, each)), ...combiner.end()]
    assert.deepEqual(
      done.map((each) => [
        each.entry,
        each.kind,
        fieldsWith(each.record, '852')
          .map((field) => textOf(field))
          .join(),
      ]),
      [
        [0, 'stray-holdings', 'h0'],
        [1, 'title', 'h1,h2'],
        [4, 'title', ''],
        [6, 'stray-holdings', 'h9'],
        [5, 'title', 'h3'],
      ],
    )
  })
})
