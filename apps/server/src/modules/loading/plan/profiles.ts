import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb, violates } from '../../../platform/db.ts'
import { isRefusal, notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { LoadProfile, ProfileSettings } from '../contract.ts'
import { setNotFound, setRow } from '../sets/provider-sets.ts'
import { definitionOf } from './definitions.ts'
import type { LoadPlan } from './load-plan.ts'

interface Row {
  readonly id: number
  readonly name: string
  readonly settings: ProfileSettings
  readonly at: Temporal.Instant
  readonly by: string
}

const view = (row: Row): LoadProfile => ({ ...row, at: row.at.toString() })

/** Profiles of loading by their names. */
export async function listProfiles(w: Pick<Work, 'db'>): Promise<LoadProfile[]> {
  const { rows } = await sql<Row>`
    select id, name, settings, changed_at as at, by_name as by from loading.profile
    where deleted_at is null order by lower(name)`.execute(w.db)
  return rows.map(view)
}

/** One profile. */
export async function getProfile(w: Pick<Work, 'db'>, id: number): Promise<Outcome<LoadProfile>> {
  const { rows } = await sql<Row>`
    select id, name, settings, changed_at as at, by_name as by from loading.profile
    where id = ${id} and deleted_at is null`.execute(w.db)
  return rows[0]
    ? view(rows[0])
    : notFound('load-profile', 'There is no such profile of loading. It may have been deleted.')
}

/** The profile of a name, whatever its capitals; the refusal names those that there are. */
export async function profileNamed(w: Pick<Work, 'db'>, name: string): Promise<Outcome<LoadProfile>> {
  const known = await listProfiles(w)
  const found = known.find((profile) => profile.name.toLowerCase() === name.trim().toLowerCase())
  if (found) return found
  const names = known.length === 0 ? 'There is none yet.' : `There are: ${known.map((one) => one.name).join(', ')}.`
  return notFound('load-profile', `There is no profile of loading “${name}”. ${names}`)
}

/** Adds a profile, or changes one. */
export async function saveProfile(
  w: Work,
  { name, settings }: { readonly name: string; readonly settings: ProfileSettings },
  id?: number,
): Promise<Outcome<LoadProfile>> {
  const plan = await planOf(w, { name, settings })
  if (isRefusal(plan)) return plan
  const shown = name.trim()
  try {
    const { rows } =
      id === undefined
        ? await sql<{ id: number }>`
            insert into loading.profile (name, settings, changed_at, by_name)
            values (${shown}, ${jsonb(settings)}, ${w.now}, ${actorName(w.actor)}) returning id`.execute(w.db)
        : await sql<{ id: number }>`
            update loading.profile set name = ${shown}, settings = ${jsonb(settings)}, changed_at = ${w.now},
              by_name = ${actorName(w.actor)}
            where id = ${id} and deleted_at is null returning id`.execute(w.db)
    await w.audit({
      action: 'load-profile.save',
      subject: `load-profile:${rows[0]?.id ?? id}`,
      detail: { name: shown },
    })
    return await getProfile(w, rows[0]?.id ?? id ?? 0)
  } catch (error) {
    if (!violates(error, 'profile_name')) throw error
    return refuse({
      code: 'name-taken',
      field: 'name',
      message: `There is a profile “${shown}” already. Choose another name.`,
    })
  }
}

/** Deletes a profile that no source uses. */
export async function deleteProfile(w: Work, id: number): Promise<Outcome<object>> {
  const known = await getProfile(w, id)
  if (isRefusal(known)) return known
  const { rows: users } = await sql<{ name: string }>`
    select name from loading.source where profile_id = ${id} and deleted_at is null`.execute(w.db)
  if (users.length > 0) {
    return refuse({
      code: 'definition-in-use',
      message: `It is used by ${users.map(({ name }) => `“${name}”`).join(', ')}, from which files come by themselves.`,
    })
  }
  await sql`update loading.profile set deleted_at = ${w.now} where id = ${id}`.execute(w.db)
  await w.audit({ action: 'load-profile.delete', subject: `load-profile:${id}`, detail: { name: known.name } })
  return {}
}

/** A profile with everything that it names. */
export async function planOf(
  w: Pick<Work, 'db'>,
  { name, settings }: { readonly name: string; readonly settings: ProfileSettings },
): Promise<Outcome<LoadPlan>> {
  const match = settings.match === null ? null : await definitionOf(w, 'match', settings.match)
  if (isRefusal(match)) return match
  const overlay = settings.overlay === null ? null : await definitionOf(w, 'overlay', settings.overlay)
  if (isRefusal(overlay)) return overlay
  const items = settings.items === null ? null : await definitionOf(w, 'items', settings.items)
  if (isRefusal(items)) return items
  if (settings.set !== null && !(await setRow(w, settings.set.id))) return setNotFound()
  const { onMatch, onNew, deletes, holdings, set } = settings
  return {
    name,
    match: match?.content ?? null,
    overlay: overlay?.content ?? null,
    items: items?.content ?? null,
    onMatch,
    onNew,
    deletes,
    holdings,
    set,
  }
}
