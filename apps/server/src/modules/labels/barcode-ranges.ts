import { luhnCheckDigit } from '@carrel/identifiers'
import { sql } from 'kysely'
import { isRefusal, notFound, refuse, type Outcome } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchesOf, libraryOf } from '../org/index.ts'
import { makeBatch } from './batches.ts'
import type { BarcodeRange } from './contract-barcodes.ts'
import type { LabelBatch } from './contract.ts'
import type { LabelsTables } from './tables.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<LabelsTables>(w)
type RangeRow = Awaited<ReturnType<typeof readRanges>>[number]

function readRanges(w: Work, id?: number) {
  return tables(w)
    .selectFrom('labels.barcode_range')
    .selectAll()
    .where('removed_at', 'is', null)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
    .orderBy('name')
    .execute()
}

/** The barcode of a number of a range. */
function barcodeOf(
  { prefix, digits, check_digit }: Pick<RangeRow, 'prefix' | 'digits' | 'check_digit'>,
  number: number,
): string {
  const whole = prefix + String(number).padStart(digits, '0')
  return check_digit === 'luhn' ? whole + luhnCheckDigit(whole) : whole
}

async function views(w: Work, rows: readonly RangeRow[]): Promise<BarcodeRange[]> {
  const { byId } = await branchesOf(w)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    branch: row.branch_id,
    branchName: row.branch_id === null ? null : (byId.get(row.branch_id)?.name ?? ''),
    prefix: row.prefix,
    digits: row.digits,
    checkDigit: row.check_digit,
    first: row.first_number,
    last: row.last_number,
    next: row.next_number > row.last_number ? null : barcodeOf(row, row.next_number),
    left: row.last_number - row.next_number + 1,
  }))
}

/** Ranges of numbers for item barcodes. */
export async function listRanges(w: Work): Promise<{ total: number; rows: BarcodeRange[] }> {
  const rows = await views(w, await readRanges(w))
  return { total: rows.length, rows }
}

/** A range as it is to be. */
export type RangeToAdd = Pick<BarcodeRange, 'name' | 'branch' | 'prefix' | 'digits' | 'checkDigit' | 'first' | 'last'>

/** Adds a range. Refused when it lies in another, or its numbers do not go together. */
export async function createRange(w: Work, range: RangeToAdd): Promise<Outcome<BarcodeRange>> {
  const rows = await readRanges(w)
  const overlap = rows.find(
    (row) =>
      row.prefix === range.prefix &&
      row.digits === range.digits &&
      row.first_number <= range.last &&
      range.first <= row.last_number,
  )
  const blocks = [
    ...(range.last < range.first
      ? [{ code: 'empty-range', field: 'last', message: 'The last number is below the first.' }]
      : []),
    ...(String(range.last).length > range.digits
      ? [{ code: 'too-few-digits', field: 'digits', message: `${range.last} has more than ${range.digits} digits.` }]
      : []),
    ...(range.checkDigit === 'luhn' && !/^\d*$/.test(range.prefix)
      ? [
          {
            code: 'letters-in-prefix',
            field: 'prefix',
            message: 'A check digit is reckoned over digits; the prefix has letters.',
          },
        ]
      : []),
    ...(overlap
      ? [{ code: 'ranges-overlap', field: 'first', message: `“${overlap.name}” has some of these numbers already.` }]
      : []),
    ...(rows.some(({ name }) => name.toLowerCase() === range.name.trim().toLowerCase())
      ? [{ code: 'name-taken', field: 'name', message: `There is a range “${range.name.trim()}” already.` }]
      : []),
    ...(range.branch !== null && !(await branchesOf(w)).byId.has(range.branch)
      ? [{ code: 'branch-not-found', field: 'branch', message: 'There is no such branch.' }]
      : []),
  ]
  if (blocks.length > 0) return refuse(...blocks)
  const { id } = await tables(w)
    .insertInto('labels.barcode_range')
    .values({
      name: range.name.trim(),
      branch_id: range.branch,
      prefix: range.prefix,
      digits: range.digits,
      check_digit: range.checkDigit,
      first_number: range.first,
      last_number: range.last,
      next_number: range.first,
      created_at: w.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.audit({ action: 'barcode-range.create', subject: `barcode-range:${id}`, detail: { ...range } })
  const [view] = await views(w, await readRanges(w, id))
  return view ?? notFound('barcode-range', 'There is no such range.')
}

/** Takes no more numbers from a range. */
export async function removeRange(w: Work, id: number): Promise<Outcome<Record<string, never>>> {
  const [row] = await readRanges(w, id)
  if (!row) return notFound('barcode-range', 'There is no such range.')
  await tables(w).updateTable('labels.barcode_range').set({ removed_at: w.now }).where('id', '=', id).execute()
  await w.audit({ action: 'barcode-range.remove', subject: `barcode-range:${id}`, detail: { name: row.name } })
  return {}
}

/** Takes the next free barcodes of a range; numbers that items have already are passed over. */
export async function takeBarcodes(w: Work, id: number, count: number): Promise<Outcome<{ barcodes: string[] }>> {
  const row = await tables(w)
    .selectFrom('labels.barcode_range')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return notFound('barcode-range', 'There is no such range.')
  const barcodes: string[] = []
  let next = row.next_number
  while (barcodes.length < count && next <= row.last_number) {
    const stretch = Array.from({ length: Math.min(1000, row.last_number - next + 1) }, (_, i) =>
      barcodeOf(row, next + i),
    )
    const { rows: taken } = await sql<{ barcode: string }>`
      select barcode from catalog.item_history_view where barcode = any(${stretch}::text[])`.execute(w.db)
    const used = new Set(taken.map(({ barcode }) => barcode))
    for (const barcode of stretch) {
      if (barcodes.length === count) break
      next += 1
      if (!used.has(barcode)) barcodes.push(barcode)
    }
  }
  if (barcodes.length < count)
    return refuse({
      code: 'range-used-up',
      field: 'count',
      message: `“${row.name}” has only ${barcodes.length} free numbers left. Add a range, or take fewer.`,
    })
  await tables(w).updateTable('labels.barcode_range').set({ next_number: next }).where('id', '=', id).execute()
  await w.audit({
    action: 'barcode-range.take',
    subject: `barcode-range:${id}`,
    detail: { count, first: barcodes[0] ?? '', last: barcodes.at(-1) ?? '' },
  })
  return { barcodes }
}

/** Sheets of barcodes for items to come. */
export interface SheetsToMake {
  readonly template: number
  readonly count: number
  readonly copies?: number
  readonly start?: number
}

/** Takes free barcodes and makes labels of them. */
export async function printBarcodes(w: Work, id: number, request: SheetsToMake): Promise<Outcome<LabelBatch>> {
  const taken = await takeBarcodes(w, id, request.count)
  if (isRefusal(taken)) return taken
  const { name: library } = await libraryOf(w)
  const [range] = await views(w, await readRanges(w, id))
  return makeBatch(w, {
    name: `Barcodes ${taken.barcodes[0] ?? ''} to ${taken.barcodes.at(-1) ?? ''}`,
    template: request.template,
    source: `free barcodes of “${range?.name ?? ''}”`,
    start: request.start ?? 0,
    labels: taken.barcodes.flatMap((barcode) =>
      Array.from({ length: request.copies ?? 1 }, () => ({
        item: null,
        facts: { barcode, library, branch: range?.branchName ?? '' },
      })),
    ),
  })
}
