import {
  checkStandardNumbers,
  countCharacters,
  countCoverage,
  countFields,
  countMaterials,
  countValues,
  fieldName,
  findEssentials,
  measureLengths,
  readAddress,
  type FieldCounts,
  type RecordReport,
} from '@carrel/marc-reports'
import type { Work } from '../../../platform/work.ts'
import type { CountName, CountResults, ReportRequest } from '../contract.ts'
import { eachRecord } from './each-record.ts'
import type { Finder } from './run-report.ts'

/** Texts, and records behind a finding, that a stored report names: enough to look at; lists have all of them. */
const mostValues = 1000
const mostNamed = 20

/** Counts what is in records. */
export function countRecords(w: Pick<Work, 'db'>, request: ReportRequest): Finder {
  const counters = (request.counts ?? []).map((name) => ({ name, counter: counterFor(name, request) }))
  const places = (request.values ?? []).flatMap((text) => {
    const place = readAddress(text)
    return typeof place === 'string' ? [] : [countValues(place)]
  })
  return {
    take: (bibs) =>
      eachRecord(w, bibs, (record, bib) => {
        for (const { counter } of counters) counter.add(record, bib)
        for (const place of places) place.add(record, bib)
      }),
    async result() {
      const results: Record<string, unknown> = {}
      for (const { name, counter } of counters) {
        const result = counter.result()
        results[name] = stored(result)
        if (name === 'fields') results.names = namesOf(result as FieldCounts)
      }
      if (places.length > 0) {
        results.values = places.map((place) => {
          const { values, others, ...rest } = place.result()
          const more = values.slice(mostValues).reduce((sum, { times }) => sum + times, 0)
          return { ...rest, values: values.slice(0, mostValues), others: others + more }
        })
      }
      return results satisfies CountResults
    },
  }
}

/** The names of fields and subfields, as far as the format knows them. */
function namesOf({ tags }: FieldCounts): Record<string, string> {
  const names: Record<string, string> = {}
  const name = (place: string, text: string): void => {
    if (text !== '') names[place] = text
  }
  for (const { tag, subfields } of tags) {
    name(tag, fieldName(tag))
    for (const { code } of subfields) name(`${tag}$${code}`, fieldName(tag, code))
  }
  return names
}

function counterFor(name: CountName, { wanted = [] }: ReportRequest): RecordReport<object> {
  switch (name) {
    case 'fields':
      return countFields()
    case 'materials':
      return countMaterials()
    case 'essentials':
      return findEssentials(wanted)
    case 'characters':
      return countCharacters()
    case 'lengths':
      return measureLengths()
    case 'coverage':
      return countCoverage()
    case 'numbers':
      return checkStandardNumbers()
  }
}

/** A result with the long lists of records in it cut. `Infinity`, which JSON has not, is left out. */
function stored(result: object): unknown {
  return JSON.parse(
    JSON.stringify(result, (key, value: unknown) => {
      if (value === Infinity) return undefined
      return key === 'named' && Array.isArray(value) ? value.slice(0, mostNamed) : value
    }),
  )
}
