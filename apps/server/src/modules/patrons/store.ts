import { makeLibraryBarcode } from '@carrel/identifiers'
import { sql } from 'kysely'
import { readSetting } from '../../platform/setting.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Block } from '../../platform/refusal.ts'
import { cardKey } from './rules/card-number.ts'
import { cardInstitution } from './settings.ts'
import type { PatronsTables } from './tables.ts'

/** The refusal of a card number that someone has, or had: numbers are never given twice. */
export async function cardTaken(w: Pick<Work, 'db'>, barcode: string): Promise<Block | undefined> {
  const { rows } = await sql<{ name: string; state: string }>`
    select p.name, c.state from patrons.card c join patrons.patron p on p.id = c.patron_id
    where upper(c.barcode) = ${cardKey(barcode)}`.execute(w.db)
  const owner = rows[0]
  if (!owner) return undefined
  return {
    code: 'card-taken',
    field: 'card',
    message: `Card ${barcode} ${owner.state === 'active' ? 'belongs' : 'belonged'} to ${owner.name}. Use another card.`,
  }
}

/** The same, when another desk gave the number a moment ago. */
export function cardJustTaken(barcode: string): Block {
  return { code: 'card-taken', field: 'card', message: `Card ${barcode} belongs to someone else. Use another card.` }
}

/** A number that no card has: 14 digits with the library's own four and a check digit. */
export async function freeCardNumber(w: Work): Promise<string> {
  const institution = await readSetting(w, cardInstitution)
  for (;;) {
    const { rows } = await sql<{ number: number }>`select nextval('patrons.card_number') as number`.execute(w.db)
    const barcode = makeLibraryBarcode('2', institution, rows[0]?.number ?? 0)
    if (!(await cardTaken(w, barcode))) return barcode
  }
}

/** Writes a card that is in use from now on. Fails on the constraint `card_barcode` when the number is taken. */
export async function insertCard(w: Work, patron: number, barcode: string): Promise<void> {
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.card')
    .values({ patron_id: patron, barcode, since: w.now })
    .execute()
}

/** Locks a patron's row; undefined when there is no such patron. */
export async function lockPatron(w: Work, id: number) {
  return tablesOf<PatronsTables>(w)
    .selectFrom('patrons.patron')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
}
