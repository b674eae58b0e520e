import { dataField, insertInOrder, mapFields, withSubfields, type MarcRecord } from '@carrel/marc'
import {
  authorMark,
  lcCutter,
  parseLc,
  recordFacts,
  suggestCallNumber,
  type CallNumberSuggestion,
  type HouseStyle,
} from '@carrel/call-number'
import { choice, flag, tagList, text, wholeNumber } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'
import { isTagged } from '../text/is-tagged.ts'

/** Gives records a call number. */
export const generateCallNumber = stepKind({
  name: 'generate-call-number',
  title: 'Generate a call number',
  help: 'Makes a call number of the class number that the record has (050, 090, 060, 082, 092 …), a Cutter or mark for its main entry and the year, and writes it to a field, unless that is there. It does not look at the shelf: the shelf list shows whether it fits.',
  group: 'numbers',
  params: {
    scheme: choice({
      label: 'Scheme',
      choices: [
        { value: 'lc', label: 'Library of Congress' },
        { value: 'ddc', label: 'Dewey' },
        { value: 'nlm', label: 'National Library of Medicine' },
      ],
      preset: 'lc',
    }),
    to: choice({
      label: 'Into',
      choices: [
        { value: 'local', label: '090, 092 or 096' },
        { value: '099', label: '099' },
        { value: '852', label: '852 $h $i' },
      ],
      preset: 'local',
    }),
    prefix: text({ label: 'Words before it', help: 'Such as REF.', preset: '' }),
    mark: choice({
      label: 'Authors behind a Dewey number',
      choices: [
        { value: 'letters', label: 'Letters of the name' },
        { value: 'lc-cutter', label: 'A Cutter of the LC table' },
        { value: 'none', label: 'None' },
      ],
      preset: 'letters',
    }),
    decimals: wholeNumber({ label: 'Figures of Dewey behind the point, at most', preset: 9, most: 30 }),
    fiction: text({ label: 'Fiction is marked', help: 'Such as FIC; its number when empty.', preset: '' }),
    year: flag({ label: 'With the year', preset: true }),
    again: flag({ label: 'In place of one that is there' }),
  },
  examples: [
    {
      step: {},
      before: [
        '=050  \\4$aQL690.A1',
        '=100  1\\$aSmith, John.',
        '=245  10$aBirds.',
        '=264  \\1$aLondon :$bFaber,$c1999.',
      ],
      after: [
        '=050  \\4$aQL690.A1',
        '=090  \\\\$aQL690.A1$bS65 1999',
        '=100  1\\$aSmith, John.',
        '=245  10$aBirds.',
        '=264  \\1$aLondon :$bFaber,$c1999.',
      ],
    },
    {
      step: { scheme: 'ddc', to: '852', prefix: 'REF', year: false, decimals: 2 },
      before: ['=082  04$a598.094/1$223', '=100  1\\$aSmith, John.', '=245  10$aBirds.'],
      after: ['=082  04$a598.094/1$223', '=100  1\\$aSmith, John.', '=245  10$aBirds.', '=852  1\\$kREF$h598.09$iSMI'],
    },
  ],
  compile: ({ scheme, to, prefix, mark, decimals, fiction, year, again }) => {
    const style: HouseStyle = {
      scheme,
      authorMark: mark,
      deweyDecimals: decimals,
      fiction,
      year,
      ...(prefix !== '' && { prefix }),
    }
    const tag = to === 'local' ? { lc: '090', ddc: '092', nlm: '096' }[scheme] : to
    return (record) => {
      const isThere = record.fields.some(
        (field) =>
          field.kind === 'data' &&
          field.tag === tag &&
          (tag !== '852' || field.subfields.some(({ code }) => code === 'h')),
      )
      if (isThere && !again) return record
      // The number that it replaces must not be what it is made of, or each run would add to it.
      const source: MarcRecord = isThere
        ? { ...record, fields: record.fields.filter((field) => field.tag !== tag) }
        : record
      const [best] = suggestCallNumber(source, style).suggestions
      if (!best) return record
      const made = fieldFor(tag, best, prefix)
      const [first] = record.fields.filter((field) => field.tag === tag)
      if (!isThere || first?.kind !== 'data') return insertInOrder(record, made)
      return sameSubfields(first.subfields, made.subfields)
        ? record
        : mapFields(
            record,
            (field) => field === first,
            () => made,
          )
    }
  },
})

function fieldFor(tag: string, { callNumber, classNumber, scheme }: CallNumberSuggestion, prefix: string) {
  const bareClass =
    prefix !== '' && classNumber.startsWith(`${prefix} `) ? classNumber.slice(prefix.length + 1) : classNumber
  const item = callNumber.startsWith(classNumber) ? callNumber.slice(classNumber.length).trim() : ''
  const whole = item === '' && !callNumber.startsWith(classNumber)
  const number = whole ? callNumber : bareClass
  const before = prefix === '' || whole ? [] : [['k', prefix] as const]
  if (tag === '852') {
    const first = { lc: '0', ddc: '1', nlm: '2', sudoc: '3', local: '8' }[scheme]
    return dataField('852', `${first} `, ...before, ['h', number], ...(item === '' ? [] : [['i', item] as const]))
  }
  if (tag === '099') return dataField('099', '  ', ...callNumber.split(' ').map((part) => ['a', part] as const))
  const led = prefix === '' || whole ? number : `${prefix} ${number}`
  return dataField(tag, '  ', ['a', led], ...(item === '' ? [] : [['b', item] as const]))
}

function sameSubfields(
  a: readonly { code: string; value: string }[],
  b: readonly { code: string; value: string }[],
): boolean {
  return (
    a.length === b.length && a.every((each, index) => each.code === b[index]?.code && each.value === b[index]?.value)
  )
}

/** Adds a Cutter to class numbers. */
export const generateCutter = stepKind({
  name: 'generate-cutter',
  title: 'Generate a Cutter',
  help: 'Adds an item number ($b) to class numbers without one: a Cutter by the table of the Library of Congress, or the first letters, of the main entry, with the year. The table proposes; the shelf list decides.',
  group: 'numbers',
  params: {
    tags: tagList({ label: 'Tags', preset: '050 090' }),
    as: choice({
      label: 'As',
      choices: [
        { value: 'lc', label: 'Cutter of the LC table' },
        { value: 'letters', label: 'First three letters' },
      ],
      preset: 'lc',
    }),
    figures: wholeNumber({ label: 'Figures', preset: 2, least: 1, most: 5 }),
    year: flag({ label: 'With the year', preset: true }),
  },
  examples: [
    {
      step: {},
      before: [
        '=050  \\4$aQA76.9',
        '=050  \\4$aQL690.A1',
        '=050  00$aQL690$b.S6',
        '=245  14$aThe owls.',
        '=264  \\1$c1999',
      ],
      after: [
        '=050  \\4$aQA76.9$b.O95 1999',
        '=050  \\4$aQL690.A1$bO95 1999',
        '=050  00$aQL690$b.S6',
        '=245  14$aThe owls.',
        '=264  \\1$c1999',
      ],
    },
  ],
  compile: ({ tags, as, figures, year }) => {
    const isMeant = isTagged(tags)
    return (record) => {
      let item: string | undefined
      return mapFields(record, isMeant, (field) => {
        if (field.kind !== 'data' || field.subfields.some(({ code }) => code === 'b')) return field
        const at = field.subfields.findLastIndex(({ code }) => code === 'a')
        const classNumber = field.subfields[at]?.value
        item ??= itemNumber(record, as, figures, year)
        if (classNumber === undefined || item === '') return field
        // The first Cutter of a number has the point before it.
        const hasCutter = parseLc(classNumber)?.parts.some(({ kind }) => kind === 'cutter') === true
        const isFirst = as === 'lc' && !hasCutter
        return withSubfields(
          field,
          field.subfields.toSpliced(at + 1, 0, { code: 'b', value: `${isFirst ? '.' : ''}${item}` }),
        )
      })
    }
  },
})

function itemNumber(record: MarcRecord, as: 'lc' | 'letters', figures: number, year: boolean): string {
  const facts = recordFacts(record)
  const cutter = as === 'lc' ? lcCutter(facts.entry.text, { digits: figures }) : authorMark(facts.entry.text)
  const isDated = year && facts.year !== undefined && !facts.isContinuing
  return cutter === '' ? '' : `${cutter}${isDated ? ` ${facts.year}` : ''}`
}
