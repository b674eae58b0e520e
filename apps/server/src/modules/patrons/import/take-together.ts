import { sql } from 'kysely'
import { auditLines, type AuditEntry } from '../../../platform/audit.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import { changeDetail, changedColumns, type PatronChange } from '../change-patron.ts'
import type { Patron } from '../contract.ts'
import type { ImportPlan } from '../contract-import.ts'
import { fieldsOf } from '../fields.ts'
import { patronsById } from '../queries.ts'
import { linesAlone } from '../rules/import-keys.ts'
import type { PatronsTables } from '../tables.ts'
import { addTogether } from './add-together.ts'
import type { Draft } from './draft-of-row.ts'
import { findMany, takenKeys } from './find-many.ts'
import { fits, type Judging } from './fits.ts'
import { changeFor, type Taken } from './take-row.ts'
import { insertAddressRows, updateRows, writeValueRows } from './write-rows.ts'

/**
 * Takes many rows by a few statements: those that are plainly in order, and whose order among the others does not matter.
 * What is not in the answer has to be taken alone, by `takeRow`, after these: it says why where a row cannot be taken.
 */
export async function takeTogether(
  w: Work,
  drafts: readonly Draft[],
  plan: ImportPlan,
): Promise<ReadonlyMap<number, Taken>> {
  const fields = await fieldsOf(w)
  const once = new Set(fields.filter((field) => field.once).map(({ code }) => code))
  const alone = linesAlone(
    drafts.map(({ patron, guarantorCard }) => ({ ...patron, guarantorCard })),
    plan.match,
    once,
  )
  const plain = new Map(
    [...drafts.entries()].filter(
      ([i, draft]) => alone.has(i) && draft.problems.length === 0 && draft.guarantorCard === undefined,
    ),
  )
  const lines = new Map([...plain].map(([i, { patron }]) => [i, patron]))
  const found = await findMany(w, lines, plan.match)
  const judging: Judging = { fields, once, taken: await takenKeys(w, [...lines.values()], once) }
  const taken = new Map<number, Taken>()
  const fresh = new Map([...plain].filter(([i]) => !found.has(i)))
  if (plan.add) for (const [i, id] of await addTogether(w, fresh, judging)) taken.set(i, done('added', id))
  for (const [i, one] of await changeTogether(w, { plain, found, plan, judging })) taken.set(i, one)
  return taken
}

const done = (state: Taken['state'], patron: number): Taken => ({ state, patron, problems: [] })

interface Found {
  readonly plain: ReadonlyMap<number, Draft>
  readonly found: ReadonlyMap<number, number | 'several'>
  readonly plan: ImportPlan
  readonly judging: Judging
}

async function changeTogether(w: Work, { plain, found, plan, judging }: Found): Promise<ReadonlyMap<number, Taken>> {
  const taken = new Map<number, Taken>()
  const times = new Map<number | 'several', number>()
  for (const id of found.values()) times.set(id, (times.get(id) ?? 0) + 1)
  const ids = [...times].flatMap(([id, count]) => (id === 'several' || count > 1 ? [] : [id]))
  if (ids.length === 0) return taken
  const rows = await tablesOf<PatronsTables>(w)
    .selectFrom('patrons.patron')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const patrons = await patronsById(w, ids)
  const writing: Writing = { columns: [], addresses: new Map(), values: [], audit: [] }
  for (const [i, { patron: line, note }] of plain) {
    const id = found.get(i)
    const row = typeof id === 'number' ? rowOf.get(id) : undefined
    const patron = typeof id === 'number' ? patrons.get(id) : undefined
    if (!row || !patron) continue
    const { change, before } = changeFor(patron, line, plan)
    if (Object.keys(change).length === 0) {
      taken.set(i, done('existing', row.id))
      continue
    }
    if (note !== undefined || !row.active || changesHands(change, patron, plan.match, judging.once)) continue
    const { sent, after } = await changedColumns(w, row, change)
    const isMoved =
      after.category_code !== row.category_code || after.birth_date?.toString() !== row.birth_date?.toString()
    const values = await fits(w, { ...after, card: undefined }, change.fields, judging, {
      skip: new Set(isMoved ? [] : ['category-age']),
      has: new Set(Object.keys(patron.fields)),
      keepsId: after.external_id === row.external_id,
    })
    if (!values) continue
    writing.columns.push({ id: row.id, ...after })
    if (sent) writing.addresses.set(row.id, sent)
    else if (change.address !== undefined && change.address !== row.address) writing.addresses.set(row.id, [])
    writing.values.push(...[...values].map(([code, value]) => ({ patron: row.id, code, value })))
    writing.audit.push({ action: 'patron.change', subject: `patron:${row.id}`, detail: changeDetail(change) })
    taken.set(i, { ...done('changed', row.id), before, after: { ...change, pin: undefined } })
  }
  await writeChanges(w, writing)
  return taken
}

/** True for a change that takes from the patron what another line may be about, and for a PIN or a card, which have more to them. */
function changesHands(
  change: PatronChange,
  patron: Patron,
  match: ImportPlan['match'],
  once: ReadonlySet<string>,
): boolean {
  const isFoundBy = (way: ImportPlan['match'][number]) => match.includes(way)
  const isRenamed = change.familyName !== undefined || change.givenName !== undefined || change.birthDate !== undefined
  return (
    change.card !== undefined ||
    change.pin !== undefined ||
    (change.externalId !== undefined && patron.externalId !== null) ||
    (change.email !== undefined && patron.email !== '' && isFoundBy('email')) ||
    (isRenamed && patron.birthDate !== null && isFoundBy('name-and-birth-date')) ||
    Object.keys(change.fields ?? {}).some((code) => once.has(code) && patron.fields[code] !== undefined)
  )
}

interface Writing {
  readonly columns: (Readonly<Record<string, unknown>> & { readonly id: number })[]
  readonly addresses: Map<number, NonNullable<Awaited<ReturnType<typeof changedColumns>>['sent']>>
  readonly values: { readonly patron: number; readonly code: string; readonly value: string | null }[]
  readonly audit: AuditEntry[]
}

async function writeChanges(w: Work, { columns, addresses, values, audit }: Writing): Promise<void> {
  if (columns.length === 0) return
  // Statements of one connection keep their order.
  await Promise.all([
    updateRows(w, columns),
    ...(addresses.size === 0
      ? []
      : [
          sql`delete from patrons.address where patron_id = any (${[...addresses.keys()]}::bigint[])`.execute(w.db),
          insertAddressRows(w, addresses),
        ]),
    writeValueRows(w, values),
    w.db.executeQuery(auditLines(w, audit)),
  ])
}
