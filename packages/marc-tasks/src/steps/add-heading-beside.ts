import { changedRecord, recordKind, type DataField, type Field, type MarcRecord, type Subfield } from '@carrel/marc'
import { fieldHeading } from '../headings/field-heading.ts'
import { exactFinder, patternFinder, type FoundHeading } from '../headings/find-heading.ts'
import { headingPairs, readPairs, readPatterns, scopeParams, sourceProblem } from '../headings/heading-params.ts'
import { fieldOfSource } from '../headings/put-heading.ts'
import { headingName } from '../headings/same-heading.ts'
import { mainFor, readHeading, type WrittenHeading } from '../headings/written-heading.ts'
import { flag, text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Adds a heading of another vocabulary beside one that the record has. */
export const addHeadingBeside = stepKind({
  name: 'add-heading-beside',
  title: 'Add headings beside others',
  help: 'Where a record has a heading it gets another beside it, once: a term of Homosaurus beside one of LCSH. The heading that is there stays.',
  group: 'fields',
  params: {
    pairs: headingPairs({
      label: 'Headings',
      help: 'Rows of the heading that is there and the one to be added, as “Main -- Subdivision” or with codes.',
    }),
    toSource: text({
      label: 'Vocabulary of the new ones',
      help: 'A code such as homoit or local; that of the heading beside which they stand when empty.',
      preset: '',
    }),
    keepDivisions: flag({ label: 'With the subdivisions of the heading beside which it stands' }),
    tag: text({ label: 'Tag of the new ones', help: 'That of the heading beside when empty, e.g. 655.', preset: '' }),
    mark: text({ label: 'Mark the new ones as those of the institution ($5)', preset: '' }),
    ...scopeParams,
  },
  examples: [
    {
      says: 'the heading of LCSH stays, and a second run adds none',
      step: { kind: 'subject', source: 'lcsh', toSource: 'homoit', pairs: [['Gays', 'LGBTQ+ people']] },
      before: ['=650  \\0$aGays$zUnited States.', '=650  \\0$aHistory.'],
      after: ['=650  \\0$aGays$zUnited States.', '=650  \\7$aLGBTQ+ people$2homoit', '=650  \\0$aHistory.'],
    },
  ],
  compile: ({ pairs, how, toSource, keepDivisions, tag, mark, ...scope }) => {
    const problem = sourceProblem(scope.source, toSource)
    if (problem !== undefined) return problem
    if (tag !== '' && !/^6\d\d$/.test(tag)) return 'The tag of the new headings must be one of 600 to 699.'
    const rows = how === 'exact' ? readPairs(pairs, 'second') : readPatterns(pairs)
    if (typeof rows === 'string') return rows
    const find = finder(rows, scope)
    const wanted = { toSource, keepDivisions, tag, mark }
    return (record) => (recordKind(record.leader) === 'bibliographic' ? withBeside(record, find, wanted) : record)
  },
})

type Beside = (
  field: DataField,
) => { readonly found: FoundHeading<unknown>; readonly to: WrittenHeading | undefined } | undefined

function finder(
  rows: Exclude<ReturnType<typeof readPairs> | ReturnType<typeof readPatterns>, string>,
  scope: Parameters<typeof exactFinder>[1],
): Beside {
  const exact = exactFinder(
    rows.flatMap((row) => ('from' in row ? [row] : [])),
    scope,
  )
  const fitting = patternFinder(
    rows.flatMap((row) => ('change' in row ? [row] : [])),
    scope,
  )
  return (field) => {
    const found = exact(field)
    if (found) return { found, to: found.row.to }
    const fit = fitting(field)
    if (!fit) return undefined
    const read = readHeading(fit.row.text)
    return { found: fit, to: typeof read === 'string' ? undefined : read }
  }
}

interface Wanted {
  readonly toSource: string
  readonly keepDivisions: boolean
  readonly tag: string
  readonly mark: string
}

function withBeside(record: MarcRecord, find: Beside, wanted: Wanted): MarcRecord {
  const there = new Set(record.fields.flatMap((field) => (field.kind === 'data' ? (headingName(field) ?? []) : [])))
  let isChanged = false
  const fields = record.fields.flatMap((field): readonly Field[] => {
    if (field.kind !== 'data' || field.tag === '880') return [field]
    const beside = find(field)
    if (!beside?.to) return [field]
    const added = fieldBeside(field, beside.found, beside.to, wanted)
    const name = headingName(added)
    if (name === undefined || there.has(name)) return [field]
    there.add(name)
    isChanged = true
    return [field, added]
  })
  return isChanged ? changedRecord(record, { fields }) : record
}

function fieldBeside(field: DataField, found: FoundHeading<unknown>, to: WrittenHeading, wanted: Wanted): DataField {
  const tag = wanted.tag === '' ? field.tag : wanted.tag
  const divisions = wanted.keepDivisions
    ? found.heading.divisions.flatMap((index) => (found.places.includes(index) ? [] : (field.subfields[index] ?? [])))
    : []
  const subfields: readonly Subfield[] = [
    ...mainFor(to, tag),
    ...to.divisions,
    ...divisions.map(({ code, value }) => ({ code, value: value.replace(/[.,]$/, '') })),
    ...(to.authority === undefined ? [] : [{ code: '0', value: to.authority }]),
    ...(wanted.mark === '' ? [] : [{ code: '5', value: wanted.mark }]),
  ]
  const first = to.indicators?.[0] ?? (/^\d(00|10|11)$/.test(tag) ? (field.indicators[0] ?? ' ') : ' ')
  const made: DataField = { kind: 'data', tag, indicators: `${first}${field.indicators[1] ?? ' '}`, subfields }
  const source = to.source ?? wanted.toSource
  if (!tag.startsWith('6')) return made
  return fieldOfSource(made, source === '' ? (fieldHeading(field)?.source ?? 'none') : source)
}
