import { changedRecord, controlNumber, firstField, matchesTag, recordKind, type MarcRecord } from '@carrel/marc'

/** A bibliographic record with the holdings that stood behind it, or what has no partner. */
export type WithHoldings<T> =
  /** `holdings` is 0 where a title has none. */
  | { readonly kind: 'title'; readonly entry: T; readonly record: MarcRecord; readonly holdings: number }
  /** A holdings record that no title before it belongs to. */
  | { readonly kind: 'stray-holdings'; readonly entry: T; readonly record: MarcRecord }

/** Puts holdings records (MARC 21 for holdings data) into the title that they follow. */
export interface HoldingsCombiner<T> {
  /** Takes the next record of a file; gives what is complete with it. */
  push(entry: T, record: MarcRecord): readonly WithHoldings<T>[]
  /** What is left at the end of the file. */
  end(): readonly WithHoldings<T>[]
}

/** Fields of a holdings record that say where and what the copies are. */
const taken = ['014', '506', '541', '561', '583', '84X', '85X', '86X', '87X', '9XX'] as const
const most = 2000

/**
 * Makes a combiner for a file in which each title is followed by its holdings. A holdings record belongs to the title before it
 * when its 004 is that title's 001, or when it has no 004.
 */
export function combineHoldings<T>(): HoldingsCombiner<T> {
  let title: { readonly entry: T; readonly record: MarcRecord } | undefined
  let holdings: MarcRecord[] = []
  const take = (): WithHoldings<T>[] => {
    if (!title) return []
    const complete = {
      kind: 'title' as const,
      ...title,
      record: combined(title.record, holdings),
      holdings: holdings.length,
    }
    title = undefined
    holdings = []
    return [complete]
  }
  return {
    push(entry, record) {
      if (recordKind(record.leader) !== 'holdings') {
        const done = take()
        title = { entry, record }
        return done
      }
      if (title && belongs(record, title.record) && holdings.length < most) {
        holdings.push(record)
        return []
      }
      return [{ kind: 'stray-holdings', entry, record }]
    },
    end: take,
  }
}

function belongs(holdings: MarcRecord, title: MarcRecord): boolean {
  const link = firstField(holdings, '004')
  const number = link?.kind === 'control' ? link.value.trim() : ''
  return number === '' || number === controlNumber(title)
}

function combined(title: MarcRecord, holdings: readonly MarcRecord[]): MarcRecord {
  if (holdings.length === 0) return title
  const fresh = holdings.flatMap(({ fields }) =>
    fields.filter(({ kind, tag }) => kind === 'data' && taken.some((pattern) => matchesTag(tag, pattern))),
  )
  const fields = [...title.fields]
  for (const tag of [...new Set(fresh.map((field) => field.tag))].sort()) {
    const last = fields.findLastIndex((field) => field.tag === tag)
    const higher = fields.findIndex((field) => field.tag > tag)
    const at = last >= 0 ? last + 1 : higher < 0 ? fields.length : higher
    fields.splice(at, 0, ...fresh.filter((field) => field.tag === tag))
  }
  return changedRecord(title, { fields })
}
