import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  createRecord,
  dataField,
  fieldsWith,
  textOf,
  writeIso2709,
  openMarc,
  type Field,
  type MarcRecord,
} from '@carrel/marc'
import { overlay, readProfile, readyProfiles, type OverlayProfile } from '../index.ts'

const leader = '00000nam a2200000 a 4500'
const record = (...fields: readonly Field[]): MarcRecord => createRecord(leader, fields)
const laid = (existing: MarcRecord, incoming: MarcRecord, given: Partial<OverlayProfile>) => {
  const read = readProfile({ name: 'test', base: 'existing', rules: [], ...given })
  if (typeof read === 'string') throw new Error(read)
  return overlay(existing, incoming, read)
}
const texts = ({ record: { fields } }: { record: MarcRecord }) => fields.map((field) => `${field.tag} ${textOf(field)}`)

const from = (which: string) =>
  record(
    dataField('245', '10', ['a', `245-${which}`]),
    dataField('505', '0 ', ['a', `505-${which}`]),
    dataField('856', '40', ['u', `856-${which}`]),
  )

describe('one field of three is added, kept, replaced or deleted', () => {
  for (const { name, profile, result } of [
    {
      name: 'adding stands before what is there',
      profile: { rules: [{ action: 'add', fields: '505' }] },
      result: ['245 245-existing', '505 505-incoming', '505 505-existing', '856 856-existing'],
    },
    {
      name: 'keeping protects from an incoming record that counts',
      profile: { base: 'incoming', rules: [{ action: 'keep', fields: '505' }] },
      result: ['245 245-incoming', '505 505-existing', '856 856-incoming'],
    },
    {
      name: 'replacing leaves the others',
      profile: { rules: [{ action: 'replace', fields: '505' }] },
      result: ['245 245-existing', '505 505-incoming', '856 856-existing'],
    },
    {
      name: 'deleting takes it out of both',
      profile: { rules: [{ action: 'delete', fields: '505' }] },
      result: ['245 245-existing', '856 856-existing'],
    },
    {
      name: 'deleting and adding in one profile',
      profile: {
        rules: [
          { action: 'delete', fields: '505' },
          { action: 'add', fields: '856' },
        ],
      },
      result: ['245 245-existing', '856 856-incoming', '856 856-existing'],
    },
    {
      name: 'what is not there is added behind',
      profile: { rules: [{ action: 'add-new', fields: '505, 856' }] },
      result: ['245 245-existing', '505 505-existing', '505 505-incoming', '856 856-existing', '856 856-incoming'],
    },
    {
      name: 'what is missing altogether only',
      profile: { rules: [{ action: 'add-missing', fields: '5XX' }] },
      result: ['245 245-existing', '505 505-existing', '856 856-existing'],
    },
  ] as const) {
    it(name, () => assert.deepEqual(texts(laid(from('existing'), from('incoming'), profile)), result))
  }
})

describe('some subfields of a heading are replaced', () => {
  const rules = [{ action: 'replace', fields: '100abcdef' }] as const
  type Pairs = readonly (readonly [string, string])[]
  const cases: readonly { name: string; target: Pairs; source: Pairs; result: Pairs }[] = [
    {
      name: 'a date is replaced',
      target: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-'],
      ],
      source: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-2013'],
      ],
      result: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-2013'],
      ],
    },
    {
      name: 'a date is added where there is none',
      target: [['a', 'Banks, Iain M']],
      source: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-2013'],
      ],
      result: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-2013'],
      ],
    },
    {
      name: 'a subfield comes where it stands in the source',
      target: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-'],
      ],
      source: [
        ['a', 'Banks, Iain M'],
        ['b', 'II'],
        ['d', '1954-2013'],
      ],
      result: [
        ['a', 'Banks, Iain M'],
        ['b', 'II'],
        ['d', '1954-2013'],
      ],
    },
    {
      name: 'what the rule does not name stays',
      target: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-'],
        ['z', 'own'],
      ],
      source: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-2013'],
      ],
      result: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-2013'],
        ['z', 'own'],
      ],
    },
    {
      name: 'what the source lacks goes',
      target: [
        ['a', 'Banks, Iain M'],
        ['d', '1954-'],
      ],
      source: [['a', 'Banks, Iain M']],
      result: [['a', 'Banks, Iain M']],
    },
  ]
  for (const { name, target, source, result } of cases) {
    it(name, () => {
      const { record: made } = laid(
        record(dataField('100', '1 ', ...target)),
        record(dataField('100', '1 ', ...source)),
        { rules },
      )
      const [field] = fieldsWith(made, '100')
      assert.deepEqual(field?.kind === 'data' && field.subfields.map(({ code, value }) => [code, value]), result)
    })
  }

  it('an authority reaches only the fields that link to it, and brings the first indicator', () => {
    const codes = 'abcdfklmnopqrstvxyz'
    const link = 'CONS.123'
    const name = ['a', 'Girdlestone, Charles'] as const
    const template = record(...['100', '600', '700', '800'].map((tag) => dataField(tag, '1 ', name, ['0', link])))
    const bib = record(
      dataField('100', '0 ', ['a', 'Girdlestone'], ['e', 'author'], ['0', link]),
      dataField('600', '00', ['a', 'Girdlestone'], ['0', 'other']),
      dataField('700', '0 ', ['a', 'Girdlestone'], ['0', link]),
      dataField('700', '0 ', ['a', 'Somebody']),
    )
    const { record: made } = laid(bib, template, {
      rules: [{ action: 'replace', fields: `100${codes}[0=${link}],600${codes}[0=${link}],700${codes}[0=${link}]` }],
    })
    assert.deepEqual(
      made.fields.map(
        (field) => `${field.tag} ${field.kind === 'data' ? field.indicators : ''} ${textOf(field, 'ae')}`,
      ),
      ['100 1  Girdlestone, Charles author', '600 00 Girdlestone', '700 1  Girdlestone, Charles', '700 0  Somebody'],
    )
  })
})

describe('local fields under an overlay', () => {
  const existing = record(
    dataField('245', '10', ['a', 'Emil']),
    dataField('500', '  ', ['a', 'Gift of the Friends'], ['5', 'DLC']),
    dataField('590', '  ', ['a', 'Signed copy.  ']),
    dataField('949', ' 1', ['i', '31234']),
  )
  const incoming = record(
    dataField('245', '10', ['a', 'Emil und die Detektive']),
    dataField('590', '  ', ['a', 'A note of another library']),
  )

  it('are the same to the byte afterwards', async () => {
    const before = writeIso2709(existing)
    assert.ok(before.ok)
    const read = await Array.fromAsync(openMarc([before.bytes]))
    const stored = read[0]?.record
    assert.ok(stored)
    const done = laid(stored, incoming, { ...readyProfiles['overlay'] })
    assert.deepEqual(texts(done), [
      '245 Emil und die Detektive',
      '500 Gift of the Friends DLC',
      '590 Signed copy.  ',
      '949 31234',
    ])
    for (const tag of ['500', '590', '949']) {
      const [was] = fieldsWith(stored, tag)
      const [is] = fieldsWith(done.record, tag)
      assert.ok(was?.source)
      assert.equal(is, was)
    }
    assert.deepEqual(done.lost, [])
  })

  it('are headings of no named vocabulary, too, beside which those of the file come', () => {
    const heading = (ind: string, text: string) => dataField('650', ind, ['a', text])
    const done = laid(
      record(heading(' 0', 'Detectives'), heading(' 4', 'Elm Street walks')),
      record(heading(' 0', 'Detectives -- Fiction'), heading(' 4', 'Elm Street walks'), heading(' 4', 'Kiez')),
      { ...readyProfiles['overlay'] },
    )
    assert.deepEqual(texts(done), ['650 Detectives -- Fiction', '650 Elm Street walks', '650 Kiez'])
  })

  it('are told where a profile would lose them', () => {
    const done = laid(existing, incoming, { base: 'incoming' })
    assert.deepEqual(
      done.lost.map(({ tag }) => tag),
      ['500', '590', '949'],
    )
  })
})

describe('what an overlay looks after', () => {
  const level = (code: string, ...fields: readonly Field[]) =>
    createRecord(`${leader.slice(0, 17)}${code}${leader.slice(18)}`, fields)

  it('keeps a fuller record and takes only what rules add', () => {
    const existing = level(' ', dataField('245', '10', ['a', 'Full']), dataField('300', '  ', ['a', '250 pages']))
    const incoming = level(
      '3',
      dataField('245', '10', ['a', 'Thin']),
      dataField('856', '40', ['u', 'https://a.example/1']),
    )
    const done = laid(existing, incoming, { ...readyProfiles['overlay'] })
    assert.deepEqual(texts(done), ['245 Full', '300 250 pages', '856 https://a.example/1'])
  })

  it('keeps the numbers of both records in 035 and notes this library in 040', () => {
    const own = (number: string, agency: string) => [
      { kind: 'control', tag: '001', value: number } as const,
      { kind: 'control', tag: '003', value: agency } as const,
    ]
    const existing = record(...own('77', 'OURS'), dataField('035', '  ', ['a', '(OCoLC)ocm00012345']))
    const incoming = record(
      ...own('99', 'DLC'),
      dataField('035', '  ', ['a', '(OCoLC)12345']),
      dataField('040', '  ', ['a', 'DLC'], ['c', 'DLC']),
      dataField('245', '10', ['a', 'Emil']),
    )
    const done = laid(existing, incoming, { ...readyProfiles['overlay'], agency: 'OURS' })
    assert.deepEqual(texts(done), [
      '001 77',
      '003 OURS',
      '035 (OCoLC)12345',
      '035 (DLC)99',
      '040 DLC DLC OURS',
      '245 Emil',
    ])
  })

  it('does not take a link twice because of a proxy', () => {
    const link = (u: string) => dataField('856', '40', ['u', u])
    const done = laid(
      record(link('https://proxy.example.org/login?url=https://books.example/1')),
      record(link('http://books.example/1'), link('https://books.example/2')),
      { rules: [{ action: 'add-new', fields: '856' }] },
    )
    assert.deepEqual(fieldsWith(done.record, '856').length, 2)
  })

  it('says nothing changed when nothing did', () => {
    const done = laid(from('same'), from('same'), { base: 'incoming' })
    assert.equal(done.isChanged, false)
  })
})

describe('a profile that cannot be', () => {
  for (const fields of ['50', '505[', 'abc$$', '856[u~(a+)+$]', '856[u~a*b*c*d]', '856[u~(]', '505[zz]']) {
    it(`is refused with a sentence: ${fields}`, () => {
      assert.equal(typeof readProfile({ name: 'x', base: 'existing', rules: [{ action: 'keep', fields }] }), 'string')
    })
  }
})
