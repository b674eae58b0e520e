import { firstField, subfieldTexts, fieldsWith, type MarcRecord } from '@carrel/marc'

/** Positions of 008 (MARC 21), empty where the record has none. */
export function fixedPositions(record: MarcRecord, from: number, to: number): string {
  const field = firstField(record, '008')
  return field?.kind === 'control' ? field.value.slice(from, to) : ''
}

/** Codes of languages, that of 008/35-37 first, then those of 041 $a. */
export function languagesOf(record: MarcRecord): readonly string[] {
  const others = fieldsWith(record, '041').flatMap((field) => subfieldTexts(field, 'a'))
  const codes = [fixedPositions(record, 35, 38), ...others].flatMap((text) => text.match(/[a-z]{3}/g) ?? [])
  return [...new Set(codes)].filter((code) => code !== 'und' && code !== 'zxx' && code !== 'mul')
}

/** The year of publication: Date 1 of 008, else the first one of 264 $c or 260 $c. */
export function yearOf(record: MarcRecord): string | undefined {
  const coded = /^\d{4}$/.exec(fixedPositions(record, 7, 11))?.[0]
  if (coded !== undefined && coded !== '9999') return coded
  return [...fieldsWith(record, '264'), ...fieldsWith(record, '260')]
    .flatMap((field) => subfieldTexts(field, 'c'))
    .map((text) => /\d{4}/.exec(text)?.[0])
    .find((year) => year !== undefined)
}

/** What a record describes, in the words of the DCMI Type Vocabulary; undefined where it has none for it. */
export function dcmiType(record: MarcRecord): string | undefined {
  if (record.leader[7] === 'c' || record.leader[7] === 'd') return 'Collection'
  return typesByLeader[record.leader[6] ?? ' ']
}

const typesByLeader: Readonly<Record<string, string>> = {
  a: 'Text',
  c: 'Text',
  d: 'Text',
  t: 'Text',
  e: 'Image',
  f: 'Image',
  g: 'MovingImage',
  i: 'Sound',
  j: 'Sound',
  k: 'StillImage',
  m: 'Software',
  o: 'Collection',
  p: 'Collection',
  r: 'PhysicalObject',
}
