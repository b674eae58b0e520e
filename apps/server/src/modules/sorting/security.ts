import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { changed, defineCache } from '../../platform/live-cache.ts'
import { refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { listItemTypes } from '../catalog/index.ts'
import type { PutTypeSecurity, TypeSecurity } from './contract-security.ts'
import { armedBy } from './rules/item-properties.ts'

type Reader = Pick<Work, 'db' | 'platform'>
type Content = NonNullable<(typeof PutTypeSecurity)['types']>['body']

const topic = 'sorting.security'

const unmarked = { marker: 'none', magnetic: false, desensitize: true, resensitize: true } as const

const kept = defineCache(topic, [topic], async (w): Promise<ReadonlyMap<string, TypeSecurity>> => {
  const { rows } = await sql<Omit<TypeSecurity, 'name'>>`
    select item_type as "itemType", marker, magnetic, desensitize, resensitize from sorting.type_security`.execute(w.db)
  return new Map(rows.map((row) => [row.itemType, { ...row, name: row.itemType }]))
})

/** How an item is marked against theft, and what a machine does with the mark. */
export interface ItemSecurity {
  readonly marker: TypeSecurity['marker']
  /** Security marker of message 18 of SIP2: 00 other, 01 none, 02 Tattle-Tape, 03 Whisper. */
  readonly sipMarker: '00' | '01' | '02' | '03'
  /** Made of magnetic tape: a magnet would erase it. */
  readonly magnetic: boolean
  /** Lending switches the mark off. */
  readonly desensitize: boolean
  /** Taking back switches it on. */
  readonly resensitize: boolean
}

const sipMarkers = {
  none: '01',
  'tattle-tape': '02',
  whisper: '03',
  'rfid-eas': '00',
  'rfid-afi': '00',
  other: '00',
} as const

/** The security of an item by its type, from memory. */
export async function securityOf(w: Reader, item: { readonly itemType: string }): Promise<ItemSecurity> {
  const { marker, magnetic, desensitize, resensitize } = (await kept.get(w, 'all')).get(item.itemType) ?? unmarked
  return { marker, sipMarker: sipMarkers[marker], magnetic, desensitize, resensitize }
}

/** True for a type that is made of magnetic tape. */
export async function isMagnetic(w: Reader, itemType: string): Promise<boolean> {
  return (await kept.get(w, 'all')).get(itemType)?.magnetic ?? false
}

/** Every item type with its security, by name. */
export async function listTypeSecurity(w: Work): Promise<{ total: number; rows: TypeSecurity[] }> {
  const known = await kept.get(w, 'all')
  const rows = (await listItemTypes(w)).map(({ code, name }) => ({
    ...unmarked,
    ...known.get(code),
    itemType: code,
    name,
  }))
  return { total: rows.length, rows }
}

/** Says how things of a type are marked. */
export async function putTypeSecurity(w: Work, itemType: string, content: Content): Promise<TypeSecurity | Refusal> {
  const type = (await listItemTypes(w)).find(({ code }) => code === itemType)
  if (!type) return refuse({ code: 'item-type-not-found', message: `There is no item type "${itemType}".` })
  const { marker, magnetic, desensitize, resensitize } = content
  await sql`
    insert into sorting.type_security (item_type, marker, magnetic, desensitize, resensitize, changed_at)
    values (${itemType}, ${marker}, ${magnetic}, ${desensitize}, ${resensitize}, ${w.now})
    on conflict (item_type) do update set marker = excluded.marker, magnetic = excluded.magnetic,
      desensitize = excluded.desensitize, resensitize = excluded.resensitize, changed_at = excluded.changed_at`.execute(
    w.db,
  )
  changed(w, topic)
  await w.audit({ action: 'item-type.security', subject: `item-type:${itemType}`, detail: { ...content } })
  return { ...content, itemType, name: type.name }
}

/** Keeps what a machine says of an item (field CH of message 19 of SIP2), at most 1,000 characters of it. */
export async function noteItemProperties(w: Work, item: number, properties: string): Promise<void> {
  const text = properties.slice(0, 1000)
  await sql`
    insert into sorting.item_security (item_id, properties, armed, told_at, told_by)
    values (${item}, ${text}, ${armedBy(text)}, ${w.now}, ${actorName(w.actor)})
    on conflict (item_id) do update set properties = excluded.properties, armed = excluded.armed,
      told_at = excluded.told_at, told_by = excluded.told_by`.execute(w.db)
}

/** What a machine said last of an item; null when none ever did. */
export async function itemProperties(
  w: Pick<Work, 'db'>,
  item: number,
): Promise<{ properties: string; armed: boolean | null; toldAt: string; toldBy: string } | null> {
  const { rows } = await sql<{
    properties: string
    armed: boolean | null
    told_at: Temporal.Instant
    told_by: string
  }>`select properties, armed, told_at, told_by from sorting.item_security where item_id = ${item}`.execute(w.db)
  const row = rows[0]
  return row
    ? { properties: row.properties, armed: row.armed, toldAt: row.told_at.toString(), toldBy: row.told_by }
    : null
}
