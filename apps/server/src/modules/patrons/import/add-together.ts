import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { auditLines, type AuditEntry } from '../../../platform/audit.ts'
import type { Work } from '../../../platform/work.ts'
import { freeCardNumbers } from '../card-numbers.ts'
import type { Address } from '../contract.ts'
import { newPatronColumns, type NewPatron } from '../register-patron.ts'
import { cardKey, cardNumber } from '../rules/card-number.ts'
import { wholeAddresses } from '../store.ts'
import type { Draft } from './draft-of-row.ts'
import { fits, type Judging } from './fits.ts'
import { insertAddressRows, insertRows, writeValueRows } from './write-rows.ts'

interface Addition {
  readonly line: number
  readonly patron: NewPatron
  readonly note: string | undefined
  readonly columns: Awaited<ReturnType<typeof newPatronColumns>>
  readonly addresses: readonly Address[]
  readonly values: ReadonlyMap<string, string | null>
  readonly card: string | undefined
}

/** Adds the patrons of those lines that are in order; gives the number of each by its line. */
export async function addTogether(
  w: Work,
  drafts: ReadonlyMap<number, Draft>,
  judging: Judging,
): Promise<ReadonlyMap<number, number>> {
  const additions = await Promise.all([...drafts].map(([line, draft]) => additionOf(w, line, draft, judging)))
  const fine = additions.filter((one) => one !== undefined)
  if (fine.length === 0) return new Map()
  const cards = await cardsFor(
    w,
    fine,
    new Set([...drafts.values()].flatMap(({ patron: { card } }) => (card === undefined ? [] : [cardKey(card)]))),
  )
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('patrons.patron', 'id')) as id from generate_series(1, ${fine.length}::integer)`.execute(
    w.db,
  )
  const added = fine.map((one, i) => ({ ...one, id: rows[i]?.id ?? 0, card: cards[i] ?? '' }))
  const notes = added.flatMap(({ id, note }) => (note === undefined ? [] : [{ patron_id: id, text: note.trim() }]))
  const fieldValues = added.flatMap(({ id, values }) =>
    [...values].map(([code, value]) => ({ patron: id, code, value })),
  )
  const rowsOfAdded = added.map(({ id, columns }) => ({ id, ...columns }))
  // Statements of one connection keep their order.
  await Promise.all([
    insertRows(w, rowsOfAdded),
    sql`insert into patrons.card (patron_id, barcode, since) select patron_id, barcode, ${w.now}
      from json_to_recordset(${JSON.stringify(added.map(({ id, card }) => ({ patron_id: id, barcode: card })))}::json)
      as c(patron_id bigint, barcode text)`.execute(w.db),
    insertAddressRows(w, new Map(added.map(({ id, addresses }) => [id, addresses]))),
    writeValueRows(w, fieldValues),
    ...(notes.length === 0
      ? []
      : [
          sql`insert into patrons.note (patron_id, text, at, by_name) select patron_id, text, ${w.now}, ${actorName(w.actor)}
            from json_to_recordset(${JSON.stringify(notes)}::json) as n(patron_id bigint, text text)`.execute(w.db),
        ]),
    w.db.executeQuery(auditLines(w, added.flatMap(entriesOf))),
  ])
  return new Map(added.map(({ line, id }) => [line, id]))
}

async function additionOf(
  w: Work,
  line: number,
  { patron: said, note }: Draft,
  judging: Judging,
): Promise<Addition | undefined> {
  const { familyName, category, branch } = said
  if (familyName === undefined || category === undefined || branch === undefined) return undefined
  const patron = { ...said, givenName: said.givenName ?? '', familyName, category, branch }
  const card = said.card === undefined || said.card.trim() === '' ? undefined : cardNumber(said.card)
  const addresses = wholeAddresses(said.addresses ?? [])
  const columns = await newPatronColumns(w, patron, addresses)
  const values = await fits(w, { ...columns, card }, said.fields, judging)
  return values && { line, patron, note, columns, addresses, values, card }
}

/** The cards of those added, in their order: the ones of the file, or free numbers of their branches. */
async function cardsFor(
  w: Work,
  additions: readonly Addition[],
  inFile: ReadonlySet<string>,
): Promise<readonly string[]> {
  const without = Map.groupBy(
    additions.filter(({ card }) => card === undefined),
    ({ patron }) => patron.branch,
  )
  const given = new Map<number, string>()
  for (const [branch, list] of without) {
    const numbers = await freeCardNumbers(w, branch, list.length, inFile)
    for (const [i, { line }] of list.entries()) given.set(line, numbers[i] ?? '')
  }
  return additions.map(({ line, card }) => card ?? given.get(line) ?? '')
}

function entriesOf({
  id,
  card,
  patron,
  note,
}: Addition & { readonly id: number; readonly card: string }): readonly AuditEntry[] {
  const subject = `patron:${id}`
  const { category, branch } = patron
  return [
    { action: 'patron.register', subject, detail: { card, category, branch } },
    ...(note === undefined ? [] : [{ action: 'patron.note', subject, detail: { kind: 'staff' } }]),
  ]
}
