import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { violates } from '../../../platform/db.ts'
import { isRefusal, notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { planFor, saveSet } from '../../loading/index.ts'
import type { Repository, RepositoryBody } from '../contract.ts'
import { lastRuns, throwAway } from '../runs/runs.ts'
import { addressProblem } from './address.ts'

interface Row extends Omit<Repository, 'nextAt' | 'harvestedUntil' | 'last'> {
  readonly nextAt: Temporal.Instant
  readonly harvestedUntil: Temporal.Instant | null
}

const columns = sql`r.id, r.name, r.url, r.metadata_prefix as "metadataPrefix", r.set_spec as "setSpec", r.profile_id as profile,
  r.suppress_new as "suppressNew", r.every_hours as "everyHours", r.active, r.provider_set_id as "providerSet",
  (select count(*) from harvesting.record k where k.repository_id = r.id and not k.deleted) as titles,
  r.next_at as "nextAt", r.harvested_until as "harvestedUntil"`

/** Repositories that are harvested, by their names. */
export async function listRepositories(
  w: Pick<Work, 'db'>,
  id?: number,
): Promise<{ total: number; rows: Repository[] }> {
  const { rows } = await sql<Row>`
    select ${columns} from harvesting.repository r
    where r.deleted_at is null and (${id ?? null}::bigint is null or r.id = ${id ?? null}) order by lower(r.name)`.execute(
    w.db,
  )
  const last = await lastRuns(
    w,
    rows.map((row) => row.id),
  )
  return {
    total: rows.length,
    rows: rows.map((row) => ({
      ...row,
      nextAt: row.nextAt.toString(),
      harvestedUntil: row.harvestedUntil?.toString() ?? null,
      last: last.get(row.id) ?? null,
    })),
  }
}

/** Refuses because there is no such repository. */
function repositoryNotFound() {
  return notFound('repository', 'There is no such repository on the list.')
}

/** Adds a repository with a provider's set for its titles, or changes one. From another address everything is harvested anew. */
export async function saveRepository(w: Work, request: RepositoryBody, id?: number): Promise<Outcome<Repository>> {
  const name = request.name.trim()
  const url = request.url.trim()
  const prefix = request.metadataPrefix.trim()
  const set = request.setSpec.trim()
  if (name === '') return refuse({ code: 'invalid-repository', field: 'name', message: 'Give the repository a name.' })
  const wrong = addressProblem(url)
  if (wrong !== undefined) return refuse({ code: 'invalid-address', field: 'url', message: wrong })
  if (!/^[A-Za-z0-9\-_.!~*'()]+$/.test(prefix))
    return refuse({
      code: 'invalid-repository',
      field: 'metadataPrefix',
      message: 'Choose a format, such as marc21 or oai_dc.',
    })
  const plan = request.profile === null ? null : await planFor(w, { profile: request.profile })
  if (isRefusal(plan)) return plan
  const { suppressNew, everyHours, active, profile } = request
  try {
    if (id === undefined) {
      const provider = await saveSet(w, { name: `${name} (harvested)`.slice(0, 120), provider: name, note: url })
      if (isRefusal(provider)) return provider
      const { rows } = await sql<{ id: number }>`
        insert into harvesting.repository (name, url, metadata_prefix, set_spec, provider_set_id, profile_id, suppress_new,
          every_hours, active, next_at, by_name, created_at)
        values (${name}, ${url}, ${prefix}, ${set}, ${provider.id}, ${profile}, ${suppressNew}, ${everyHours}, ${active},
          ${w.now}, ${actorName(w.actor)}, ${w.now}) returning id`.execute(w.db)
      return await saved(w, rows[0]?.id ?? 0, name)
    }
    await endOfOtherAddress(w, id, { url, prefix, set })
    const { rows } = await sql<{ id: number }>`
      update harvesting.repository set name = ${name}, url = ${url}, metadata_prefix = ${prefix}, set_spec = ${set},
        profile_id = ${profile}, suppress_new = ${suppressNew}, every_hours = ${everyHours}, active = ${active},
        harvested_until = case when url = ${url} and set_spec = ${set} and metadata_prefix = ${prefix} then harvested_until end
      where id = ${id} and deleted_at is null returning id`.execute(w.db)
    return rows[0] ? await saved(w, id, name) : repositoryNotFound()
  } catch (error) {
    if (!violates(error, 'repository_name')) throw error
    return refuse({
      code: 'name-taken',
      field: 'name',
      message: `There is a repository “${name}” on the list already.`,
    })
  }
}

/**
 * What is under way from another address, set or format ends, and of what is being loaded it does not count how far it came: of the
 * new address everything is asked for.
 */
async function endOfOtherAddress(
  w: Work,
  id: number,
  { url, prefix, set }: { readonly url: string; readonly prefix: string; readonly set: string },
): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from harvesting.repository where id = ${id} and deleted_at is null
      and (url <> ${url} or metadata_prefix <> ${prefix} or set_spec <> ${set}) for update`.execute(w.db)
  if (rows.length === 0) return
  await endRuns(w, id, 'The address was changed. Nothing of it was loaded.')
  await sql`update harvesting.run set until = null where repository_id = ${id} and state = 'loading'`.execute(w.db)
}

/** Ends the harvests of a repository that are being fetched, and throws away what they brought. */
async function endRuns(w: Work, repository: number, said: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update harvesting.run set state = 'stopped', finished_at = ${w.now}, said = ${said}
    where repository_id = ${repository} and state in ('waiting', 'fetching', 'paused') returning id`.execute(w.db)
  await throwAway(
    w,
    rows.map(({ id }) => id),
  )
}

async function saved(w: Work, id: number, name: string): Promise<Outcome<Repository>> {
  await w.audit({ action: 'repository.save', subject: `repository:${id}`, detail: { name } })
  return (await listRepositories(w, id)).rows[0] ?? repositoryNotFound()
}

/** Harvests a repository no more; its titles stay. */
export async function deleteRepository(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string }>`
    update harvesting.repository set deleted_at = ${w.now} where id = ${id} and deleted_at is null returning name`.execute(
    w.db,
  )
  if (!rows[0]) return repositoryNotFound()
  await endRuns(w, id, 'The repository was taken off the list.')
  await w.audit({ action: 'repository.delete', subject: `repository:${id}`, detail: { name: rows[0].name } })
  return {}
}
