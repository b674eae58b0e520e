import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRecord, splitRecords } from '@carrel/iso2709'
import { bytes, linesOf, recordFrom, utf8 } from '../../test/bytes.ts'
import {
  addField,
  changedRecord,
  controlField,
  controlNumber,
  dataField,
  deleteFields,
  dialectOf,
  editLeader,
  fieldsWith,
  firstField,
  insertInOrder,
  mapFields,
  mapSubfields,
  parseLeader,
  recordKind,
  replaceField,
  sortTitle,
  subfieldText,
  textOf,
  titleOf,
  viewRecord,
  withField,
  writeIso2709,
  type MarcRecord,
} from '../index.ts'

const emil = recordFrom([
  '001 17',
  '008 260101s2026    gw            000 0 ger d',
  '100 1 $aKästner, Erich,$d1899-1974',
  '245 14$aDie Konferenz der Tiere /$cErich Kästner.',
  '650  0$aAnimals$vFiction',
  '650  0$aPeace$vFiction',
  '999   $aold',
])

/** The record as a view on its bytes. */
function viewed(record: MarcRecord): MarcRecord {
  const written = writeIso2709(record)
  const raw = written.ok ? readRecord(written.bytes) : undefined
  assert.ok(raw)
  return viewRecord(raw)
}

describe('a record', () => {
  it('reads the same from its bytes as it was made', () => {
    assert.deepEqual(linesOf(viewed(emil)), linesOf(emil))
    assert.equal(viewed(emil).leader.slice(5, 12), 'cam a22')
  })

  it('answers what is asked of it', () => {
    const record = viewed(emil)
    assert.equal(controlNumber(record), '17')
    assert.equal(subfieldText(firstField(record, '100'), 'a'), 'Kästner, Erich,')
    assert.deepEqual(
      fieldsWith(record, '6XX').map((field) => textOf(field)),
      ['Animals Fiction', 'Peace Fiction'],
    )
    assert.equal(dialectOf(record), 'marc21')
    assert.equal(recordKind(record.leader), 'bibliographic')
  })

  it('that was not touched is written byte for byte', () => {
    const written = writeIso2709(emil)
    const raw = written.ok ? readRecord(written.bytes) : undefined
    assert.ok(raw && written.ok)
    const again = writeIso2709(viewRecord(raw))
    assert.deepEqual(again.ok && again.bytes, written.bytes)
  })

  it('keeps the bytes of the fields that an edit leaves alone', () => {
    // The odd encoding of the note (a diacritic on a blank) survives an edit of another field.
    const raw = readRecord(
      bytes(
        '00080nam  2200049 a 4500245000900000500002100009\u001E10\u001FaEmil\u001E  \u001Faodd \u00E2 \u00E8\u00E2 bytes\u001E\u001D',
      ),
    )
    assert.ok(raw)
    const changed = withField(viewRecord(raw), dataField('245', '10', ['a', 'Lottchen']))
    const written = writeIso2709(changed)
    assert.ok(written.ok)
    const text = Array.from(written.bytes, (byte) => String.fromCharCode(byte)).join('')
    assert.match(text, /odd \u00E2 \u00E8\u00E2 bytes/)
    assert.match(text, /10\u001FaLottchen\u001E/)
  })

  it('is a bibliographic record of UNIMARC only with a title in 200 and processing data in 100', () => {
    const unimarc = recordFrom(
      ['100   $a19980708d1997    u||y0rusy0102    ca', '200 1 $aTitre'],
      '00000nam0 2200000   450 ',
    )
    assert.equal(dialectOf(unimarc), 'unimarc')
    assert.equal(titleOf(unimarc), 'Titre')
    assert.equal(dialectOf(recordFrom(['100 1 $aKästner, Erich', '200   $ax'])), 'marc21')
    assert.equal(
      dialectOf(changedRecord(unimarc, { fields: [...unimarc.fields, dataField('245', '10', ['a', 'x'])] })),
      'marc21',
    )
  })
})

describe('damaged fields', () => {
  const frame = (data: string): MarcRecord => {
    const length = String(data.length + 1).padStart(4, '0')
    const record = bytes(
      `${String(39 + data.length).padStart(5, '0')}nam a2200037 a 4500245${length}00000\u001E${data}\u001E\u001D`,
    )
    const [found] = splitRecords(record)
    assert.ok(found?.record)
    return viewRecord(found.record)
  }
  const cases: [string, string, string][] = [
    ['text before the first code', '10Emil\u001Fbx', '245 10$Emil$bx'],
    ['no subfield at all', '10Emil', '245 10$Emil'],
    ['only indicators', '10', '245 10'],
    ['one indicator', '1\u001Faa', '245 1$aa'],
    ['no indicators', '\u001Faa', '245 $aa'],
    ['a delimiter without code', '10\u001F\u001Faa', '245 10$ $aa'],
    ['nothing', '', '245 '],
  ]
  for (const [name, data, line] of cases) {
    it(`with ${name} lose nothing`, () => {
      const record = frame(data)
      assert.deepEqual(linesOf(record), [line])
      const again = writeIso2709(changedRecord(record, { leader: record.leader }))
      assert.deepEqual(again.ok && again.bytes, record.source?.bytes)
    })
  }
})

describe('edits', () => {
  it('leave the record they are made from as it was', () => {
    const before = linesOf(emil)
    insertInOrder(emil, dataField('500', '  ', ['a', 'note']))
    deleteFields(emil, '9XX')
    assert.deepEqual(linesOf(emil), before)
  })

  it('put a field where its tag belongs', () => {
    const tags = (record: MarcRecord): string => record.fields.map((field) => field.tag).join(' ')
    assert.equal(tags(insertInOrder(emil, dataField('500', '  ', ['a', 'x']))), '001 008 100 245 500 650 650 999')
    assert.equal(tags(insertInOrder(emil, dataField('650', ' 0', ['a', 'x']))), '001 008 100 245 650 650 650 999')
    assert.equal(tags(insertInOrder(emil, controlField('003', 'DE-1'))), '001 003 008 100 245 650 650 999')
    assert.equal(tags(addField(emil, controlField('003', 'DE-1'))), '001 008 100 245 650 650 999 003')
  })

  it('replace all fields of a tag by one', () => {
    const record = withField(emil, dataField('650', ' 7', ['a', 'Tiere'], ['2', 'gnd']))
    assert.deepEqual(linesOf(record).slice(4), ['650  7$aTiere$2gnd', '999   $aold'])
  })

  it('replace or delete single fields', () => {
    const peace = emil.fields[5]!
    assert.equal(linesOf(replaceField(emil, peace, dataField('650', ' 0', ['a', 'Frieden'])))[5], '650  0$aFrieden')
    assert.equal(deleteFields(emil, (field) => field === peace).fields.length, 6)
    assert.equal(deleteFields(emil, '9XX').fields.length, 6)
  })

  it('that change nothing give the very same record', () => {
    assert.equal(deleteFields(emil, '700'), emil)
    assert.equal(
      mapFields(emil, '650', (field) => field),
      emil,
    )
    assert.equal(replaceField(emil, controlField('001', 'x'), controlField('001', 'y')), emil)
    const [field] = fieldsWith(emil, '245')
    assert.ok(field?.kind === 'data')
    assert.equal(
      mapSubfields(field, 'a', (value) => value),
      field,
    )
  })

  it('change the text of chosen subfields', () => {
    const record = mapFields(emil, '6XX', (field) =>
      field.kind === 'data' ? mapSubfields(field, 'v', (value) => (value === 'Fiction' ? undefined : value)) : field,
    )
    assert.deepEqual(linesOf(record).slice(4, 6), ['650  0$aAnimals', '650  0$aPeace'])
  })

  it('change positions of the leader by name', () => {
    const leader = editLeader(emil.leader, { status: 'n', encodingLevel: '8' })
    assert.equal(leader, '00000nam a22000008a 4500')
    assert.equal(parseLeader(leader).encodingLevel, '8')
  })
})

describe('the title', () => {
  const title = (line: string): MarcRecord => recordFrom([line])
  const cases: [string, string, string][] = [
    ['245 14$aDie Konferenz der Tiere /$cErich Kästner.', 'Die Konferenz der Tiere', 'Konferenz der Tiere'],
    [
      '245 10$aEmil :$bein Roman$n2,$pDie drei Zwillinge /$cK.',
      'Emil : ein Roman 2, Die drei Zwillinge',
      'Emil : ein Roman 2, Die drei Zwillinge',
    ],
    ['245 00$kPapers,$f1922-1946.', 'Papers', 'Papers'],
    ['245 10$a\u0098The \u009Ccat', 'The cat', 'cat'],
    ['245 19$aThe', 'The', 'The'],
    ['500   $anothing', '', ''],
  ]
  for (const [line, read, sorted] of cases) {
    it(`of "${line}" is "${read}", sorted under "${sorted}"`, () => {
      assert.equal(titleOf(title(line)), read)
      assert.equal(sortTitle(title(line)), sorted)
    })
  }
})

describe('a record that ISO 2709 cannot hold', () => {
  const long = recordFrom(['001 1', ...Array.from({ length: 12 }, () => `500   $a${'x'.repeat(9000)}`)])

  it('is refused, or cut into several when that is asked for', () => {
    const refused = writeIso2709(long)
    assert.equal(refused.ok ? '' : refused.problem.code, 'record-too-long')
    const split = writeIso2709(long, { tooLong: 'split' })
    assert.ok(split.ok)
    const frames = splitRecords(split.bytes)
    assert.equal(frames.length, 2)
    assert.equal(
      frames.every((frame) => frame.record?.intact),
      true,
    )
  })

  it('has its encoding told in the leader when text is written anew', () => {
    const written = writeIso2709(recordFrom(['245 10$aKästner'], '00000nam  2200000 a 4500'), { encoding: 'marc-8' })
    assert.ok(written.ok)
    assert.equal(written.bytes[9], 0x20)
    assert.deepEqual(written.bytes.slice(-10), bytes('K\u00E8astner\u001E\u001D'))
    const utf = writeIso2709(recordFrom(['245 10$aKästner'], '00000nam  2200000 a 4500'))
    assert.ok(utf.ok && utf.bytes[9] === 0x61)
    assert.deepEqual(utf.bytes.slice(-10), utf8('Kästner\u001E\u001D'))
  })
})
