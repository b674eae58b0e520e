import { sql } from 'kysely'
import { violates } from '../../../platform/db.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, notFound, refuse, type Block, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { siteLink } from '../../org/index.ts'
import type { CreateLearningPlatform, LearningPlatform, ListLearningPlatforms } from '../contract-lti.ts'

type NewPlatform = NonNullable<(typeof CreateLearningPlatform)['types']>['body']
type Listed = NonNullable<(typeof ListLearningPlatforms)['types']>['response']
type Reader = Pick<Work, 'db'>

interface Row extends Omit<LearningPlatform, 'launchedAt' | 'refusedAt'> {
  readonly launchedAt: Temporal.Instant | null
  readonly refusedAt: Temporal.Instant | null
}

const columns = sql`id, name, enabled, issuer, client_id as "clientId", deployments, login_url as "loginUrl", keys_url as "keysUrl",
  sites, clock_tolerance as "clockTolerance", instructors_choose as "instructorsChoose", launched_at as "launchedAt",
  refused_at as "refusedAt", refused_text as "refusedText",
  (select count(*)::int from identity.lti_context c where c.platform_id = lti_platform.id and c.course_id is not null) as linked`

/** Every platform in the order of their names. */
async function platformsOf({ db }: Reader): Promise<readonly LearningPlatform[]> {
  const { rows } = await sql<Row>`select ${columns} from identity.lti_platform order by lower(name)`.execute(db)
  return rows.map(shown)
}

/** One platform; undefined where there is none. */
export async function learningPlatform({ db }: Reader, id: number): Promise<LearningPlatform | undefined> {
  const { rows } = await sql<Row>`select ${columns} from identity.lti_platform where id = ${id}`.execute(db)
  return rows[0] && shown(rows[0])
}

/** Platforms that are switched on and have this issuer (and, where it is said, this client id). */
export async function platformsByIssuer(w: Reader, issuer: string, clientId: string): Promise<LearningPlatform[]> {
  const all = await platformsOf(w)
  return all.filter((one) => one.enabled && one.issuer === issuer && (clientId === '' || one.clientId === clientId))
}

/** Origins at which platforms that are switched on are seen: only these may frame what is opened from them. */
export async function framingOrigins(w: Reader): Promise<readonly string[]> {
  const on = (await platformsOf(w)).filter(({ enabled }) => enabled)
  const addresses = on.flatMap(({ sites, issuer, loginUrl }) => [...sites, issuer, loginUrl])
  return [...new Set(addresses.flatMap((address) => originOf(address) ?? []))]
}

/** Scheme and host of an address of the web, as a content security policy wants it; undefined for anything else. */
export function originOf(address: string): string | undefined {
  const url = URL.parse(address)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : undefined
}

/** Every platform as the settings page shows it, with the addresses of ours that all of them want. */
export async function listPlatforms(w: Work): Promise<Listed> {
  const rows = [...(await platformsOf(w))]
  const link = await siteLink(w)
  const ourAddresses = [
    { name: 'Target link URI (launch)', url: link('/auth/lti/launch') },
    { name: 'Redirect URI', url: link('/auth/lti/launch') },
    { name: 'Initiate login URL', url: link('/auth/lti/login') },
    { name: 'Public keys (JWKS)', url: link('/auth/lti/keys') },
  ]
  return { total: rows.length, rows, ourAddresses }
}

/** Adds a platform, or with `id` changes one: what is left out stays. */
export async function putPlatform(
  w: Work,
  change: Partial<NewPlatform>,
  id?: number,
): Promise<Outcome<LearningPlatform>> {
  // Of two desks that change one at once, the second changes what the first has left.
  if (id !== undefined) await sql`select from identity.lti_platform where id = ${id} for update`.execute(w.db)
  const before = id === undefined ? undefined : await learningPlatform(w, id)
  if (id !== undefined && !before) return platformNotFound(id)
  const after = tidied({ ...usual, ...before, ...change })
  const blocks = problems(after)
  if (blocks.length > 0) return refuse(...blocks)
  try {
    const written = await (
      id === undefined
        ? sql<{ id: number }>`
          insert into identity.lti_platform (name, enabled, issuer, client_id, deployments, login_url, keys_url, sites, clock_tolerance, instructors_choose, changed_at)
          values (${after.name}, ${after.enabled}, ${after.issuer}, ${after.clientId}, ${after.deployments}, ${after.loginUrl}, ${after.keysUrl},
            ${after.sites}, ${after.clockTolerance}, ${after.instructorsChoose}, ${w.now}) returning id`
        : sql<{ id: number }>`
          update identity.lti_platform set name = ${after.name}, enabled = ${after.enabled}, issuer = ${after.issuer}, client_id = ${after.clientId},
            deployments = ${after.deployments}, login_url = ${after.loginUrl}, keys_url = ${after.keysUrl}, sites = ${after.sites},
            clock_tolerance = ${after.clockTolerance}, instructors_choose = ${after.instructorsChoose}, changed_at = ${w.now}
          where id = ${id} returning id`
    ).execute(w.db)
    const known = written.rows[0]?.id ?? 0
    const action = id === undefined ? 'lti-platform.create' : 'lti-platform.change'
    await w.audit({ action, subject: `lti-platform:${known}`, detail: { ...change } })
    return (await learningPlatform(w, known)) ?? platformNotFound(known)
  } catch (error) {
    if (violates(error, 'lti_platform_name'))
      return refuse({ code: 'name-taken', field: 'name', message: `Another platform is called ${after.name}.` })
    if (violates(error, 'lti_platform_client'))
      return refuse({
        code: 'platform-known',
        field: 'clientId',
        message: 'This client ID of this issuer is set up already.',
      })
    throw error
  }
}

/** Removes a platform with what it was linked with. */
export async function deletePlatform(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string }>`
    delete from identity.lti_platform where id = ${id} returning name`.execute(w.db)
  const [row] = rows
  if (!row) return platformNotFound(id)
  await w.audit({ action: 'lti-platform.delete', subject: `lti-platform:${id}`, detail: { name: row.name } })
  return {}
}

/** Notes for staff that somebody came from a platform, or why somebody was turned away. */
export async function noteLaunch({ database, clock }: Platform, id: number, outcome: Outcome<object>): Promise<void> {
  const now = clock.now()
  await (
    isRefusal(outcome)
      ? sql`update identity.lti_platform set refused_at = ${now}, refused_text = ${detailOf(outcome.blocks)} where id = ${id}`
      : sql`update identity.lti_platform set launched_at = ${now} where id = ${id}`
  ).execute(database.kysely)
}

/** There is no such platform. */
export function platformNotFound(id: number) {
  return notFound('learning-platform', `There is no platform ${id}. It may have been removed.`)
}

const usual: NewPlatform = {
  name: '',
  enabled: false,
  issuer: '',
  clientId: '',
  deployments: [],
  loginUrl: '',
  keysUrl: '',
  sites: [],
  clockTolerance: 60,
  instructorsChoose: 'own',
}

function tidied(one: NewPlatform): NewPlatform {
  const listed = (lines: readonly string[]) => [...new Set(lines.map((line) => line.trim()).filter((line) => line))]
  return {
    ...one,
    name: one.name.trim(),
    issuer: one.issuer.trim(),
    clientId: one.clientId.trim(),
    loginUrl: one.loginUrl.trim(),
    keysUrl: one.keysUrl.trim(),
    deployments: listed(one.deployments),
    sites: listed(one.sites),
  }
}

function problems(one: NewPlatform): Block[] {
  const blocks: Block[] = []
  const wrong = (field: string, message: string) => void blocks.push({ code: 'invalid-platform', field, message })
  if (one.name === '') wrong('name', 'Give the platform a name.')
  if (one.issuer === '') wrong('issuer', 'Give the issuer, exactly as the platform writes it.')
  if (one.clientId === '') wrong('clientId', 'Give the client ID that the platform made for Carrel.')
  const address = (field: string, value: string) => {
    if (originOf(value) === undefined)
      wrong(
        field,
        `${value === '' ? 'This' : value.slice(0, 100)} is not a whole address such as https://school.example/…`,
      )
  }
  address('loginUrl', one.loginUrl)
  address('keysUrl', one.keysUrl)
  for (const site of one.sites) address('sites', site)
  if (one.enabled && one.deployments.length === 0)
    wrong('deployments', 'Give at least one deployment ID before the platform is switched on; nobody would be let in.')
  return blocks
}

function detailOf(blocks: readonly Block[]): string {
  return blocks
    .map(({ facts, message }) => (typeof facts?.['detail'] === 'string' ? facts['detail'] : message))
    .join(' ')
    .slice(0, 1000)
}

function shown({ launchedAt, refusedAt, ...row }: Row): LearningPlatform {
  return { ...row, launchedAt: launchedAt?.toString() ?? null, refusedAt: refusedAt?.toString() ?? null }
}
