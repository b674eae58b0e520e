import { sortKey } from '@carrel/text'
import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { FindDuplicates, PatronHint } from './contract-people.ts'
import { addressKey } from './rules/address-text.ts'
import { cardKey } from './rules/card-number.ts'
import { likeness } from './rules/likeness.ts'
import { phoneDigits, searchableName } from './rules/searchable.ts'

/** What is known of someone who may be in the records already. */
export type Likely = NonNullable<(typeof FindDuplicates)['types']>['body']

interface Row {
  readonly id: number
  readonly name: string
  readonly card: string | null
  readonly birth_date: Temporal.PlainDate | null
  readonly branch_id: number
  readonly same_name: boolean
  readonly same_birth: boolean | null
  readonly same_email: boolean
  readonly same_phone: boolean
  readonly same_address: boolean
  readonly same_card: boolean
  readonly same_external: boolean
}

const fewestPhoneDigits = 6
const mostHints = 8

/** Patrons who may be the same person, most likely first; each way of being alike has an index. */
export async function findDuplicates(w: Work, known: Likely): Promise<{ total: number; rows: PatronHint[] }> {
  const family = (known.familyName ?? '').trim()
  const given = (known.givenName ?? '').trim()
  const key = family === '' ? '' : sortKey(`${family}, ${given}`)
  // Given and family name are often typed into each other's field, and a middle name is left out.
  const { name_words: words } = searchableName(given, family)
  const named = given !== '' && family !== '' && words.length > 0
  const vector = words.map((word) => `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ')
  const birth = dayOrNothing(known.birthDate)
  const email = (known.email ?? '').trim().toLowerCase()
  const digits = phoneDigits(known.phone ?? '').slice(-9)
  const phone = digits.length >= fewestPhoneDigits ? [...digits].reverse().join('') : ''
  const address = addressKey(known.address ?? '')
  const card = cardKey(known.card ?? '')
  const external = (known.externalId ?? '').trim().toLowerCase()
  const ways = [
    ...(named ? [sql`select id from patrons.patron where name_vector @@ ${vector}::tsquery`] : []),
    ...(key === '' || !birth
      ? []
      : [sql`select id from patrons.patron where birth_date = ${birth} and sort_key = ${key}`]),
    ...(email === '' ? [] : [sql`select id from patrons.patron where email <> '' and lower(email) = ${email}`]),
    ...(phone === ''
      ? []
      : [sql`select id from patrons.patron where phone_digits <> '' and phone_reversed like ${`${phone}%`}`]),
    ...(address === ''
      ? []
      : [sql`select id from patrons.patron where address_key <> '' and address_key = ${address}`]),
    ...(card === '' ? [] : [sql`select patron_id from patrons.card where upper(barcode) = ${card}`]),
    ...(external === ''
      ? []
      : [sql`select id from patrons.patron where external_id is not null and lower(external_id) = ${external}`]),
  ]
  if (ways.length === 0) return { total: 0, rows: [] }
  const { rows } = await sql<Row>`
    select p.id, p.name, c.barcode as card, p.birth_date, p.branch_id,
      ${named ? sql`p.name_vector @@ ${vector}::tsquery` : sql`${key !== ''} and p.sort_key = ${key}`} as same_name,
      p.birth_date = ${birth}::date as same_birth,
      ${email} <> '' and lower(p.email) = ${email} as same_email,
      ${phone} <> '' and p.phone_reversed like ${`${phone}%`} as same_phone,
      ${address} <> '' and p.address_key = ${address} as same_address,
      ${card} <> '' and exists (select from patrons.card k where k.patron_id = p.id and upper(k.barcode) = ${card}) as same_card,
      ${external} <> '' and lower(coalesce(p.external_id, '')) = ${external} as same_external
    from patrons.patron p left join patrons.card c on c.patron_id = p.id and c.state = 'active'
    where p.id in (${sql.join(
      ways.map((way) => sql`(${way} limit 50)`),
      sql` union `,
    )}) and p.deleted_at is null and p.merged_into is null and p.id is distinct from ${known.except ?? null}::bigint`.execute(
    w.db,
  )
  const hints = rows
    .map((row) => ({ ...likeness(row), row }))
    .filter((hint) => hint.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || a.row.id - b.row.id)
    .slice(0, mostHints)
    .map(({ row, likeness: points, alike }) => ({
      id: row.id,
      name: row.name,
      card: row.card,
      birthDate: row.birth_date?.toString() ?? null,
      branch: row.branch_id,
      alike: [...alike],
      likeness: points,
    }))
  return { total: hints.length, rows: hints }
}

function dayOrNothing(text: string | null | undefined): Temporal.PlainDate | null {
  try {
    return text === null || text === undefined || text === '' ? null : Temporal.PlainDate.from(text)
  } catch {
    // Half a day is being typed.
    return null
  }
}
