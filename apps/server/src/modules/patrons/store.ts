import { sql } from 'kysely'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { Block } from '../../platform/refusal.ts'
import { cardKey } from './rules/card-number.ts'
import type { Address, Contact } from './contract.ts'
import { keysOf, fieldsOf } from './fields.ts'
import { addressKey, addressText } from './rules/address-text.ts'
import type { ReadValues } from './rules/field-values.ts'
import type { PatronsTables } from './tables.ts'

/** The refusal of a card number that someone has, or had: numbers are never given twice. */
export async function cardTaken(
  w: Pick<Work, 'db'>,
  barcode: string,
  /** A patron who writes the card in use differently. */
  except?: number,
): Promise<Block | undefined> {
  const { rows } = await sql<{ name: string; state: string }>`
    select p.name, c.state from patrons.card c join patrons.patron p on p.id = c.patron_id
    where upper(c.barcode) = ${cardKey(barcode)}
      and not (c.state = 'active' and p.id is not distinct from ${except ?? null}::bigint)`.execute(w.db)
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

/** Addresses as they are sent: what is missing is empty, and the first is for letters where none is said to be. */
export function wholeAddresses(sent: readonly Partial<Address>[]): readonly Address[] {
  const filled = sent
    .map((one) => ({ label: '', street: '', city: '', region: '', postcode: '', country: '', mailing: false, ...one }))
    .filter((one) => addressText(one).trim() !== '')
  const mailing = Math.max(
    0,
    filled.findIndex((one) => one.mailing),
  )
  return filled.map((one, i) => ({ ...one, mailing: i === mailing }))
}

/** Writes the addresses of a patron anew. */
export async function writeAddresses(w: Work, patron: number, addresses: readonly Address[]): Promise<void> {
  await tablesOf<PatronsTables>(w).deleteFrom('patrons.address').where('patron_id', '=', patron).execute()
  await insertAddresses(w, patron, addresses)
}

/** Writes the addresses of a patron who has none. */
export async function insertAddresses(w: Work, patron: number, addresses: readonly Address[]): Promise<void> {
  if (addresses.length === 0) return
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.address')
    .values(addresses.map((one) => ({ patron_id: patron, ...one })))
    .execute()
}

/** Columns of a patron that follow from an address in one text. */
export function addressColumns(text: string): { address: string; address_key: string } {
  return { address: text, address_key: addressKey(text) }
}

/** Writes the people to turn to in a patron's place anew. */
export async function writeContacts(
  w: Work,
  patron: number,
  contacts: readonly (Pick<Contact, 'name'> & Partial<Contact>)[],
): Promise<void> {
  const db = tablesOf<PatronsTables>(w)
  await db.deleteFrom('patrons.contact').where('patron_id', '=', patron).execute()
  const rows = contacts.filter(({ name }) => name.trim() !== '')
  if (rows.length > 0)
    await db
      .insertInto('patrons.contact')
      .values(rows.map((one) => ({ relation: '', phone: '', email: '', ...one, patron_id: patron })))
      .execute()
}

/** Writes what a patron has in the library's fields; null empties one. */
export async function writeFieldValues(w: Work, patron: number, values: ReadValues['values']): Promise<void> {
  const db = tablesOf<PatronsTables>(w)
  const fields = values.size === 0 ? [] : await fieldsOf(w)
  for (const [code, value] of values) {
    const field = fields.find((one) => one.code === code)
    if (!field) continue
    if (value === null) {
      await db
        .deleteFrom('patrons.field_value')
        .where('patron_id', '=', patron)
        .where('field_code', '=', code)
        .execute()
      continue
    }
    const row = { value, ...keysOf(field, value) }
    await db
      .insertInto('patrons.field_value')
      .values({ patron_id: patron, field_code: code, ...row })
      .onConflict((clash) => clash.columns(['patron_id', 'field_code']).doUpdateSet(row))
      .execute()
  }
}
