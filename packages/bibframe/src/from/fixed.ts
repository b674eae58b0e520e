import { controlField, editLeader, type Leader } from '@carrel/marc'
import { bf, bflc, edtf, vocabulary } from '../names.ts'
import { fixedRows, materialOfType } from '../fixed-rows.ts'
import { encodingLevels, workTypes } from '../to/fixed.ts'
import { codeOf, isA, lastPart, nameOf, text, things, type Reading } from './reading.ts'

/** The leader that a description gives. */
export function leaderOf(reading: Reading): string {
  const { work, instance, admin } = reading
  const either = (name: string): boolean =>
    [work, instance].some((each) => each !== undefined && isA(reading, each, name))
  let type =
    Object.entries(workTypes).find(([code, name]) => !'tdf'.includes(code) && either(name))?.[0] ??
    (either('Audio') ? 'i' : either('DataSet') ? 'm' : 'a')
  if (either('Manuscript')) type = { a: 't', c: 'd', e: 'f' }[type] ?? type
  const issuance = things(reading, instance, bf('issuance')).map((each) =>
    each.kind === 'iri' ? lastPart(each.value) : nameOf(reading, each).text,
  )
  const level = either('Collection')
    ? 'c'
    : either('Serial') || either('Series') || issuance.includes('serl')
      ? 's'
      : either('Integrating') || issuance.includes('intg')
        ? 'i'
        : 'm'
  const statuses = things(reading, admin, bf('status')).map((each) => codeOf(reading, each))
  const encoding = things(reading, admin, bflc('encodingLevel')).map((each) => codeOf(reading, each))[0]
  const conventions = things(reading, admin, bf('descriptionConventions')).map((each) => codeOf(reading, each))
  const change: Partial<Leader> = {
    status: statuses.find((code) => /^[acdnp]$/.test(code)) ?? 'n',
    type,
    level,
    control: either('Archival') ? 'a' : ' ',
    encoding: 'a',
    encodingLevel: Object.entries(encodingLevels).find(([, [code]]) => code === encoding)?.[0] ?? ' ',
    descriptiveForm: conventions.includes('aacr')
      ? 'a'
      : conventions.includes('nonisbd')
        ? 'n'
        : conventions.includes('isbd') || conventions.includes('rda')
          ? 'i'
          : ' ',
  }
  return editLeader('00000nam a2200000   4500', change)
}

/** 001, 003, 005 and 008 that a description gives. */
export function addControlFields(reading: Reading, leader: string): void {
  const { admin } = reading
  const own = things(reading, admin, bf('identifiedBy')).find(
    (each) => isA(reading, each, 'Local') && !reading.graph.objects(each, bf('source')).length,
  )
  const number = text(reading, own, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value').text
  if (number !== '') reading.fields.push(controlField('001', number))
  const [assigner] = things(reading, own, bf('assigner'))
  const source = assigner ? codeOf(reading, assigner) : ''
  if (number !== '' && source !== '') reading.fields.push(controlField('003', source))
  const changed = text(reading, admin, bf('changeDate'))
    .text.replace(/[-:T]/g, '')
    .replace(/[Z+].*$/, '')
  if (/^\d{8,14}$/.test(changed)) reading.fields.push(controlField('005', `${changed.padEnd(14, '0')}.0`))
  reading.fields.push(controlField('008', fixedField(reading, leader)))
}

function fixedField(reading: Reading, leader: string): string {
  const { work, instance, admin } = reading
  const material = materialOfType(leader)
  const at = Array.from({ length: 40 }, () => ' ')
  const put = (place: number, value: string): void => {
    for (const [index, letter] of Array.from(value).entries()) at[place + index] = letter
  }
  const created = text(reading, admin, bf('creationDate')).text.replaceAll('-', '')
  put(0, /^\d{8}/.test(created) ? created.slice(2, 8) : '      ')
  put(6, dates(reading, leader))
  const languages = things(reading, work, bf('language')).filter(
    (each) => reading.graph.objects(each, bf('part')).length === 0,
  )
  const language = languages
    .map((each) => (each.kind === 'iri' ? lastPart(each.value) : lastPart(nameOf(reading, each).text)))
    .find((code) => /^[a-z]{3}$/.test(code))
  put(35, language ?? 'und')
  put(38, ' ')
  put(39, 'd')
  for (const row of fixedRows) {
    if (!row.for.split(' ').includes(material)) continue
    const subject = row.on === 'work' ? work : instance
    const name = row.extension === true ? bflc : bf
    const alternatives = row.on === 'work' ? [subject, instance] : [subject, work]
    const addresses = alternatives
      .flatMap((each) => things(reading, each, name(row.property)))
      .flatMap((each) => (each.kind === 'iri' ? [each.value] : []))
    const codes = addresses.flatMap((address) => {
      const found = Object.entries(row.terms).find(
        ([, [term]]) => (term.startsWith('http') ? term : vocabulary(term)) === address,
      )
      return found ? [found[0]] : []
    })
    const zero =
      row.at >= 29 &&
      row.at <= 33 &&
      (material === 'books' || (material === 'serials' && row.at === 29) || (material === 'maps' && row.at === 31))
        ? '0'
        : ' '
    put(row.at, [...new Set(codes)].join('').slice(0, row.length).padEnd(row.length, zero))
  }
  if (material === 'serials' && at[34] === ' ') put(34, '0')
  const form = things(reading, instance, bf('fontSize')).some(
    (each) => each.kind === 'iri' && each.value.endsWith('mfont/lp'),
  )
    ? 'd'
    : undefined
  const type =
    instance &&
    (isA(reading, instance, 'Electronic')
      ? 'o'
      : isA(reading, instance, 'Microform')
        ? 'b'
        : isA(reading, instance, 'Tactile')
          ? 'f'
          : undefined)
  put(material === 'maps' || material === 'visual' ? 29 : 23, form ?? type ?? ' ')
  return at.slice(0, 40).join('')
}

/** 008/06 to 17. */
function dates(reading: Reading, leader: string): string {
  const { instance, graph } = reading
  const activities = things(reading, instance, bf('provisionActivity'))
  const coded =
    activities.find((each) => graph.literals(each, bf('date')).some(({ datatype }) => datatype === edtf)) ??
    activities.find((each) => things(reading, each, bf('place')).some(isCountry))
  const plainDate = activities.map((each) => text(reading, each, bf('date')).text).find((each) => /\d{4}/.test(each))
  const date = text(reading, coded, bf('date')).text || (/\d{4}/.exec(plainDate ?? '')?.[0] ?? '')
  const [first = '', second = ''] = date.split('/')
  const year = (each: string) => (/^[\dXu]{4}/.exec(each)?.[0] ?? '').replaceAll('X', 'u')
  const isSerial = leader[7] === 's' || leader[7] === 'i'
  const copyright = /\d{4}/.exec(text(reading, instance, bf('copyrightDate')).text)?.[0]
  const end = second === '..' ? '9999' : year(second)
  const type =
    date === ''
      ? isSerial
        ? 'u'
        : 'n'
      : end !== ''
        ? end === '9999'
          ? 'c'
          : isSerial
            ? 'd'
            : 'm'
        : isSerial
          ? 'u'
          : copyright !== undefined && copyright !== year(first)
            ? 't'
            : 's'
  const rest = type === 't' ? (copyright ?? '    ') : end !== '' ? end : isSerial && date !== '' ? 'uuuu' : '    '
  const country = activities.flatMap((each) => things(reading, each, bf('place'))).find(isCountry)
  return `${type}${(year(first) || 'uuuu').padEnd(4)}${(date === '' ? 'uuuu' : rest).padEnd(4)}${(country?.kind === 'iri' ? lastPart(country.value) : 'xx').padEnd(3).slice(0, 3)}`
}

const isCountry = (each: { readonly kind: string; readonly value: string }): boolean =>
  each.kind === 'iri' && each.value.startsWith(vocabulary('countries/'))
