import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { violates } from '../../../platform/db.ts'
import { notFound, refuse, type Outcome, type Refusal } from '../../../platform/refusal.ts'
import { typedLine, typedText } from '../../../platform/typed-text.ts'
import type { Work } from '../../../platform/work.ts'
import type { Collection, CollectionBody } from '../contract.ts'
import { listsById } from '../lists/lists.ts'

interface Row extends Omit<Collection, 'nextAt' | 'saidAt' | 'lastList'> {
  readonly nextAt: Temporal.Instant | null
  readonly saidAt: Temporal.Instant | null
  readonly list: number | null
}

/** Collections by their names. */
export async function listCollections(
  w: Pick<Work, 'db'>,
  id: number | null = null,
): Promise<{ total: number; rows: Collection[] }> {
  const { rows } = await sql<Row>`
    select c.id, c.name, c.provider, c.active, c.proxy_prefix as "proxyPrefix", c.interlibrary, c.note, c.url,
      c.every_hours as "everyHours", c.next_at as "nextAt", c.said, c.said_at as "saidAt", c.records_import_id as "recordsImport",
      (select max(l.id) from e_collections.list l where l.collection_id = c.id) as list, n.titles, n.serials, n.matched
    from e_collections.collection c, lateral (
      select count(*) as titles, count(*) filter (where t.kind = 'serial') as serials,
        count(*) filter (where exists (select from catalog.match_key_view k join catalog.bib_view b on b.id = k.bib_id
          where k.key = any(t.numbers))) as matched
      from e_collections.title t where t.collection_id = c.id) n
    where c.deleted_at is null and (${id}::bigint is null or c.id = ${id}) order by lower(c.name)`.execute(w.db)
  const lists = await listsById(
    w,
    rows.flatMap(({ list }) => (list === null ? [] : [list])),
  )
  return {
    total: rows.length,
    rows: rows.map(({ list, ...row }) => ({
      ...row,
      nextAt: row.nextAt?.toString() ?? null,
      saidAt: row.saidAt?.toString() ?? null,
      lastList: lists.find((each) => each.id === list) ?? null,
    })),
  }
}

/** One collection. */
export async function getCollection(w: Pick<Work, 'db'>, id: number): Promise<Outcome<Collection>> {
  return (await listCollections(w, id)).rows[0] ?? collectionNotFound()
}

/** Refuses because there is no such collection. */
export function collectionNotFound(): Refusal {
  return notFound(
    'collection',
    'There is no such collection. It may have been deleted: look at the list of collections.',
  )
}

/** Adds a collection, or changes one. A list that is fetched by itself is fetched soon after its address changes. */
export async function saveCollection(w: Work, request: CollectionBody, id?: number): Promise<Outcome<Collection>> {
  const name = typedLine(request.name)
  const provider = typedLine(request.provider)
  const proxy = request.proxyPrefix.trim()
  const url = request.url.trim()
  if (name === '') return refuse({ code: 'invalid-collection', field: 'name', message: 'Give the collection a name.' })
  const wrong = addressBlock('proxyPrefix', proxy) ?? addressBlock('url', url)
  if (wrong) return wrong
  const values = { interlibrary: typedText(request.interlibrary), note: typedText(request.note) }
  const { active, everyHours } = request
  const next = url === '' ? null : w.now
  try {
    const { rows } =
      id === undefined
        ? await sql<{ id: number }>`
            insert into e_collections.collection (name, provider, active, proxy_prefix, interlibrary, note, url, every_hours,
              next_at, by_name, created_at)
            values (${name}, ${provider}, ${active}, ${proxy}, ${values.interlibrary}, ${values.note}, ${url}, ${everyHours},
              ${next}, ${actorName(w.actor)}, ${w.now}) returning id`.execute(w.db)
        : await sql<{ id: number }>`
            update e_collections.collection set name = ${name}, provider = ${provider}, active = ${active},
              proxy_prefix = ${proxy}, interlibrary = ${values.interlibrary}, note = ${values.note}, url = ${url},
              every_hours = ${everyHours}, next_at = case when url = ${url} then next_at else ${next} end,
              seen_file = case when url = ${url} then seen_file else '' end
            where id = ${id} and deleted_at is null returning id`.execute(w.db)
    const saved = rows[0]?.id
    if (saved === undefined) return collectionNotFound()
    await w.audit({ action: 'e-collection.save', subject: `e-collection:${saved}`, detail: { name } })
    w.afterCommit(() => w.platform.live.tell('e-collection', { id: saved }))
    return await getCollection(w, saved)
  } catch (error) {
    if (!violates(error, 'collection_name')) throw error
    return refuse({ code: 'name-taken', field: 'name', message: `There is a collection “${name}” already.` })
  }
}

function addressBlock(field: 'proxyPrefix' | 'url', address: string): Refusal | undefined {
  if (address === '') return undefined
  const url = URL.parse(address.replaceAll('{url}', 'x'))
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && !/\s/.test(address))
    return undefined
  const message =
    field === 'url'
      ? 'Write the address of the list, such as https://provider.example/kbart.txt, without name and password.'
      : 'Write the beginning that the proxy wants, such as https://proxy.example/login?url=, or an address with {url} in it.'
  return refuse({ code: 'invalid-address', field, message })
}

/** Deletes a collection with its titles, unless brief records of them are in the catalogue. */
export async function deleteCollection(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string; records: number; import: number | null }>`
    select c.name, c.records_import_id as import,
      (select count(*) from loading.set_title_view m where m.set_id = c.provider_set_id and m.member) as records
    from e_collections.collection c where c.id = ${id} and c.deleted_at is null for update`.execute(w.db)
  const [known] = rows
  if (!known) return collectionNotFound()
  if (known.records > 0)
    return refuse({
      code: 'records-loaded',
      message: `${known.records} titles of the catalogue came with this collection. Undo import ${known.import ?? ''} first, or hide the collection instead of deleting it.`,
    })
  await sql`delete from e_collections.title where collection_id = ${id}`.execute(w.db)
  await sql`update e_collections.collection set deleted_at = ${w.now}, next_at = null where id = ${id}`.execute(w.db)
  await w.audit({ action: 'e-collection.delete', subject: `e-collection:${id}`, detail: { name: known.name } })
  w.afterCommit(() => w.platform.live.tell('e-collection', { id }))
  return {}
}
