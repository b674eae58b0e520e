import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { readAddressRange } from '../../platform/address-range.ts'
import { violates } from '../../platform/db.ts'
import { changed } from '../../platform/live-cache.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tokenHash } from '../../platform/session.ts'
import type { Work } from '../../platform/work.ts'
import { listItemTypes } from '../catalog/index.ts'
import { branchesOf, lendingBranch } from '../org/index.ts'
import { patronFacts } from '../patrons/index.ts'
import { agenciesTopic, tables } from './agency-store.ts'
import { partnerServices, type Agency, type NewAgency } from './contract.ts'

interface Row {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly system_id: string
  readonly enabled: boolean
  readonly branch_id: number
  readonly item_type: string
  readonly card: string | null
  readonly authentication: Agency['authentication']
  readonly user_name: string
  readonly secret_hint: string
  readonly secret_at: Temporal.Instant | null
  readonly addresses: string[]
  readonly services: Agency['services']
  readonly dialect: Agency['dialect']
  readonly per_minute: number
  readonly note: string
  readonly open_requests: number
  readonly last_heard: Temporal.Instant | null
  readonly problems: number
}

async function readAgencies(w: Work, id?: number): Promise<Agency[]> {
  const { rows } = await sql<Row>`
    select a.*, (select card from patrons.patron_view p where p.id = a.patron_id) as card,
      (select count(*) from resource_sharing.request r where r.agency_id = a.id and r.state = 'open') as open_requests,
      (select max(m.at) from resource_sharing.message m where m.agency_id = a.id) as last_heard,
      (select count(*) from resource_sharing.message m where m.agency_id = a.id and m.outcome <> 'done') as problems
    from resource_sharing.agency a where ${id ?? null}::bigint is null or a.id = ${id ?? null} order by a.name, a.id`.execute(
    w.db,
  )
  const { byId } = await branchesOf(w)
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    systemId: row.system_id,
    enabled: row.enabled,
    branch: row.branch_id,
    branchName: byId.get(row.branch_id)?.name ?? '',
    itemType: row.item_type,
    borrower: row.card ?? '',
    authentication: row.authentication,
    userName: row.user_name,
    secretHint: row.secret_hint,
    secretSince: row.secret_at?.toString() ?? null,
    addresses: row.addresses,
    services: row.services,
    dialect: row.dialect,
    perMinute: row.per_minute,
    note: row.note,
    openRequests: row.open_requests,
    lastHeard: row.last_heard?.toString() ?? null,
    problems: row.problems,
  }))
}

/** Partners by name, with what is open and when they were last heard. */
export async function listAgencies(w: Work): Promise<{ total: number; rows: Agency[] }> {
  const rows = await readAgencies(w)
  return { total: rows.length, rows }
}

async function agencyById(w: Work, id: number): Promise<Agency | Refusal> {
  const [agency] = await readAgencies(w, id)
  return agency ?? notFound('agency', `There is no partner ${id}.`)
}

/** The columns of what was asked for, or every reason why it cannot be so. */
async function columnsOf(
  w: Work,
  asked: Omit<Agency, 'id' | 'branchName' | 'secretHint' | 'secretSince' | 'openRequests' | 'lastHeard' | 'problems'>,
) {
  const blocks: Block[] = []
  const branch = await lendingBranch(w, asked.branch, 'branch')
  if (isRefusal(branch)) blocks.push(...branch.blocks)
  const types = await listItemTypes(w)
  if (!types.some((type) => type.code === asked.itemType))
    blocks.push({ code: 'invalid-item-type', field: 'itemType', message: `There is no item type "${asked.itemType}".` })
  const card = asked.borrower.trim()
  const borrower = card === '' ? undefined : await patronFacts(w, { card })
  if (card !== '' && !borrower)
    blocks.push({ code: 'invalid-borrower', field: 'borrower', message: `No patron has the card ${card}.` })
  const addresses = asked.addresses.map((address) => address.trim()).filter((address) => address !== '')
  const wrong = addresses.filter((address) => readAddressRange(address) === undefined)
  if (wrong.length > 0)
    blocks.push({
      code: 'invalid-address',
      field: 'addresses',
      message: `${wrong.join(', ')} is no address. Write 192.0.2.7 or 192.0.2.0/24.`,
    })
  if (asked.authentication === 'address' && addresses.length === 0)
    blocks.push({
      code: 'invalid-address',
      field: 'addresses',
      message: 'A partner that is known by its network alone needs at least one address.',
    })
  if (asked.authentication === 'basic' && asked.userName.trim() === '')
    blocks.push({ code: 'invalid-user-name', field: 'userName', message: 'Write the name with which it signs in.' })
  if (blocks.length > 0) return refuse(...blocks)
  return {
    code: asked.code.trim(),
    name: asked.name.trim(),
    system_id: asked.systemId.trim(),
    enabled: asked.enabled,
    branch_id: asked.branch,
    item_type: asked.itemType,
    patron_id: borrower?.id ?? null,
    authentication: asked.authentication,
    user_name: asked.userName.trim(),
    addresses,
    services: [...asked.services],
    dialect: asked.dialect,
    per_minute: asked.perMinute,
    note: asked.note.trim(),
    changed_at: w.now,
  }
}

const taken = (error: unknown, code: string): Refusal | undefined => {
  if (violates(error, 'agency_code'))
    return refuse({
      code: 'agency-exists',
      field: 'code',
      message: `There is a partner with the agency id ${code} already.`,
    })
  if (violates(error, 'agency_system'))
    return refuse({ code: 'agency-exists', field: 'systemId', message: 'Another partner has this system id.' })
  return undefined
}

const newSecret = () => `ns_${randomBytes(24).toString('base64url')}`
const secretColumns = (w: Work, secret: string | null) => ({
  secret_hash: secret === null ? null : tokenHash(secret),
  secret_hint: secret?.slice(-4) ?? '',
  secret_at: secret === null ? null : w.now,
})

/** Adds a partner. Its secret, where it needs one, is told this once. */
export async function createAgency(
  w: Work,
  asked: NewAgency,
): Promise<{ agency: Agency; secret: string | null } | Refusal> {
  const columns = await columnsOf(w, {
    systemId: '',
    enabled: true,
    borrower: '',
    authentication: 'message',
    userName: '',
    addresses: [],
    services: [...partnerServices],
    dialect: 'standard',
    perMinute: 3000,
    note: '',
    ...asked,
  })
  if (isRefusal(columns)) return columns
  const secret = columns.authentication === 'address' ? null : newSecret()
  try {
    const { id } = await tables(w)
      .insertInto('resource_sharing.agency')
      .values({ ...columns, ...secretColumns(w, secret), created_at: w.now })
      .returning('id')
      .executeTakeFirstOrThrow()
    changed(w, agenciesTopic)
    await w.audit({
      action: 'agency.create',
      subject: `agency:${id}`,
      detail: { code: columns.code, name: columns.name },
    })
    const agency = await agencyById(w, id)
    return isRefusal(agency) ? agency : { agency, secret }
  } catch (error) {
    return taken(error, columns.code) ?? Promise.reject(error)
  }
}

/** Changes what is given of a partner. */
export async function changeAgency(w: Work, id: number, change: Partial<NewAgency>): Promise<Agency | Refusal> {
  const before = await agencyById(w, id)
  if (isRefusal(before)) return before
  const columns = await columnsOf(w, { ...before, ...change })
  if (isRefusal(columns)) return columns
  try {
    await tables(w).updateTable('resource_sharing.agency').set(columns).where('id', '=', id).execute()
  } catch (error) {
    return taken(error, columns.code) ?? Promise.reject(error)
  }
  changed(w, agenciesTopic)
  await w.audit({ action: 'agency.change', subject: `agency:${id}`, detail: { ...change } })
  return agencyById(w, id)
}

/** Gives a partner a new secret; the old one is worth nothing from now on. */
export async function renewSecret(w: Work, id: number): Promise<{ agency: Agency; secret: string } | Refusal> {
  const secret = newSecret()
  await tables(w).updateTable('resource_sharing.agency').set(secretColumns(w, secret)).where('id', '=', id).execute()
  changed(w, agenciesTopic)
  await w.audit({ action: 'agency.secret', subject: `agency:${id}` })
  const agency = await agencyById(w, id)
  return isRefusal(agency) ? agency : { agency, secret }
}
