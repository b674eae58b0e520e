import { sql } from 'kysely'
import { violates, tablesOf } from '../../platform/db.ts'
import { changed, defineCache } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemForUpdate, listItemTypes } from '../catalog/index.ts'
import { branchesOf, shelvingLocationsOf } from '../org/index.ts'
import type { FloatingBody, FloatingGroup } from './contract-transits.ts'
import type { FloatingRules } from './rules/floating.ts'
import type { CirculationTables } from './tables.ts'

const topic = 'circulation.floating'

const groups = defineCache(topic, [topic], async (w): Promise<readonly FloatingGroup[]> => {
  const rows = await tablesOf<CirculationTables>(w)
    .selectFrom('circulation.floating_group')
    .selectAll()
    .orderBy('id')
    .execute()
  return rows.map(({ item_types, ...row }) => ({ ...row, itemTypes: item_types }))
})

/** The groups that are in force, in the order in which they were made; read from the database only after a change. */
export async function floatingRules(w: Pick<Work, 'db' | 'platform'>): Promise<readonly FloatingRules[]> {
  return (await groups.get(w, 'all')).filter((group) => group.active)
}

/** Every floating group. */
export async function listFloatingGroups(w: Work): Promise<{ total: number; rows: FloatingGroup[] }> {
  const rows = [...(await groups.get(w, 'all'))]
  return { total: rows.length, rows }
}

/** What a group may not say. */
async function problem(w: Work, body: FloatingBody): Promise<Refusal | undefined> {
  const { byId } = await branchesOf(w)
  const branch = [...body.branches, ...(body.excluded ?? [])].find((id) => !byId.has(id))
  if (branch !== undefined)
    return refuse({ code: 'branch-not-found', field: 'branches', message: `There is no branch ${branch}.` })
  const locations = await shelvingLocationsOf(w)
  const location = body.locations?.find((id) => !locations.has(id))
  if (location !== undefined)
    return refuse({
      code: 'location-not-found',
      field: 'locations',
      message: `There is no shelving location ${location}.`,
    })
  const types = new Set((await listItemTypes(w)).map(({ code }) => code))
  const type = body.itemTypes?.find((code) => !types.has(code))
  return type === undefined
    ? undefined
    : refuse({ code: 'item-type-not-found', field: 'itemTypes', message: `There is no item type "${type}".` })
}

/** Adds a floating group, or says anew what one is. */
export async function putFloatingGroup(w: Work, body: FloatingBody, id?: number): Promise<FloatingGroup | Refusal> {
  const wrong = await problem(w, body)
  if (wrong) return wrong
  const values = {
    name: body.name.trim(),
    active: body.active ?? true,
    branches: [...new Set(body.branches)],
    excluded: [...new Set(body.excluded ?? [])],
    locations: [...new Set(body.locations ?? [])],
    item_types: [...new Set(body.itemTypes ?? [])],
    changed_at: w.now,
  }
  const db = tablesOf<CirculationTables>(w)
  try {
    const row =
      id === undefined
        ? await db.insertInto('circulation.floating_group').values(values).returningAll().executeTakeFirst()
        : await db
            .updateTable('circulation.floating_group')
            .set(values)
            .where('id', '=', id)
            .returningAll()
            .executeTakeFirst()
    if (!row) return notFound('floating-group', `There is no floating group ${id}.`)
    changed(w, topic)
    await w.audit({
      action: id === undefined ? 'floating-group.add' : 'floating-group.change',
      subject: `floating-group:${row.id}`,
      detail: { ...body },
    })
    const { item_types, ...view } = row
    return { ...view, itemTypes: item_types }
  } catch (error) {
    if (!violates(error, 'floating_group_name')) throw error
    return refuse({ code: 'name-taken', field: 'name', message: `There is a floating group "${values.name}" already.` })
  }
}

/** Ends a floating group. */
export async function deleteFloatingGroup(w: Work, id: number): Promise<Record<string, never> | Refusal> {
  const row = await tablesOf<CirculationTables>(w)
    .deleteFrom('circulation.floating_group')
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  if (!row) return notFound('floating-group', `There is no floating group ${id}.`)
  changed(w, topic)
  await w.audit({ action: 'floating-group.delete', subject: `floating-group:${id}`, detail: { name: row.name } })
  return {}
}

/** What is said of one item about floating. */
export interface ItemFloating {
  readonly item: number
  readonly floating: 'usual' | 'never' | 'group'
  readonly group: number | null
}

/** Whether an item has a word of its own. */
export async function itemFloating(w: Work, item: number): Promise<ItemFloating> {
  const row = await tablesOf<CirculationTables>(w)
    .selectFrom('circulation.floating_item')
    .select('group_id')
    .where('item_id', '=', item)
    .executeTakeFirst()
  if (!row) return { item, floating: 'usual', group: null }
  return { item, floating: row.group_id === null ? 'never' : 'group', group: row.group_id }
}

/** Says for one item whether it floats. */
export async function putItemFloating(
  w: Work,
  id: number,
  { floating, group }: { readonly floating: ItemFloating['floating']; readonly group?: number },
): Promise<ItemFloating | Refusal> {
  const item = await itemForUpdate(w, { id })
  if (!item) return notFound('item', `There is no item ${id}.`)
  const known = (await groups.get(w, 'all')).some((one) => one.id === group)
  if (floating === 'group' && !known)
    return refuse({ code: 'floating-group-not-found', field: 'group', message: 'Name the group in which it floats.' })
  const db = tablesOf<CirculationTables>(w)
  if (floating === 'usual') await db.deleteFrom('circulation.floating_item').where('item_id', '=', id).execute()
  else {
    const group_id = floating === 'group' ? (group ?? null) : null
    await db
      .insertInto('circulation.floating_item')
      .values({ item_id: id, group_id })
      .onConflict((clash) => clash.column('item_id').doUpdateSet({ group_id }))
      .execute()
  }
  await w.audit({ action: 'item.floating', subject: `item:${id}`, detail: { floating, group: group ?? null } })
  return itemFloating(w, id)
}

/** How the items of a group have spread over its branches. */
export async function floatingBalance(
  w: Work,
  id: number,
): Promise<
  { total: number; rows: { branch: number; branchName: string; owned: number; here: number; out: number }[] } | Refusal
> {
  const group = (await groups.get(w, 'all')).find((one) => one.id === id)
  if (!group) return notFound('floating-group', `There is no floating group ${id}.`)
  const tree = await branchesOf(w)
  const codes = [...new Set(group.locations)]
  const { rows } = await sql<{ owner: number; holder: number; out: boolean; count: number }>`
    select i.branch_id as owner, i.holding_branch_id as holder, i.status = 'on-loan' as out, count(*) as count
    from catalog.item_place_view i
    where (cardinality(${group.itemTypes}::text[]) = 0 or i.item_type = any(${group.itemTypes}::text[]))
      and (cardinality(${codes}::bigint[]) = 0 or i.location_id = any(${codes}::bigint[]))
    group by 1, 2, 3`.execute(w.db)
  const sum = (matches: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(matches).reduce((total, row) => total + row.count, 0)
  const lending = tree.ordered.filter(
    (branch) =>
      branch.kind === 'branch' &&
      group.branches.some((place) => tree.lines.get(branch.id)?.includes(place)) &&
      !group.excluded.some((place) => tree.lines.get(branch.id)?.includes(place)),
  )
  return {
    total: lending.length,
    rows: lending.map(({ id: branch, name }) => ({
      branch,
      branchName: name,
      owned: sum((row) => row.owner === branch),
      here: sum((row) => row.holder === branch && !row.out),
      out: sum((row) => row.holder === branch && row.out),
    })),
  }
}
