import { dataField, insertInOrder, fieldsWith, textOf, type Field, type MarcRecord } from '@carrel/marc'
import { controlTexts } from './fixed-values.ts'
import { resourceTypes } from './resource-types.ts'

type Pair = readonly [code: string, text: string]

/**
 * Adds sound, moving image, video and digital file characteristics (344 to 347) that 007, the extent and the notes on the
 * system (300, 538) say, where there is no such field yet (RDA 3.16 to 3.19).
 */
export function addCharacteristics(record: MarcRecord): MarcRecord {
  const said = fieldsWith(record, '300')
    .concat(fieldsWith(record, '538'))
    .map((field) => textOf(field))
    .join(' ')
  let next = record
  for (const [tag, find] of [
    ['344', sound],
    ['345', movingImage],
    ['346', video],
    ['347', digitalFile],
  ] as const) {
    if (record.fields.some((field) => field.tag === tag)) continue
    for (const field of find(record, said)) next = insertInOrder(next, field)
  }
  return next
}

const speeds: Readonly<Record<string, string>> = {
  a: '16 rpm',
  b: '33 1/3 rpm',
  c: '45 rpm',
  d: '78 rpm',
  e: '8 rpm',
  f: '1.4 m/s',
  h: '120 rpm',
  i: '160 rpm',
  k: '15/16 ips',
  l: '1 7/8 ips',
  m: '3 3/4 ips',
  o: '7 1/2 ips',
  p: '15 ips',
  r: '30 ips',
}
const channels: Readonly<Record<string, string>> = { m: 'mono', s: 'stereo', q: 'quadraphonic' }
const special: Readonly<Record<string, string>> = {
  a: 'NAB standard',
  b: 'CCIR standard',
  c: 'Dolby-B encoded',
  d: 'dbx encoded',
  f: 'Dolby-A encoded',
  g: 'Dolby-C encoded',
  h: 'CX encoded',
}

function sound(record: MarcRecord, said: string): Field[] {
  return controlTexts(record, '007').flatMap((field) => {
    if (!field.startsWith('s') || field[1] === 'r') return []
    const isCompact = field[3] === 'f' || /compact disc|digital/i.test(said)
    const isTape = 'ste'.includes(field[1] ?? '-') && field[1] !== 'e'
    const pairs = told([
      [
        'a',
        isCompact || field[13] === 'd'
          ? 'digital'
          : field[13] === 'e' || isTape || 'abcd'.includes(field[3] ?? '-')
            ? 'analog'
            : undefined,
      ],
      ['b', field[3] === 'f' ? 'optical' : isTape ? 'magnetic' : undefined],
      ['c', field[3] === 'f' ? undefined : speeds[field[3] ?? '']],
      ['g', channels[field[4] ?? '']],
      ['h', special[field[12] ?? '']],
    ])
    return pairs.length > 0 ? [dataField('344', '  ', ...pairs, ['2', 'rda'])] : []
  })
}

const presentations: Readonly<Record<string, string>> = { c: '3D', d: 'wide-screen', b: 'wide-screen' }

function movingImage(record: MarcRecord): Field[] {
  return controlTexts(record, '007').flatMap((field) => {
    const format = field.startsWith('m') ? presentations[field[4] ?? ''] : undefined
    return format === undefined ? [] : [dataField('345', '  ', ['a', format], ['2', 'rda'])]
  })
}

const videoFormats: Readonly<Record<string, string>> = {
  a: 'Betamax',
  b: 'VHS',
  c: 'U-matic',
  d: 'EIAJ',
  e: 'Type C',
  f: 'Quadruplex',
  g: 'laser optical',
  h: 'CED',
  i: 'Betacam',
  j: 'Betacam SP',
  k: 'Super-VHS',
  m: 'M-II',
  o: 'D-2',
  p: '8 mm',
  q: 'Hi-8 mm',
}

function video(record: MarcRecord, said: string): Field[] {
  const formats = controlTexts(record, '007').flatMap((field) =>
    field.startsWith('v') ? (videoFormats[field[4] ?? ''] ?? []) : [],
  )
  const standard = /\b(NTSC|PAL|SECAM)\b/.exec(said)?.[1]
  const pairs = told([
    ['a', formats[0]],
    ['b', standard],
  ])
  return pairs.length > 0 ? [dataField('346', '  ', ...pairs, ['2', 'rda'])] : []
}

const encodings: readonly (readonly [RegExp, string])[] = [
  [/blu-?ray/i, 'Blu-ray'],
  [/\bdvd[- ]?audio/i, 'DVD audio'],
  [/\bdvd(?!-?rom)/i, 'DVD video'],
  [/\bPDF\b|portable document format/i, 'PDF'],
  [/\bEPUB\b/i, 'EPUB'],
  [/\bMP3\b/i, 'MP3'],
  [/\bMPEG-?4\b|\bMP4\b/i, 'MPEG-4'],
  [/\bHTML\b/, 'HTML'],
  [/\bcompact disc|\bCD audio|\baudio CD/i, 'CD audio'],
]
const fileTypes: Readonly<Record<string, string>> = {
  txt: 'text file',
  prm: 'audio file',
  spw: 'audio file',
  snd: 'audio file',
  tdi: 'video file',
  sti: 'image file',
  cri: 'image file',
  cod: 'data file',
  cop: 'program file',
}

function digitalFile(record: MarcRecord, said: string): Field[] {
  const types = resourceTypes(record)
  const fixed = controlTexts(record, '007')
  const isDigital =
    types.media.includes('c') ||
    fixed.some(
      (field) =>
        (field.startsWith('s') && field[3] === 'f') || (field.startsWith('v') && 'vs'.includes(field[4] ?? '-')),
    )
  if (!isDigital) return []
  const [main = ''] = types.content
  const pairs = told([
    ['a', fileTypes[main]],
    ['b', encodingOf(fixed, said)],
    ['c', /\(?(\d[\d.,]* ?(?:[KMG]B|bytes|kilobytes|megabytes|gigabytes))\b/i.exec(said)?.[1]],
    ['e', regionOf(said)],
  ])
  return pairs.length > 0 ? [dataField('347', '  ', ...pairs, ['2', 'rda'])] : []
}

function encodingOf(fixed: readonly string[], said: string): string | undefined {
  const found = encodings.find(([words]) => words.test(said))?.[1]
  if (found !== undefined) return found
  if (fixed.some((field) => field.startsWith('v') && field[4] === 'v')) return 'DVD video'
  if (fixed.some((field) => field.startsWith('v') && field[4] === 's')) return 'Blu-ray'
  return fixed.some((field) => field.startsWith('sd') && field[3] === 'f') ? 'CD audio' : undefined
}

function regionOf(said: string): string | undefined {
  const region = /\b(all regions|region (?:all|[0-8A-C]))\b/i.exec(said)?.[1]?.toLowerCase()
  if (region === undefined) return undefined
  return /all/.test(region) ? 'all regions' : `region ${region.slice(7).toUpperCase()}`
}

function told(pairs: readonly (readonly [string, string | undefined])[]): Pair[] {
  return pairs.flatMap(([code, text]): Pair[] => (text === undefined ? [] : [[code, text]]))
}
