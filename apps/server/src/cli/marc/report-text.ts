import { fieldName } from '@carrel/marc-reports'
import type {
  CharacterCount,
  CharacterCounts,
  CodeCount,
  Coverage,
  Essentials,
  FieldCounts,
  Lengths,
  MaterialCounts,
  NumberCounts,
  RecordRef,
  StandardNumbers,
  ValueCounts,
} from '@carrel/marc-reports'
import { textTable, type Cell } from './text-table.ts'

/** Fields and their subfields as a table. */
export function fieldsText({ records, fields, tags }: FieldCounts): string {
  const rows: Cell[][] = []
  for (const tag of tags) {
    rows.push([tag.tag, '', tag.fields, tag.records, tag.without, `${tag.fewest}–${tag.most}`, fieldName(tag.tag)])
    for (const own of tag.subfields) {
      rows.push([
        '',
        `$${own.code}`,
        own.subfields,
        own.records,
        own.fieldsWithout,
        `0–${own.most}`,
        fieldName(tag.tag, own.code),
      ])
    }
  }
  const head = ['field', '', 'times', 'records', 'without', 'in one', 'name']
  const groups = [...Map.groupBy(tags, ({ tag }) => `${tag.slice(0, 1)}XX`)].map(([group, own]): Cell[] => {
    const sum = own.reduce((all, tag) => all + tag.fields, 0)
    return [group, sum, own.length]
  })
  return (
    title(`Fields: ${fields.toLocaleString('en')} in ${records.toLocaleString('en')} records`) +
    textTable(head, rows) +
    'without: of a field the records without it, of a subfield the fields without it\n\n' +
    textTable(['group', 'fields', 'tags'], groups)
  )
}

/** What records describe, as a table. */
export function materialsText({ materials }: MaterialCounts): string {
  const rows = materials.map(({ type, level, name, records, first }): Cell[] => {
    return [`${type}${level}`, name, records, named(first)]
  })
  return title('What the records describe') + textTable(['leader', 'material', 'records', 'first'], rows)
}

/** Missing and double fields as lists. */
export function essentialsText({ missing, duplicated }: Essentials, top: number): string {
  const lines = [
    ...missing.map(({ tag, records, named: list }) =>
      records === 0 ? `${tag} is in every record` : `${tag} is missing in ${records}: ${some(list, records, top)}`,
    ),
    ...duplicated.map(
      ({ tag, records, named: list }) =>
        `${tag} may stand once and stands more often in ${records}: ${some(list, records, top)}`,
    ),
  ]
  return `${title('Missing and double fields')}${lines.map((line) => `${line}\n`).join('')}`
}

/** Characters beyond ASCII as a table, and those that are not as they should be. */
export function charactersText(counts: CharacterCounts): string {
  const { characters, lookAlikes, unnormalised, records, recordsBeyondAscii } = counts
  return [
    title(`Characters beyond ASCII: ${characters.length} in ${recordsBeyondAscii} of ${records} records`),
    characterTable(characters),
    lookAlikes.length > 0 ? `\nLetters in words of another script that they look like:\n` : '',
    characterTable(lookAlikes),
    unnormalised.length > 0
      ? `\nLetters whose accents are characters of their own, though there is one for both:\n`
      : '',
    characterTable(unnormalised),
  ].join('')
}

/** Lengths of records and fields as tables. */
export function lengthsText({ records, bytes, longest, shortest, steps, tags, tooLong }: Lengths): string {
  const average = records === 0 ? 0 : Math.round(bytes / records)
  const stepRows = steps
    .filter((step) => step.records > 0)
    .map(({ below, records: many }): Cell[] => [Number.isFinite(below) ? `< ${below}` : 'longer', many])
  const tagRows = tags.map((tag): Cell[] => {
    return [tag.tag, tag.fields, Math.round(tag.bytes / tag.fields), tag.shortest, tag.longest, named(tag.longestIn)]
  })
  return [
    title('Lengths in bytes'),
    `A record has ${average} on average; the shortest ${shortest ? `${shortest.bytes}: ${named(shortest)}` : '0'}\n`,
    `ISO 2709 cannot hold ${tooLong.records} records and ${tooLong.fields} fields\n\n`,
    textTable(['bytes', 'records'], stepRows),
    '\n',
    textTable(
      ['longest', 'record'],
      longest.slice(0, 10).map((each): Cell[] => [each.bytes, named(each)]),
    ),
    '\n',
    textTable(['field', 'times', 'average', 'shortest', 'longest', 'longest in'], tagRows),
  ].join('')
}

/** Languages, countries and years as tables. */
export function coverageText({ languages, countries, years }: Coverage, top: number): string {
  const decades = Map.groupBy(years, ({ code }) => (/^\d{4}$/.test(code) ? `${code.slice(0, 3)}0s` : code || 'none'))
  const decadeRows = [...decades].map(([decade, own]): Cell[] => [
    decade,
    own.reduce((sum, { records }) => sum + records, 0),
  ])
  return [
    title('Languages'),
    codeTable(languages, top),
    `\n${title('Countries')}`,
    codeTable(countries, top),
    `\n${title('Years')}`,
    textTable(['years', 'records'], decadeRows),
  ].join('')
}

/** ISBNs and ISSNs as sentences, and those that are not valid. */
export function numbersText({ isbn, issn }: StandardNumbers, top: number): string {
  return `${title('ISBN and ISSN')}${numberText('ISBN', isbn, top)}${numberText('ISSN', issn, top)}`
}

/** What stands at a place, as a table. */
export function valuesText({ at, records, without, times, values, others }: ValueCounts, top: number): string {
  const rows = values.slice(0, top).map(({ value, times: many, records: own }): Cell[] => [many, own, value])
  const more = values.length - rows.length + others
  return [
    title(`${at}: ${times} times, ${values.length} different; ${without} of ${records} records without`),
    textTable(['times', 'records', 'text'], rows),
    more > 0 ? `and ${more} more\n` : '',
  ].join('')
}

function title(text: string): string {
  return `${text}\n${'-'.repeat(text.length)}\n`
}

function named({ number, control }: RecordRef): string {
  return control === '' ? `record ${number}` : `${control} (${number})`
}

function some(list: readonly RecordRef[], all: number, top: number): string {
  const shown = list.slice(0, top).map(named).join(', ')
  return all > top ? `${shown} and ${all - Math.min(top, list.length)} more` : shown
}

function characterTable(characters: readonly CharacterCount[]): string {
  const rows = characters.map(({ code, character, name, script, times, records, first, mark }): Cell[] => {
    const visible = /[\p{C}\p{Z}]/u.test(character) ? '' : /^\p{M}/u.test(character) ? `◌${character}` : character
    return [code, visible, times, records, named(first), script, mark ?? '', name]
  })
  return textTable(['code', '', 'times', 'records', 'first', 'script', 'mark', 'name'], rows)
}

function codeTable(codes: readonly CodeCount[], top: number): string {
  const rows = codes.slice(0, top).map(({ code, name, records, first }): Cell[] => {
    const meaning = code === '' ? 'none given' : name === '' ? 'not a code' : name
    return [code, meaning, records, named(first)]
  })
  const more = codes.length > top ? `and ${codes.length - top} more\n` : ''
  return textTable(['code', 'meaning', 'records', 'first'], rows) + more
}

function numberText(name: string, counts: NumberCounts, top: number): string {
  const { numbers, valid, faults, invalid, cancelled, records } = counts
  const reasons = Object.entries(faults)
    .filter(([, times]) => times > 0)
    .map(([reason, times]) => `${times} ${faultNames[reason] ?? reason}`)
  const wrong = reasons.length > 0 ? `: ${reasons.join(', ')}` : ''
  const rows = invalid.slice(0, top).map((each): Cell[] => [named(each), each.reason, each.text])
  return `${name}: ${numbers} in ${records} records, ${valid} valid, ${numbers - valid} not${wrong}; ${cancelled} cancelled ($z)\n${textTable(['record', 'why', 'text'], rows, '  ')}`
}

const faultNames: Readonly<Record<string, string>> = {
  checksum: 'with a wrong check digit',
  length: 'of a wrong length',
  characters: 'with other characters',
  prefix: 'with a wrong prefix',
  empty: 'empty',
}
