import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { controlField, dataField, type Field } from '../record/field.ts'
import { createRecord, type MarcRecord } from '../record/record.ts'
import type { FieldPart } from './diff-field.ts'
import { diffRecords, isSameRecord, type RecordDiff } from './diff-records.ts'
import { diffText } from './diff-text.ts'

const leader = '00000cam a2200000 a 4500'

function record(...fields: readonly Field[]): MarcRecord {
  return createRecord(leader, fields)
}

/** Parts as a person would mark them: `-gone-`, `+new+`. */
function marked(parts: readonly FieldPart[]): string {
  return parts
    .map(({ what, kind, text }) => {
      const piece = what === 'code' ? `$${text}` : text
      return kind === 'kept' ? piece : kind === 'removed' ? `[-${piece}-]` : `[+${piece}+]`
    })
    .join('')
}

function lines(diff: RecordDiff): string[] {
  return diff.fields.map(({ kind, parts }) => `${kind} ${marked(parts)}`)
}

const emil = record(
  controlField('001', '1'),
  controlField('005', '20260101120000.0'),
  controlField('008', '260101s1929    gw            000 0 ger d'),
  dataField('100', '1 ', ['a', 'Kästner, Erich,'], ['d', '1899-1974.']),
  dataField('245', '10', ['a', 'Emil und die Detektive /'], ['c', 'Erich Kästner.']),
  dataField('300', '  ', ['a', '174 p. :'], ['b', 'ill. ;'], ['c', '20 cm.']),
  dataField('650', ' 0', ['a', 'Detective stories.']),
  dataField('650', ' 1', ['a', 'Children'], ['z', 'Berlin.']),
)

describe('two versions of a record', () => {
  it('that are the same have only kept fields', () => {
    const diff = diffRecords(emil, record(...emil.fields))
    assert.equal(diff.isSame, true)
    assert.deepEqual(diff.counts, { kept: 8, moved: 0, changed: 0, added: 0, removed: 0 })
    assert.equal(diff.leader, undefined)
  })

  it('show the words that changed inside a subfield', () => {
    const after = record(
      ...emil.fields.slice(0, 5),
      dataField('300', '  ', ['a', '174 pages :'], ['b', 'illustrations ;'], ['c', '20 cm']),
      ...emil.fields.slice(6),
    )
    const diff = diffRecords(emil, after)
    assert.equal(diff.isSame, false)
    assert.deepEqual(
      lines(diff).filter((line) => !line.startsWith('kept')),
      ['changed 300  $a174 [-p.-][+pages+] :$b[-ill.-][+illustrations+] ;$c20 cm[-.-]'],
    )
  })

  it('show positions of coded fields one by one', () => {
    const after = record(controlField('008', '260101s1930    gw            000 0 eng d'))
    assert.deepEqual(lines(diffRecords(record(emil.fields[2]!), after)), [
      'changed 008260101s19[-29-][+30+]    gw            000 0 [-ger-][+eng+] d',
    ])
  })

  it('show added and removed fields where they stand, and changed indicators and codes', () => {
    const after = record(
      ...emil.fields.slice(0, 3),
      dataField('245', '00', ['a', 'Emil und die Detektive /'], ['b', 'Erich Kästner.']),
      emil.fields[5]!,
      dataField('500', '  ', ['a', 'Translated.']),
      emil.fields[6]!,
      emil.fields[7]!,
    )
    const diff = diffRecords(emil, after)
    assert.deepEqual(lines(diff).slice(3), [
      'removed [-100-][-1 -][-$a-][-Kästner, Erich,-][-$d-][-1899-1974.-]',
      'changed 245[-10-][+00+]$aEmil und die Detektive /[-$c-][+$b+]Erich Kästner.',
      'kept 300  $a174 p. :$bill. ;$c20 cm.',
      'added [+500+][+  +][+$a+][+Translated.+]',
      'kept 650 0$aDetective stories.',
      'kept 650 1$aChildren$zBerlin.',
    ])
    assert.deepEqual(diff.counts, { kept: 6, moved: 0, changed: 1, added: 1, removed: 1 })
    assert.deepEqual(
      diff.fields.slice(3, 5).map(({ before, after: now }) => [before, now]),
      [
        [3, undefined],
        [4, 3],
      ],
    )
  })

  it('pair a heading with the one that is most like it, not with the first', () => {
    const before = record(
      dataField('650', ' 0', ['a', 'Cooking, French.']),
      dataField('650', ' 0', ['a', 'Detective and mystery stories.']),
    )
    const after = record(
      dataField('650', ' 0', ['a', 'Detective and mystery fiction.']),
      dataField('650', ' 0', ['a', 'Cookery, French.']),
    )
    assert.deepEqual(lines(diffRecords(before, after)), [
      'changed 650 0$aDetective and mystery [-stories-][+fiction+].',
      'changed 650 0$a[-Cooking-][+Cookery+], French.',
    ])
  })

  it('take a field that got another tag for the same field', () => {
    const before = record(dataField('260', '  ', ['a', 'Berlin :'], ['b', 'Dressler,'], ['c', '1929.']))
    const after = record(dataField('264', ' 1', ['a', 'Berlin :'], ['b', 'Dressler,'], ['c', '1929.']))
    assert.deepEqual(lines(diffRecords(before, after)), [
      'changed [-260-][+264+][-  -][+ 1+]$aBerlin :$bDressler,$c1929.',
    ])
  })

  it('tell moved fields, or do not mind them', () => {
    const after = record(...emil.fields.slice(0, 6), emil.fields[7]!, emil.fields[6]!)
    const diff = diffRecords(emil, after)
    assert.deepEqual([diff.counts.moved, diff.isSame], [1, false])
    assert.equal(diffRecords(emil, after, { order: 'ignored' }).isSame, true)
    assert.equal(isSameRecord(emil, after), false)
    assert.equal(isSameRecord(emil, after, { order: 'ignored' }), true)
  })

  it('leave out the fields and subfields that are to be ignored', () => {
    const after = record(
      emil.fields[0]!,
      controlField('005', '20270101120000.0'),
      ...emil.fields.slice(2),
      dataField('935', '  ', ['a', 'local']),
    )
    const ignore = ['005', '9XX']
    assert.equal(isSameRecord(emil, after, { ignore }), true)
    assert.deepEqual(diffRecords(emil, after, { ignore }).counts.kept, 7)
    const link = (date: string): MarcRecord => record(dataField('856', '40', ['u', 'https://a.example'], ['z', date]))
    assert.equal(diffRecords(link('1'), link('2'), { ignore: ['856$z'] }).isSame, true)
    assert.equal(diffRecords(link('1'), link('2'), { ignore: ['856$u'] }).isSame, false)
  })

  it('mind the leader only where people set it', () => {
    const other = createRecord('00999nam a2200253 i 4500', emil.fields)
    const diff = diffRecords(emil, other)
    assert.equal(marked(diff.leader ?? []), '     [-c-][+n+]am a22      [-a-][+i+] 4500')
    assert.equal(diffRecords(emil, other, { ignore: ['LDR'] }).isSame, true)
    assert.equal(isSameRecord(emil, createRecord('01234cam a2200123 a 4500', emil.fields)), true)
  })

  it('see composed and decomposed letters as one text when asked', () => {
    const composed = record(dataField('100', '1 ', ['a', 'K\u00E4stner']))
    const decomposed = record(dataField('100', '1 ', ['a', 'Ka\u0308stner']))
    assert.equal(diffRecords(composed, decomposed).isSame, false)
    assert.equal(diffRecords(composed, decomposed, { unicode: 'composed' }).isSame, true)
  })

  it('keep the text on both sides whole, whatever changed', () => {
    const texts = [
      '',
      'a',
      'a b',
      'b  a',
      'The cat, the hat.',
      'The hat; the cat',
      'ẹ̀kọ́ àwọn',
      'ẹ̀kọ́',
      '中文 中',
      '文中',
    ]
    for (const before of texts) {
      for (const after of texts) {
        const stretches = diffText(before, after)
        const side = (gone: string): string =>
          stretches.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join('')
        assert.equal(side('added'), before)
        assert.equal(side('removed'), after)
      }
    }
  })

  it('with twelve thousand changed fields are compared field by field', () => {
    const items = (price: string): Field[] =>
      Array.from({ length: 12_000 }, (_, number) => dataField('974', '  ', ['b', `x${number}`], ['p', price]))
    const diff = diffRecords(record(...items('10')), record(...items('12')))
    assert.deepEqual(diff.counts, { kept: 0, moved: 0, changed: 12_000, added: 0, removed: 0 })
    assert.equal(marked(diff.fields[11_999]?.parts ?? []), '974  $bx11999$p[-10-][+12+]')
  })
})
