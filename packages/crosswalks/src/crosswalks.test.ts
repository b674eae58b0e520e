import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlField, createRecord, dataField, textOf, type MarcRecord } from '@carrel/marc'
import { childOf, childrenOf, readXml, writeXml } from '@carrel/xml'
import { fromDublinCore, oaiDublinCore, toDublinCore, toMods } from './index.ts'

const emil = createRecord('00000cam a2200000 i 4500', [
  controlField('001', '42'),
  controlField('003', 'DE-101'),
  controlField('008', '860101s1929    gw            000 1 ger d'),
  dataField('020', '  ', ['a', '9783791501000 (geb.)']),
  dataField('100', '1 ', ['a', 'Kästner, Erich,'], ['d', '1899-1974.'], ['e', 'author.']),
  dataField('245', '04', ['a', 'Das Emil-Buch :'], ['b', 'ein Roman /'], ['c', 'Erich Kästner.']),
  dataField('264', ' 1', ['a', 'Berlin :'], ['b', 'Williams,'], ['c', '[1929]']),
  dataField('650', ' 0', ['a', 'Detectives'], ['z', 'Germany'], ['v', 'Fiction.']),
  dataField('856', '40', ['u', 'https://example.org/?a=1&b=2']),
])

const shown = (record: MarcRecord, tag: string) =>
  record.fields.filter((field) => field.tag === tag).map((field) => textOf(field))

describe('a record of the catalogue for programs that know no MARC', () => {
  it('is Dublin Core without the punctuation of cards', () => {
    const values = toDublinCore(emil).map(({ element, value }) => `${element}: ${value}`)
    assert.deepEqual(values, [
      'title: Das Emil-Buch : ein Roman',
      'creator: Kästner, Erich, 1899-1974',
      'subject: Detectives--Germany--Fiction',
      'publisher: Williams',
      'date: 1929',
      'type: Text',
      'identifier: urn:isbn:9783791501000',
      'identifier: https://example.org/?a=1&b=2',
      'language: ger',
    ])
  })

  it('is MODS with names, roles, dates and subjects in their places', () => {
    const read = readXml(Buffer.from(writeXml(toMods(emil))))
    assert(read.ok)
    const title = childOf(read.root, 'titleInfo')
    assert.equal(childOf(title, 'nonSort')?.text, 'Das')
    assert.equal(childOf(title, 'title')?.text, 'Emil-Buch')
    assert.equal(childOf(title, 'subTitle')?.text, 'ein Roman')
    const name = childOf(read.root, 'name')
    assert.equal(name?.attributes.get('usage'), 'primary')
    assert.deepEqual(
      childrenOf(name, 'namePart').map((part) => part.text),
      ['Kästner, Erich', '1899-1974'],
    )
    assert.equal(childOf(childOf(read.root, 'subject'), 'geographic')?.text, 'Germany')
    assert.equal(childOf(childOf(read.root, 'location'), 'url')?.text, 'https://example.org/?a=1&b=2')
    assert.equal(childOf(childOf(read.root, 'recordInfo'), 'recordIdentifier')?.attributes.get('source'), 'DE-101')
  })

  it('holds no character that XML forbids', () => {
    const odd = createRecord(emil.leader, [dataField('245', '00', ['a', 'Be\u0007ll <&> \uD800 end'])])
    const read = readXml(Buffer.from(writeXml(oaiDublinCore(toDublinCore(odd)))))
    assert(read.ok)
    assert.equal(childOf(read.root, 'title')?.text, 'Bell <&>  end')
  })
})

describe('a description in Dublin Core that comes into the catalogue', () => {
  it('keeps everything, numbers and links in their own fields', () => {
    const record = fromDublinCore(
      [
        { element: 'title', value: 'Tide  tables' },
        { element: 'title', value: 'Tables of tides' },
        { element: 'creator', value: 'Rao, Asha' },
        { element: 'creator', value: 'Ng, Tom' },
        { element: 'date', value: '2019-04-02T00:00:00Z' },
        { element: 'language', value: 'en-GB' },
        { element: 'type', value: 'StillImage' },
        { element: 'identifier', value: 'https://repository.example/1' },
        { element: 'identifier', value: 'urn:isbn:978-0-306-40615-7' },
        { element: 'identifier', value: 'doi:10.1000/182' },
        { element: 'subject', value: 'Tides' },
      ],
      { control: 'oai:repository.example:1', source: 'repository.example' },
    )
    assert.equal(record.leader.length, 24)
    assert.equal(record.leader[6], 'k')
    assert.deepEqual(shown(record, '001'), ['oai:repository.example:1'])
    const [fixed = ''] = shown(record, '008')
    assert.equal(fixed.length, 40)
    assert.equal(fixed.slice(7, 11), '2019')
    assert.equal(fixed.slice(35, 38), 'eng')
    assert.deepEqual(shown(record, '245'), ['Tide tables'])
    assert.deepEqual(shown(record, '246'), ['Tables of tides'])
    assert.deepEqual(shown(record, '700'), ['Ng, Tom'])
    assert.deepEqual(shown(record, '020'), ['9780306406157'])
    assert.deepEqual(shown(record, '024'), ['10.1000/182 doi'])
    assert.deepEqual(shown(record, '856'), ['https://repository.example/1'])
    assert.deepEqual(shown(record, '653'), ['Tides'])
  })

  it('has a title even when it came without one', () => {
    assert.deepEqual(shown(fromDublinCore([], { control: '1', source: 'x' }), '245'), ['[Untitled]'])
  })
})
