import { changedRecord, recordKind, type DataField, type Field, type MarcRecord } from '@carrel/marc'
import { fieldHeading } from '../headings/field-heading.ts'
import { exactFinder, headingFromText, patternFinder, type HeadingScope } from '../headings/find-heading.ts'
import { headingPairs, readPairs, readPatterns, scopeParams, sourceProblem } from '../headings/heading-params.ts'
import { fieldOfSource, putHeading } from '../headings/put-heading.ts'
import { headingName, isCovered } from '../headings/same-heading.ts'
import type { WrittenHeading } from '../headings/written-heading.ts'
import { text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Changes a heading in whatever field it stands. */
export const changeHeading = stepKind({
  name: 'change-heading',
  title: 'Change headings',
  help: 'Puts other headings in place of some, in all fields that bear them (1XX, 240, 6XX, 7XX, 8XX and their 880): subdivisions, relators, $3, $5 and $8 stay, $0 and $1 of the old heading go. Of two fields that come to say the same one is left.',
  group: 'fields',
  params: {
    pairs: headingPairs({
      label: 'Headings',
      help: 'Rows of the old and the new heading, as “Main -- Subdivision” or with codes: $aTwain, Mark,$d1835-1910. $2 and $0 of the new one are its vocabulary and authority.',
    }),
    toSource: text({ label: 'New vocabulary', help: 'A code such as homoit; as it was when empty.', preset: '' }),
    ...scopeParams,
  },
  examples: [
    {
      says: 'subdivisions stay, and longer headings are others',
      step: { kind: 'subject', pairs: [['Poor', 'Poor people']] },
      before: ['=650  \\0$aPoor$xMedical care.', '=650  \\0$aPoor children$xMedical care.', '=650  \\7$aPoor.$2fast'],
      after: [
        '=650  \\0$aPoor people$xMedical care.',
        '=650  \\0$aPoor children$xMedical care.',
        '=650  \\7$aPoor people.$2fast',
      ],
    },
    {
      says: 'a name as author, as subject and before a title',
      step: { kind: 'name', pairs: [['Banks, Iain, 1954-', '$aBanks, Iain,$d1954-2013$0n50001']] },
      before: [
        '=100  1\\$aBanks, Iain,$d1954-$eauthor.$0n1',
        '=600  10$aBanks, Iain,$d1954-$xCriticism and interpretation.',
        '=700  12$aBanks, Iain,$d1954-$tWasp factory.',
      ],
      after: [
        '=100  1\\$aBanks, Iain,$d1954-2013,$eauthor.$0n50001',
        '=600  10$aBanks, Iain,$d1954-2013$xCriticism and interpretation.$0n50001',
        '=700  12$aBanks, Iain,$d1954-2013.$tWasp factory.$0n50001',
      ],
    },
    {
      says: 'of two fields that come to say the same one is left',
      step: { pairs: [['Moving-pictures', 'Motion pictures']], source: 'lcsh' },
      before: ['=650  \\0$aMotion pictures.', '=650  \\0$aMoving-pictures.'],
      after: ['=650  \\0$aMotion pictures.'],
    },
  ],
  compile: ({ pairs, how, toSource, ...scope }) => {
    const problem = sourceProblem(scope.source, toSource)
    if (problem !== undefined) return problem
    const change = how === 'exact' ? exactChange(pairs, scope, toSource) : patternChange(pairs, scope, toSource)
    if (typeof change === 'string') return change
    return (record) => (recordKind(record.leader) === 'bibliographic' ? changed(record, change) : record)
  },
})

type Change = (field: DataField, isStopped: boolean) => DataField

function exactChange(pairs: readonly (readonly [string, string])[], scope: HeadingScope, toSource: string) {
  const rows = readPairs(pairs, toSource === '' ? 'second' : 'none')
  if (typeof rows === 'string') return rows
  const find = exactFinder(rows, scope)
  const once: Change = (field, isStopped) => {
    const found = find(field)
    if (!found) return field
    const { row, heading, places, isWithin } = found
    const source = row.to?.source ?? toSource
    if (!row.to) return heading.tag.startsWith('6') ? fieldOfSource(field, source) : field
    return putHeading(field, { heading, places, to: row.to, source, isWithin, isStopped })
  }
  // As subdivisions the headings of a list may stand several times in a field.
  const repeated: Change = (field, isStopped) => {
    let now = field
    for (let turn = 0; turn < 8; turn += 1) {
      const next = once(now, isStopped)
      if (next === now || sameText(next, now)) return now
      now = next
    }
    return now
  }
  return scope.asSubdivision ? repeated : once
}

function patternChange(pairs: readonly (readonly [string, string])[], scope: HeadingScope, toSource: string) {
  const rows = readPatterns(pairs)
  if (typeof rows === 'string') return rows
  const find = patternFinder(rows, scope)
  const change: Change = (field, isStopped) => {
    const found = find(field)
    if (!found) return field
    const { heading, places, row } = found
    const to: WrittenHeading | undefined = headingFromText(field, heading, row.text)
    if (!to) return field
    const source = to.source ?? toSource
    const isSame = to.mainKey === heading.wholeKey && to.divisionKeys.join('\n') === heading.divisionKeys.join('\n')
    if (isSame) return source === '' || !heading.tag.startsWith('6') ? field : fieldOfSource(field, source)
    return putHeading(field, { heading, places, to, source, isWithin: false, isStopped })
  }
  return change
}

function sameText(one: DataField, other: DataField): boolean {
  return (
    one.indicators === other.indicators &&
    one.subfields.length === other.subfields.length &&
    one.subfields.every(({ code, value }, index) => {
      const there = other.subfields[index]
      return there?.code === code && there.value === value
    })
  )
}

function changed(record: MarcRecord, change: Change): MarcRecord {
  const isStopped = endsWithStops(record)
  const news = new Set<Field>()
  const fields = record.fields.map((field) => {
    if (field.kind !== 'data') return field
    const next = change(field, isStopped)
    if (next === field || sameText(next, field)) return field
    news.add(next)
    return next
  })
  return news.size === 0 ? record : changedRecord(record, { fields: withoutDoubles(fields, news) })
}

/** A changed field that says nothing more than another with the same heading goes; of two changed ones the later. */
function withoutDoubles(fields: readonly Field[], news: ReadonlySet<Field>): readonly Field[] {
  const kept = new Map<string, DataField[]>()
  const add = (field: DataField) => {
    const name = headingName(field)
    if (name === undefined) return
    const same = kept.get(name)
    if (same) same.push(field)
    else kept.set(name, [field])
  }
  for (const field of fields) if (field.kind === 'data' && !news.has(field)) add(field)
  return fields.filter((field) => {
    if (field.kind !== 'data' || !news.has(field)) return true
    const name = headingName(field)
    const isDouble = name !== undefined && kept.get(name)?.some((other) => isCovered(field, other)) === true
    if (!isDouble) add(field)
    return !isDouble
  })
}

/** Whether the headings of a record end with a full stop, as the rules before RDA's freer ones ask. */
function endsWithStops({ fields }: MarcRecord): boolean {
  return fields.some((field) => {
    if (field.kind !== 'data' || !/^[167]/.test(field.tag)) return false
    if (!fieldHeading(field)) return false
    const last = field.subfields.findLast(({ code }) => /[a-z]/.test(code))
    return last?.value.endsWith('.') === true
  })
}
