import {
  checkCallNumber,
  detectScheme,
  isOfClass,
  type CallNumberCheck,
  type CallNumberScheme,
} from '@carrel/call-number'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import type {
  CallNumberFinding,
  CallNumberProblem,
  CallNumberProblems,
  ListCallNumberProblems,
} from '../contract-call-numbers.ts'
import { listStyles } from './styles.ts'
import { styleReader } from './style.ts'

type Query = NonNullable<typeof ListCallNumberProblems.types>['query']

const usualPage = 100
const stretch = 2000
/** One answer looks at no more items than these, so that it comes soon; the next one goes on. */
const mostChecked = 40_000

interface ItemRow {
  readonly id: number
  readonly bib: number
  readonly barcode: string
  readonly title: string
  readonly author: string | null
  readonly branch: number
  readonly location: number | null
  readonly itemType: string
  readonly callNumber: string
  readonly recordClass: string | null
}

/** Items whose call number is missing, wrong in its scheme, or of another class than the record; a page at a time. */
export async function listProblems(w: Pick<Work, 'db'>, query: Query): Promise<CallNumberProblems> {
  const limit = query.limit ?? usualPage
  const rows: CallNumberProblem[] = []
  const judge = await judgeFor(w, query)
  let after = query.after ?? 0
  let checked = 0
  while (checked < mostChecked) {
    const items = await itemsAfter(w, query, after)
    const classes = await classesOf(w, items)
    for (const item of items) {
      checked += 1
      after = item.id
      const problem = await judge(item, classes.get(item.bib) ?? [])
      if (problem) rows.push(problem)
      if (rows.length === limit) return { rows, checked, next: after }
    }
    if (items.length < stretch) return { rows, checked, next: null }
  }
  return { rows, checked, next: after }
}

async function itemsAfter(w: Pick<Work, 'db'>, query: Query, after: number): Promise<readonly ItemRow[]> {
  const branch = query.branch === undefined ? sql`` : sql`and i.branch_id = ${query.branch}`
  const location = query.location === undefined ? sql`` : sql`and i.location_id = ${query.location}`
  const { rows } = await sql<ItemRow>`
    select i.id, i.bib_id as bib, i.barcode, b.title, b.author, i.branch_id as branch, i.location_id as location,
      i.item_type as "itemType", coalesce(i.home_call_number, i.call_number) as "callNumber", b.class_number as "recordClass"
    from catalog.item i join catalog.bib b on b.id = i.bib_id
    where i.deleted_at is null and i.id > ${after} ${branch} ${location}
    order by i.id limit ${stretch}`.execute(w.db)
  return rows
}

/** All class numbers of the titles whose first one is of another scheme than the item's number. */
async function classesOf(
  w: Pick<Work, 'db'>,
  items: readonly ItemRow[],
): Promise<ReadonlyMap<number, readonly string[]>> {
  const unsure = items.filter(
    ({ callNumber, recordClass }) => recordClass !== null && detectScheme(callNumber) !== detectScheme(recordClass),
  )
  if (unsure.length === 0) return new Map()
  const { rows } = await sql<{ bib: number; numbers: string[] | null }>`
    select bib_id as bib, document::json -> 'fields' -> 'call-number' as numbers
    from catalog.search_document where bib_id = any(${[...new Set(unsure.map(({ bib }) => bib))]}::bigint[])`.execute(
    w.db,
  )
  return new Map(rows.map(({ bib, numbers }) => [bib, numbers ?? []]))
}

type Judge = (item: ItemRow, classes: readonly string[]) => Promise<CallNumberProblem | undefined>

async function judgeFor(w: Pick<Work, 'db'>, query: Query): Promise<Judge> {
  const styleAt = await styleReader(w)
  const styles = await listStyles(w)
  const isSet = styles.some(({ scheme }) => scheme !== null)
  const prefixes = styles.flatMap(({ prefix }) => prefix ?? [])
  // Many copies have the same number
  const checks = new Map<string, CallNumberCheck>()
  return async (item, classes) => {
    const set = isSet ? (await styleAt(item)).style.scheme : undefined
    const check = checks.getOrInsertComputed(`${set ?? ''}/${item.callNumber}`, () =>
      checked(item.callNumber, set, prefixes),
    )
    const own = item.recordClass === null ? classes : [item.recordClass, ...classes]
    // A number that is wrong in itself says nothing of its class
    const other = check.valid ? classThatDiffers(check.scheme, item.callNumber, own) : undefined
    const found: CallNumberFinding[] = [
      ...check.findings.map((finding) => ({ ...finding })),
      ...(other === undefined
        ? []
        : [{ code: 'other-class', severity: 'warning' as const, message: `The record has the class ${other}.` }]),
    ]
    const findings = found.filter(
      ({ severity, code }) =>
        (query.notes === true || severity !== 'note') && (query.code === undefined || query.code === code),
    )
    if (findings.length === 0) return undefined
    const { id, bib, barcode, title, author, branch, location, callNumber } = item
    const proposal = check.proposal ?? null
    return {
      item: id,
      bib,
      barcode,
      title,
      author,
      branch,
      location,
      callNumber,
      scheme: check.scheme,
      findings,
      proposal,
      recordClass: other ?? null,
    }
  }
}

/** Marks of the house among Dewey or LC are no mistakes where nothing says that only the one belongs there. */
function checked(
  callNumber: string,
  scheme: CallNumberScheme | undefined,
  prefixes: readonly string[],
): CallNumberCheck {
  return checkCallNumber(callNumber, scheme ?? detectScheme(callNumber), { prefixes })
}

/** The class of the record, where it has one of the same scheme and none that fits. */
function classThatDiffers(
  scheme: CallNumberScheme,
  callNumber: string,
  classes: readonly string[],
): string | undefined {
  let differs: string | undefined
  for (const recordClass of classes) {
    if (detectScheme(recordClass) !== scheme) continue
    const fits = isOfClass(scheme, callNumber, recordClass)
    if (fits === true) return undefined
    if (fits === false) differs ??= recordClass
  }
  return differs
}
