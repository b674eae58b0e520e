import { textsAt, type Address } from '../address/address.ts'
import { refOf, type RecordRef, type RecordReport } from './record-report.ts'

/** One text and how often it stands at a place. */
export interface ValueCount {
  readonly value: string
  readonly times: number
  readonly records: number
  readonly first: RecordRef
}

/** What stands at a place in records. */
export interface ValueCounts {
  /** The place, as it was asked for. */
  readonly at: string
  readonly records: number
  /** Records with nothing there. */
  readonly without: number
  readonly times: number
  /** The most frequent first. */
  readonly values: readonly ValueCount[]
  /** Texts that came when there were too many different ones already; each is counted here alone. */
  readonly others: number
}

const MOST_VALUES = 100_000

/** Counts the different texts at a place. */
export function countValues(address: Address): RecordReport<ValueCounts> {
  const counts = new Map<string, { times: number; records: number; seenIn: number; first: RecordRef }>()
  let [records, without, times, others] = [0, 0, 0, 0]
  return {
    add(record, number) {
      records++
      const texts = textsAt(record, address)
      if (texts.length === 0) without++
      for (const text of texts) {
        times++
        if (!counts.has(text) && counts.size >= MOST_VALUES) {
          others++
          continue
        }
        const own = counts.getOrInsertComputed(text, () => {
          return { times: 0, records: 0, seenIn: 0, first: refOf(record, number) }
        })
        own.times++
        if (own.seenIn !== records) own.records++
        own.seenIn = records
      }
    },
    result() {
      const values = [...counts].map(([value, own]): ValueCount => {
        return { value, times: own.times, records: own.records, first: own.first }
      })
      values.sort((a, b) => b.times - a.times || (a.value < b.value ? -1 : 1))
      return { at: address.text, records, without, times, values, others }
    },
  }
}
