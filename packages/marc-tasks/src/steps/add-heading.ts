import { dataField, insertInOrder, recordKind, type DataField } from '@carrel/marc'
import { choice, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** What comes with a kind of heading: its tag and first indicator. */
const kinds = {
  topic: ['650', ' '],
  place: ['651', ' '],
  genre: ['655', ' '],
  name: ['600', '1'],
  body: ['610', '2'],
} as const

/** Second indicators of lists that have one of their own (MARC 21 6XX). */
const ownIndicators: Readonly<Record<string, string>> = {
  lcsh: '0',
  cyac: '1',
  mesh: '2',
  nal: '3',
  cash: '5',
  rvm: '6',
}

/** Adds a subject or genre heading of the library. */
export const addHeading = stepKind({
  name: 'add-heading',
  title: 'Add a heading',
  help: 'Adds a subject or genre heading with its source, unless the record has it. A list with an indicator of its own (lcsh, mesh) gets that; any other gets 7 and $2.',
  group: 'fields',
  params: {
    heading: text({ label: 'Heading', help: 'Subdivisions behind “--”: Birds--Europe.' }),
    kind: choice({
      label: 'Kind',
      choices: [
        { value: 'topic', label: 'Topic (650)' },
        { value: 'place', label: 'Place (651)' },
        { value: 'genre', label: 'Genre or form (655)' },
        { value: 'name', label: 'Person (600)' },
        { value: 'body', label: 'Corporate body (610)' },
      ],
      preset: 'genre',
    }),
    source: text({ label: 'Source', help: 'A code such as lcgft, fast, lcsh or local.', preset: 'local' }),
    institution: text({ label: 'Institution ($5)', preset: '' }),
  },
  examples: [
    {
      step: { heading: 'Electronic books', institution: 'FU' },
      before: ['=650  \\0$aBirds.', '=856  40$uhttps://a.example'],
      after: ['=650  \\0$aBirds.', '=655  \\7$aElectronic books$2local$5FU', '=856  40$uhttps://a.example'],
    },
    {
      step: { heading: 'Birds--Europe', kind: 'topic', source: 'lcsh' },
      before: ['=650  \\0$aBirds$xEurope.'],
      after: ['=650  \\0$aBirds$xEurope.'],
    },
  ],
  compile: ({ heading, kind, source, institution }) => {
    const parts = heading.split('--').map((part) => part.trim())
    if (parts.some((part) => part === '')) return 'The heading, or one of its subdivisions, is empty.'
    if (!/^[a-z0-9/_-]{2,20}$/.test(source)) return 'The source must be a code such as lcgft or local.'
    const [tag, first] = kinds[kind]
    const own = tag === '655' && source !== 'lcsh' && source !== 'mesh' ? undefined : ownIndicators[source]
    const subfields = parts.map((part, index) => [index === 0 ? 'a' : 'x', part] as const)
    const field = dataField(
      tag,
      `${first}${own ?? '7'}`,
      ...subfields,
      ...(own === undefined ? [['2', source] as const] : []),
      ...(institution === '' ? [] : [['5', institution] as const]),
    )
    const wanted = keyOf(field)
    return (record) => {
      if (recordKind(record.leader) !== 'bibliographic') return record
      const isThere = record.fields.some((each) => each.kind === 'data' && each.tag === tag && keyOf(each) === wanted)
      return isThere ? record : insertInOrder(record, field)
    }
  },
})

function keyOf(field: DataField): string {
  const source = field.subfields.find(({ code }) => code === '2')?.value ?? ''
  const words = field.subfields
    .filter(({ code }) => /[a-z]/.test(code))
    .map(({ value }) => value.toLowerCase().replace(/[.,\s]+$/, ''))
  return `${field.indicators[1]}|${source}|${words.join('--')}`
}
