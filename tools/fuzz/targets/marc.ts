import {
  controlField,
  createRecord,
  createWriter,
  dataField,
  readerFor,
  writeIso2709,
  type InputFormat,
  type MarcRecord,
} from '@carrel/marc'
import { promise, type FuzzTarget } from '../target.ts'

const record: MarcRecord = createRecord('00000nam a2200000 i 4500', [
  controlField('001', 'x1'),
  controlField('008', '260101s2026    xxu           000 0 eng d'),
  dataField('100', '1 ', ['a', 'Kästner, Erich,'], ['d', '1899-1974.']),
  dataField('245', '10', ['a', 'Emil & die <Detektive> /'], ['c', '中文 ж.']),
])

function read(format: InputFormat, input: Uint8Array): readonly MarcRecord[] {
  const reader = readerFor(format)
  const half = input.length >> 1
  const entries = [...reader.push(input.subarray(0, half)), ...reader.push(input.subarray(half)), ...reader.end()]
  return entries.flatMap((entry) => (entry.record ? [entry.record] : []))
}

function written(one: MarcRecord): Uint8Array | undefined {
  const outcome = writeIso2709(one, { encoding: 'utf-8' })
  return outcome.ok ? outcome.bytes : undefined
}

function target(format: 'iso2709' | 'marcxml', samples: readonly Uint8Array[], pieces: readonly string[]): FuzzTarget {
  return {
    name: format,
    samples,
    pieces,
    check(input) {
      for (const one of read(format, input)) {
        createWriter('marcxml').write(one)
        writeIso2709(one, { encoding: 'marc-8' })
        const once = written(one)
        if (!once) continue
        const [again] = read('iso2709', once)
        promise(again !== undefined, 'A record that was written cannot be read')
        const twice = written(again)
        promise(
          twice !== undefined && Buffer.from(twice).equals(once),
          'A record is not the same when it is written and read',
        )
      }
    },
  }
}

const ok = (outcome: ReturnType<typeof writeIso2709>) => (outcome.ok ? outcome.bytes : new Uint8Array(0))

/** MARC records in the frame of ISO 2709, in both encodings. */
export const iso2709 = target(
  'iso2709',
  [ok(writeIso2709(record, { encoding: 'utf-8' })), ok(writeIso2709(record, { encoding: 'marc-8' }))],
  ['\u001e', '\u001d', '\u001fa', '00024', '99999', '\u001b$1', '\u001b(B', '&#x41;', ' '],
)

/** MARC records in XML. */
export const marcxml = target(
  'marcxml',
  [createWriter('marcxml').write(record)],
  [
    '<record>',
    '</record>',
    '<leader>',
    '<controlfield tag="001">',
    '<datafield tag="245" ind1="1" ind2="0">',
    '<subfield code="a">',
    '</subfield>',
    '</datafield>',
    '&#x0;',
    '<![CDATA[',
    ']]>',
    '\u001f',
  ],
)
