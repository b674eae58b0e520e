import { sql } from 'kysely'
import { isRefusal, type Block } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { addPatronNote } from '../blocks.ts'
import { alterPatron, type PatronChange } from '../change-patron.ts'
import type { Patron } from '../contract.ts'
import type { ImportPlan } from '../contract-import.ts'
import { putGuarantor } from '../links.ts'
import { patronById } from '../queries.ts'
import { addPatron, type NewPatron } from '../register-patron.ts'
import { cardKey } from '../rules/card-number.ts'
import { searchableName } from '../rules/searchable.ts'
import type { Draft } from './draft-of-row.ts'

/** What became of a row. */
export interface Taken {
  readonly state: 'added' | 'changed' | 'existing' | 'refused'
  readonly patron: number | null
  readonly problems: readonly Block[]
  readonly before?: Readonly<Record<string, unknown>>
  readonly after?: Readonly<Record<string, unknown>>
}

/** Puts one row into the library: adds a patron, changes one who exists as the plan allows, or says why not. */
export async function takeRow(w: Work, draft: Draft, plan: ImportPlan): Promise<Taken> {
  const refused = (problems: readonly Block[]): Taken => ({ state: 'refused', patron: null, problems })
  if (draft.problems.length > 0) return refused(draft.problems)
  const found = await findExisting(w, draft, plan)
  if (isRefusal(found)) return refused(found.blocks)
  if (found === undefined) {
    if (!plan.add)
      return refused([{ code: 'patron-not-found', message: 'No patron matches, and none are to be added.' }])
    const { familyName, category, branch, givenName } = draft.patron
    const missing = missingBlocks({ familyName, category, branch })
    if (familyName === undefined || category === undefined || branch === undefined) return refused(missing)
    const id = await addPatron(
      w,
      { ...draft.patron, givenName: givenName ?? '', familyName, category, branch },
      { fee: false, email: 'file' },
    )
    if (isRefusal(id)) return refused(placed(id.blocks, draft))
    const more = await takeRest(w, id, draft)
    return more.length > 0 ? refused(more) : { state: 'added', patron: id, problems: [] }
  }
  const { change, before } = changeFor(found, draft.patron, plan)
  if (Object.keys(change).length === 0) return { state: 'existing', patron: found.id, problems: [] }
  const done = await alterPatron(w, found.id, change, 'file')
  if (isRefusal(done)) return { ...refused(placed(done.blocks, draft)), patron: found.id }
  const more = await takeRest(w, found.id, draft)
  return more.length > 0
    ? refused(more)
    : { state: 'changed', patron: found.id, problems: [], before, after: { ...change, pin: undefined } }
}

function missingBlocks(needed: Readonly<Record<string, unknown>>): readonly Block[] {
  const names: Readonly<Record<string, string>> = {
    familyName: 'family name',
    category: 'patron category',
    branch: 'branch',
  }
  return Object.entries(needed)
    .filter(([, value]) => value === undefined)
    .map(([field]) => ({
      code: field === 'familyName' ? 'invalid-name' : `invalid-${field}`,
      field,
      message: `The ${names[field] ?? field} is missing.`,
      facts: { value: '' },
    }))
}

/** Blocks with the column and the value that they are about. */
function placed(blocks: readonly Block[], { places }: Draft): readonly Block[] {
  return blocks.map((block) => {
    const field = block.field?.replace(/^fields\./, 'field:') ?? ''
    const place = places.get(field) ?? places.get(field === 'familyName' ? 'name' : field)
    return place ? { ...block, facts: { ...block.facts, column: place.column, value: place.value } } : block
  })
}

async function takeRest(w: Work, id: number, { note, guarantorCard, places }: Draft): Promise<readonly Block[]> {
  if (note !== undefined) {
    const { rows } = await sql<{ has: boolean }>`
      select exists (select from patrons.note where patron_id = ${id} and text = ${note}) as has`.execute(w.db)
    if (rows[0]?.has !== true) await addPatronNote(w, id, { text: note })
  }
  if (guarantorCard === undefined) return []
  const { rows } = await sql<{ id: number }>`
    select patron_id as id from patrons.card where upper(barcode) = ${cardKey(guarantorCard)}`.execute(w.db)
  const facts = { column: places.get('guarantorCard')?.column ?? null, value: guarantorCard }
  const guarantor = rows[0]?.id
  if (guarantor === undefined)
    return [
      { code: 'card-not-found', field: 'guarantorCard', message: `No patron has the card ${guarantorCard}.`, facts },
    ]
  const done = await putGuarantor(w, id, guarantor, undefined)
  return isRefusal(done) ? done.blocks.map((block) => ({ ...block, field: 'guarantorCard', facts })) : []
}

/** The patron that a row is about, by the first way of the plan that finds one. */
async function findExisting(w: Work, { patron, places }: Draft, { match }: ImportPlan) {
  for (const way of match) {
    const condition = conditionFor(way, patron)
    if (!condition) continue
    const { rows } = await sql<{ id: number }>`
      select p.id from patrons.patron p where ${condition} and p.deleted_at is null and p.merged_into is null order by p.id limit 3`.execute(
      w.db,
    )
    if (rows.length > 1) {
      const field = way === 'email' ? 'email' : 'familyName'
      const place = places.get(field)
      return {
        ok: false as const,
        blocks: [
          {
            code: 'ambiguous-match',
            field,
            message: `${rows.length > 2 ? 'Several' : 'Two'} patrons match. Give a card number or another id.`,
            facts: { column: place?.column ?? null, value: place?.value ?? null, patrons: rows.map(({ id }) => id) },
          },
        ],
      }
    }
    const [one] = rows
    if (one) return patronById(w, one.id)
  }
  return undefined
}

function conditionFor(way: ImportPlan['match'][number], patron: Partial<NewPatron>) {
  switch (way) {
    case 'card':
      return patron.card === undefined
        ? undefined
        : sql`p.id = (select c.patron_id from patrons.card c where upper(c.barcode) = ${cardKey(patron.card)})`
    case 'external-id':
      return typeof patron.externalId === 'string'
        ? sql`p.external_id is not null and lower(p.external_id) = ${patron.externalId.toLowerCase()}`
        : undefined
    case 'email':
      return patron.email === undefined
        ? undefined
        : sql`p.email <> '' and lower(p.email) = ${patron.email.toLowerCase()}`
    case 'name-and-birth-date': {
      if (patron.familyName === undefined || typeof patron.birthDate !== 'string') return undefined
      const { sort_key } = searchableName(patron.givenName ?? '', patron.familyName)
      return sql`p.birth_date = ${patron.birthDate}::date and p.sort_key = ${sort_key}`
    }
  }
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What of a row changes a patron who exists, as the plan allows; and what stood there. */
export function changeFor(
  patron: Patron,
  row: Partial<NewPatron>,
  { overwrite, overwriteOthers }: ImportPlan,
): { readonly change: PatronChange; readonly before: Readonly<Record<string, unknown>> } {
  const change: Record<string, unknown> = {}
  const before: Record<string, unknown> = {}
  const now: Readonly<Record<string, unknown>> = { ...patron }
  const may = (field: string, current: unknown) => {
    const policy = overwrite[field] ?? overwriteOthers
    return policy === 'always' || (policy === 'if-empty' && isEmpty(current))
  }
  for (const [field, value] of Object.entries(row)) {
    if (field === 'fields' || field === 'addresses') continue
    // A PIN cannot be compared; it is given to those who have none.
    if (field === 'pin' ? patron.hasPin || !may(field, null) : same(now[field], value) || !may(field, now[field]))
      continue
    change[field] = value
    before[field] = field === 'pin' ? null : now[field]
  }
  const fields = Object.entries(row.fields ?? {}).filter(
    ([code, value]) => String(patron.fields[code] ?? '') !== String(value) && may(`field:${code}`, patron.fields[code]),
  )
  if (fields.length > 0) {
    change['fields'] = Object.fromEntries(fields)
    before['fields'] = Object.fromEntries(fields.map(([code]) => [code, patron.fields[code] ?? null]))
  }
  const sent = row.addresses?.[0]
  const mailing = patron.addresses.find((one) => one.mailing)
  const address = {
    label: '',
    street: '',
    city: '',
    region: '',
    postcode: '',
    country: '',
    ...mailing,
    ...sent,
    mailing: true,
  }
  if (sent && !same({ ...mailing }, { ...address }) && may('address', patron.address) && !alike(mailing, address)) {
    change['addresses'] = [address, ...patron.addresses.filter((one) => !one.mailing)]
    before['addresses'] = patron.addresses
  }
  return { change, before }
}

function alike(a: Patron['addresses'][number] | undefined, b: Patron['addresses'][number]): boolean {
  return (
    a !== undefined &&
    a.street === b.street &&
    a.city === b.city &&
    a.region === b.region &&
    a.postcode === b.postcode &&
    a.country === b.country
  )
}
