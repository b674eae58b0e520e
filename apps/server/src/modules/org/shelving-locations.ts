import { defineCache, changed } from '../../platform/live-cache.ts'
import { violates } from '../../platform/db.ts'
import { isRefusal, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { lendingBranch } from './branches.ts'
import type { CreateShelvingLocation, ShelvingLocation } from './contract.ts'
import type { OrgTables } from './tables.ts'

type Reader = Pick<Work, 'db' | 'platform'>
type NewLocation = NonNullable<(typeof CreateShelvingLocation)['types']>['body']

const locations = defineCache('org.locations', ['locations'], async (w) => {
  const rows = await tablesOf<OrgTables>(w).selectFrom('org.shelving_location').selectAll().orderBy('name').execute()
  return new Map(
    rows.map(({ branch_id, ...row }): [number, ShelvingLocation] => [row.id, { ...row, branch: branch_id }]),
  )
})

/** Every shelving location by its number, in order of name; read from the database only after a change. */
export function shelvingLocationsOf(w: Reader): Promise<ReadonlyMap<number, ShelvingLocation>> {
  return locations.get(w, 'all')
}

/** Adds a shelving location, at one branch or at every branch. */
export async function createShelvingLocation(w: Work, request: NewLocation): Promise<ShelvingLocation | Refusal> {
  const branch = request.branch ?? null
  if (branch !== null) {
    const place = await lendingBranch(w, branch, 'branch')
    if (isRefusal(place)) return place
  }
  const code = request.code.trim()
  try {
    const { branch_id, ...row } = await tablesOf<OrgTables>(w)
      .insertInto('org.shelving_location')
      .values({
        code,
        name: request.name,
        branch_id: branch,
        public: request.public ?? true,
        holdable: request.holdable ?? true,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    changed(w, 'locations')
    await w.audit({
      action: 'location.create',
      subject: `location:${row.id}`,
      detail: { code, name: row.name, branch },
    })
    return { ...row, branch: branch_id }
  } catch (error) {
    if (!violates(error, 'shelving_location_code')) throw error
    return refuse({
      code: 'location-code-taken',
      field: 'code',
      message: `There is a shelving location ${code} already. Choose another code.`,
    })
  }
}
