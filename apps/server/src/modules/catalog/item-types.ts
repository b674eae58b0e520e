import { refuse, type Outcome } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { ItemType } from './contract.ts'
import type { CatalogTables } from './tables.ts'

/** Item types that a new library begins with. */
export const usualItemTypes: readonly ItemType[] = [
  { code: 'book', name: 'Book' },
  { code: 'new-book', name: 'New book' },
  { code: 'picture-book', name: 'Picture book' },
  { code: 'reference', name: 'Reference' },
  { code: 'magazine', name: 'Magazine' },
  { code: 'dvd', name: 'DVD' },
  { code: 'cd', name: 'CD' },
  { code: 'audiobook', name: 'Audiobook' },
  { code: 'game', name: 'Game' },
  { code: 'map', name: 'Map' },
  { code: 'equipment', name: 'Equipment' },
]

/** Every item type, by name. */
export async function listItemTypes(w: Pick<Work, 'db'>): Promise<readonly ItemType[]> {
  return tablesOf<CatalogTables>(w).selectFrom('catalog.item_type').selectAll().orderBy('name').execute()
}

/** Adds an item type or renames it. */
export async function putItemType(w: Work, type: ItemType): Promise<Outcome<ItemType>> {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(type.code)) {
    return refuse({
      code: 'invalid-code',
      field: 'code',
      message: 'Write the code of an item type with small letters, digits and hyphens, e.g. "large-print".',
    })
  }
  const name = type.name.trim()
  if (name === '') return refuse({ code: 'invalid-name', field: 'name', message: 'Give the item type a name.' })
  await tablesOf<CatalogTables>(w)
    .insertInto('catalog.item_type')
    .values({ code: type.code, name })
    .onConflict((clash) => clash.column('code').doUpdateSet({ name }))
    .execute()
  await w.audit({ action: 'item-type.put', subject: `item-type:${type.code}`, detail: { name } })
  return { code: type.code, name }
}

/** Adds the usual item types where they are missing; part of setting a library up. */
export async function addUsualItemTypes(w: Work): Promise<void> {
  await tablesOf<CatalogTables>(w)
    .insertInto('catalog.item_type')
    .values(usualItemTypes.map((type) => ({ ...type })))
    .onConflict((clash) => clash.column('code').doNothing())
    .execute()
}
