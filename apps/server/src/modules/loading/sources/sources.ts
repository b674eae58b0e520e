import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { isRefusal, notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { Source, SourceBody } from '../contract.ts'
import { getProfile } from '../plan/profiles.ts'

interface Row extends Omit<Source, 'nextAt' | 'lastAt'> {
  readonly nextAt: Temporal.Instant
  readonly lastAt: Temporal.Instant | null
}

const columns = sql`id, name, kind, place, profile_id as profile, every_hours as "everyHours", active, next_at as "nextAt",
  last_at as "lastAt", last_result as "lastResult"`
const view = (row: Row): Source => ({ ...row, nextAt: row.nextAt.toString(), lastAt: row.lastAt?.toString() ?? null })

/** Places that are looked at by themselves. */
export async function listSources(w: Pick<Work, 'db'>): Promise<Source[]> {
  const { rows } = await sql<Row>`
    select ${columns} from loading.source where deleted_at is null order by lower(name)`.execute(w.db)
  return rows.map(view)
}

/** Adds a place, or changes one; it is looked at for the first time at once. */
export async function saveSource(w: Work, request: SourceBody, id?: number): Promise<Outcome<Source>> {
  const place = request.place.trim()
  const problem = request.kind === 'folder' ? folderProblem(place) : addressProblem(place)
  if (problem !== undefined) return refuse({ code: 'invalid-place', field: 'place', message: problem })
  if (request.profile !== null) {
    const profile = await getProfile(w, request.profile)
    if (isRefusal(profile)) return profile
  }
  const { kind, profile, everyHours, active = true } = request
  const name = request.name.trim()
  const { rows } =
    id === undefined
      ? await sql<Row>`
          insert into loading.source (name, kind, place, profile_id, every_hours, active, next_at, by_name)
          values (${name}, ${kind}, ${place}, ${profile}, ${everyHours}, ${active}, ${w.now}, ${actorName(w.actor)})
          returning ${columns}`.execute(w.db)
      : await sql<Row>`
          update loading.source set name = ${name}, kind = ${kind}, place = ${place}, profile_id = ${profile},
            every_hours = ${everyHours}, active = ${active}, next_at = ${w.now}
          where id = ${id} and deleted_at is null returning ${columns}`.execute(w.db)
  const [saved] = rows
  if (!saved) return sourceNotFound()
  await w.audit({ action: 'load-source.save', subject: `load-source:${saved.id}`, detail: { name, kind, place } })
  return view(saved)
}

/** Looks at a place no more. */
export async function deleteSource(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string }>`
    update loading.source set deleted_at = ${w.now} where id = ${id} and deleted_at is null returning name`.execute(
    w.db,
  )
  if (!rows[0]) return sourceNotFound()
  await w.audit({ action: 'load-source.delete', subject: `load-source:${id}`, detail: { name: rows[0].name } })
  return {}
}

function sourceNotFound() {
  return notFound('load-source', 'There is no such place.')
}

function folderProblem(place: string): string | undefined {
  if (/^[\p{L}\p{N}_-][\p{L}\p{N} ._-]{0,99}$/u.test(place) && !place.includes('..')) return undefined
  return 'Name a folder below “incoming” in the data folder: letters, figures, dots and hyphens.'
}

function addressProblem(place: string): string | undefined {
  if (!URL.canParse(place)) return 'Write a whole address, such as https://vendor.example/files/new.mrc.'
  const { protocol, username, password } = new URL(place)
  if (protocol !== 'https:') return 'Files are fetched by https only.'
  return username !== '' || password !== ''
    ? 'Leave name and password out of the address: they would be shown to others.'
    : undefined
}
