import { controlField, createRecord, dataField, writeIso2709, type Field, type MarcRecord } from '@carrel/marc'
import { randomSource, zipfPicker } from './zipf.ts'

const syllables = 'ka lo mi der ra ten sur bel no vi fa gra um sti po lé ña öl çu şa'.split(' ')

/** Makes records as a town library has them, one in four in MARC-8 and the others in UTF-8, as bytes of ISO 2709. */
export function* syntheticFile(records: number): Generator<Uint8Array> {
  const random = randomSource(2709)
  const pick = zipfPicker(20_000, random)
  const word = (): string => {
    let [rest, text] = [pick() + 20, '']
    for (; rest > 0; rest = Math.trunc(rest / syllables.length)) text += syllables[rest % syllables.length]
    return text
  }
  const words = (count: number): string => Array.from({ length: count }, word).join(' ')
  const upTo = (most: number): number => Math.floor(random() * (most + 1))
  for (let number = 1; number <= records; number++) {
    const record = syntheticRecord(number, words, upTo)
    const written = writeIso2709(record, { encoding: number % 4 === 0 ? 'marc-8' : 'utf-8' })
    if (written.ok) yield written.bytes
  }
}

function syntheticRecord(number: number, words: (count: number) => string, upTo: (most: number) => number): MarcRecord {
  const fields: Field[] = [
    controlField('001', `syn${String(number).padStart(9, '0')}`),
    controlField('003', 'XX-Syn'),
    controlField('005', '20260131120000.0'),
    controlField('008', '260131s2026    xxu           000 0 eng d'),
    dataField('020', '  ', ['a', `9780${String(number).padStart(9, '0')}`], ['q', '(paperback)']),
    dataField('040', '  ', ['a', 'XX-Syn'], ['b', 'eng'], ['c', 'XX-Syn']),
    dataField('082', '04', ['a', `${upTo(999)}.${upTo(99)}`], ['2', '23']),
    dataField('100', '1 ', ['a', `${words(2)},`], ['d', `19${10 + upTo(80)}-`]),
    dataField('245', '10', ['a', `${words(2 + upTo(5))} :`], ['b', `${words(3 + upTo(6))} /`], ['c', `${words(3)}.`]),
    dataField('264', ' 1', ['a', `${words(1)} :`], ['b', `${words(2)},`], ['c', '2026.']),
    dataField('300', '  ', ['a', `${upTo(600)} pages :`], ['b', 'illustrations ;'], ['c', '24 cm']),
    dataField('336', '  ', ['a', 'text'], ['b', 'txt'], ['2', 'rdacontent']),
    dataField('500', '  ', ['a', `${words(8 + upTo(20))}.`]),
    dataField('520', '  ', ['a', `${words(30 + upTo(60))}.`]),
  ]
  for (let times = 1 + upTo(4); times > 0; times--) {
    fields.push(dataField('650', ' 0', ['a', words(1 + upTo(2))], ['x', words(1)], ['v', words(1)]))
  }
  fields.push(
    dataField('852', '  ', ['a', 'XX'], ['b', 'Main'], ['h', words(1)], ['p', String(31_000_000_000_000 + number)]),
  )
  return createRecord('00000nam a2200000 i 4500', fields)
}
