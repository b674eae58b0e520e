import { parseMoney } from '../../../platform/money.ts'
import { readSetting } from '../../../platform/setting.ts'
import type { Work } from '../../../platform/work.ts'
import { listItemTypes, statusesByHand, type SoundItem } from '../../catalog/index.ts'
import { branchesOf, libraryCurrency, shelvingLocationsOf } from '../../org/index.ts'
import { stateKey, type ItemCodes } from '../rules/decide-item.ts'

/** Reads what codes of branches, shelving locations and item types mean here. */
export async function itemCodes(w: Work): Promise<ItemCodes> {
  const branches = new Map<string, number>()
  for (const branch of (await branchesOf(w)).byId.values()) {
    if (branch.kind !== 'branch') continue
    branches.set(branch.name.toLowerCase(), branch.id)
    branches.set(branch.code.toLowerCase(), branch.id)
  }
  const locations = new Map<string, number>()
  for (const { id, code, name, branch } of (await shelvingLocationsOf(w)).values()) {
    for (const text of [name, code]) locations.set(`${branch ?? ''}:${text.toLowerCase()}`, id)
  }
  const itemTypes = new Map<string, string>()
  for (const { code, name } of await listItemTypes(w))
    itemTypes.set(name.toLowerCase(), code).set(code.toLowerCase(), code)
  const currency = await readSetting(w, libraryCurrency)
  const statuses = new Map(statusesByHand.map((status) => [stateKey(status), status]))
  return { branches, locations, itemTypes, statuses, currency, readPrice: (text) => parseMoney(text, currency)?.amount }
}

/** An item that can be added, by the title that it will belong to. */
export type ReadyItem = Omit<SoundItem, 'bib'>
