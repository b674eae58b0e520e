import type { Selectable } from 'kysely'
import type { Dialect } from '@carrel/ncip'
import { defineCache } from '../../platform/live-cache.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { partnerServices, type Authentication, type PartnerService } from './contract.ts'
import type { ResourceSharingTables } from './tables.ts'

/** The tables of resource sharing. */
export const tables = (w: Pick<Work, 'db'>) => tablesOf<ResourceSharingTables>(w)

/** Told when a partner is added or changed. */
export const agenciesTopic = 'resource-sharing.agencies'

/** A partner as messages of it are judged. */
export interface Partner {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly systemId: string
  readonly enabled: boolean
  readonly branch: number
  readonly itemType: string
  /** Who borrows for readers of the partner that are not known here. */
  readonly borrower: number | null
  readonly authentication: Authentication
  readonly userName: string
  readonly secretHash: Buffer | null
  readonly addresses: readonly string[]
  readonly services: ReadonlySet<PartnerService>
  readonly dialect: Dialect
  readonly perMinute: number
}

/** A partner out of its row. */
export function partnerOf(row: Selectable<ResourceSharingTables['resource_sharing.agency']>): Partner {
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    systemId: row.system_id,
    enabled: row.enabled,
    branch: row.branch_id,
    itemType: row.item_type,
    borrower: row.patron_id,
    authentication: row.authentication,
    userName: row.user_name,
    secretHash: row.secret_hash,
    addresses: row.addresses,
    services: new Set(partnerServices.filter((service) => row.services.includes(service))),
    dialect: row.dialect,
    perMinute: row.per_minute,
  }
}

const partners = defineCache(agenciesTopic, [agenciesTopic], async (w): Promise<readonly Partner[]> => {
  const rows = await tables(w).selectFrom('resource_sharing.agency').selectAll().orderBy('id').execute()
  return rows.map(partnerOf)
})

/** All partners; few, and asked for at every message. */
export function partnersOf(w: Pick<Work, 'db' | 'platform'>): Promise<readonly Partner[]> {
  return partners.get(w, 'all')
}

/** Whether a partner may ask for items of this library. */
export async function lendsToPartners(w: Pick<Work, 'db' | 'platform'>): Promise<boolean> {
  return (await partnersOf(w)).some(({ enabled, services }) => enabled && services.has('RequestItem'))
}
