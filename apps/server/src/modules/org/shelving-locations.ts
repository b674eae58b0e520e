import { defineCache, changed } from '../../platform/live-cache.ts'
import { databaseError, violates } from '../../platform/db.ts'
import { isRefusal, notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { lendingBranch } from './branches.ts'
import type { ChangeShelvingLocation, CreateShelvingLocation, ShelvingLocation } from './contract.ts'
import type { OrgTables } from './tables.ts'
import type { Selectable } from 'kysely'

type Reader = Pick<Work, 'db' | 'platform'>
type NewLocation = NonNullable<(typeof CreateShelvingLocation)['types']>['body']
type LocationChange = NonNullable<(typeof ChangeShelvingLocation)['types']>['body']
type Row = Selectable<OrgTables['org.shelving_location']>

function locationOf(row: Row): ShelvingLocation {
  const { id, code, name, holdable } = row
  return {
    id,
    code,
    name,
    branch: row.branch_id,
    public: row.public,
    holdable,
    checkInTo: row.check_in_to_id,
    checkInPermanent: row.check_in_permanent,
    floor: row.floor,
    walk: row.walk,
  }
}

const locations = defineCache('org.locations', ['locations'], async (w) => {
  const rows = await tablesOf<OrgTables>(w).selectFrom('org.shelving_location').selectAll().orderBy('name').execute()
  return new Map(rows.map((row): [number, ShelvingLocation] => [row.id, locationOf(row)]))
})

/** Every shelving location by its number, in order of name; read from the database only after a change. */
export function shelvingLocationsOf(w: Reader): Promise<ReadonlyMap<number, ShelvingLocation>> {
  return locations.get(w, 'all')
}

/** What is wrong with where a location sends what is checked in there. */
async function checkInProblem(
  w: Work,
  {
    id,
    checkInTo,
    checkInPermanent,
  }: Pick<ShelvingLocation, 'checkInTo' | 'checkInPermanent'> & { readonly id?: number },
): Promise<Block | undefined> {
  if (checkInTo === null) return undefined
  const field = 'checkInTo'
  if (checkInPermanent)
    return { code: 'invalid-check-in', field, message: 'Choose one: on to another place, or to where an item belongs.' }
  if (checkInTo === id)
    return { code: 'invalid-check-in', field, message: 'A shelf cannot send items to itself. Choose another.' }
  if ((await shelvingLocationsOf(w)).has(checkInTo)) return undefined
  return { code: 'location-not-found', field, message: `There is no shelving location ${checkInTo}.` }
}

function codeTaken(code: string): Refusal {
  return refuse({
    code: 'location-code-taken',
    field: 'code',
    message: `There is a shelving location ${code} already. Choose another code.`,
  })
}

/** Adds a shelving location, at one branch or at every branch. */
export async function createShelvingLocation(w: Work, request: NewLocation): Promise<ShelvingLocation | Refusal> {
  const branch = request.branch ?? null
  if (branch !== null) {
    const place = await lendingBranch(w, branch, 'branch')
    if (isRefusal(place)) return place
  }
  const code = request.code.trim()
  const onward = { checkInTo: request.checkInTo ?? null, checkInPermanent: request.checkInPermanent ?? false }
  const problem = await checkInProblem(w, onward)
  if (problem) return refuse(problem)
  try {
    const row = await tablesOf<OrgTables>(w)
      .insertInto('org.shelving_location')
      .values({
        code,
        name: request.name,
        branch_id: branch,
        public: request.public ?? true,
        holdable: request.holdable ?? true,
        check_in_to_id: onward.checkInTo,
        check_in_permanent: onward.checkInPermanent,
        floor: request.floor?.trim() ?? '',
        walk: request.walk ?? 0,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    changed(w, 'locations')
    await w.audit({
      action: 'location.create',
      subject: `location:${row.id}`,
      detail: { code, name: row.name, branch },
    })
    return locationOf(row)
  } catch (error) {
    if (!violates(error, 'shelving_location_code')) throw error
    return codeTaken(code)
  }
}

/** Changes what is given of a shelving location. */
export async function changeShelvingLocation(
  w: Work,
  id: number,
  change: LocationChange,
): Promise<ShelvingLocation | Refusal> {
  const before = (await shelvingLocationsOf(w)).get(id)
  if (!before) return notFound('location', `There is no shelving location ${id}.`)
  const after = { ...before, ...change, code: (change.code ?? before.code).trim() }
  if (after.branch !== null) {
    const place = await lendingBranch(w, after.branch, 'branch')
    if (isRefusal(place)) return place
  }
  const problem = await checkInProblem(w, after)
  if (problem) return refuse(problem)
  try {
    const row = await tablesOf<OrgTables>(w)
      .updateTable('org.shelving_location')
      .set({
        code: after.code,
        name: after.name,
        branch_id: after.branch,
        public: after.public,
        holdable: after.holdable,
        check_in_to_id: after.checkInTo,
        check_in_permanent: after.checkInPermanent,
        floor: after.floor,
        walk: after.walk,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst()
    if (!row) return notFound('location', `There is no shelving location ${id}.`)
    changed(w, 'locations')
    await w.audit({ action: 'location.change', subject: `location:${id}`, detail: change })
    return locationOf(row)
  } catch (error) {
    if (!violates(error, 'shelving_location_code')) throw error
    return codeTaken(after.code)
  }
}

const foreignKey = '23503'

/** Removes a shelving location; refused while anything names it. */
export async function deleteShelvingLocation(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const before = (await shelvingLocationsOf(w)).get(id)
  if (!before) return notFound('location', `There is no shelving location ${id}.`)
  try {
    await tablesOf<OrgTables>(w).deleteFrom('org.shelving_location').where('id', '=', id).execute()
  } catch (error) {
    if (databaseError(error)?.code !== foreignKey) throw error
    return refuse({
      code: 'location-in-use',
      message: `Items, circulation rules or other locations still name "${before.name}". Move them to another location first.`,
    })
  }
  changed(w, 'locations')
  await w.audit({
    action: 'location.delete',
    subject: `location:${id}`,
    detail: { code: before.code, name: before.name },
  })
  return {}
}
