import { sql } from 'kysely'
import { jsonb, violates } from '../../../platform/db.ts'
import { notFound, refuse, type Block, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import type { CopyTarget, NewTarget, TargetChange } from '../contract-targets.ts'
import { parseEncoding } from '@carrel/marc'

/** A target as it is asked: what the API shows of it, and its password. */
export type Target = Omit<CopyTarget, 'hasPassword' | 'testedAt' | 'testOk' | 'testSaid'> & {
  readonly password: string | null
}

type Row = Target & {
  readonly testedAt: Temporal.Instant | null
  readonly testOk: boolean | null
  readonly testSaid: string | null
}

const columns = sql`id, name, protocol, host, port, database, tls, url, sru_version as "sruVersion", syntax,
  record_schema as "recordSchema", element_set as "elementSet", charset, indexes, username, password,
  group_name as "group", timeout_seconds as "timeoutSeconds", most, place, enabled, tags, note, tested_at as "testedAt",
  test_ok as "testOk", test_said as "testSaid"`

/** Every target, in the order in which they are asked. */
export async function listTargets(w: Pick<Work, 'db'>): Promise<{ total: number; rows: CopyTarget[] }> {
  const { rows } = await sql<Row>`
    select ${columns} from copy_cataloguing.target order by place, lower(name)`.execute(w.db)
  return { total: rows.length, rows: rows.map(targetView) }
}

/** The targets to ask: those named, in the order in which they are asked, or all that are switched on. */
export async function targetsToAsk(w: Pick<Work, 'db'>, ids?: readonly number[]): Promise<Outcome<readonly Target[]>> {
  const { rows } = await sql<Row>`
    select ${columns} from copy_cataloguing.target
    where ${ids === undefined ? sql`enabled` : sql`id = any(${ids}::bigint[])`} order by place, lower(name)`.execute(
    w.db,
  )
  const missing = ids?.find((id) => !rows.some((row) => row.id === id))
  return missing === undefined ? rows : targetNotFound(missing)
}

/** One target as it is asked. */
export async function targetById(w: Pick<Work, 'db'>, id: number): Promise<Outcome<Target>> {
  const { rows } = await sql<Row>`select ${columns} from copy_cataloguing.target where id = ${id}`.execute(w.db)
  return rows[0] ?? targetNotFound(id)
}

/** Adds a target. */
export async function createTarget(w: Work, request: NewTarget): Promise<Outcome<CopyTarget>> {
  const { rows } = await sql<{ place: number }>`
    select coalesce(max(place), 0) + 10 as place from copy_cataloguing.target`.execute(w.db)
  return writeTarget(w, undefined, {
    ...usual,
    place: rows[0]?.place ?? 10,
    ...request,
    password: request.password ?? null,
  })
}

/** Changes a target; what was tested before is to be tested again. */
export async function changeTarget(w: Work, id: number, change: TargetChange): Promise<Outcome<CopyTarget>> {
  const { rows } = await sql<Row>`
    select ${columns} from copy_cataloguing.target where id = ${id} for update`.execute(w.db)
  const [row] = rows
  if (!row) return targetNotFound(id)
  return writeTarget(w, id, {
    ...row,
    ...change,
    password: change.password === undefined ? row.password : change.password,
  })
}

/** Takes a target off the list; searches that asked it keep its name. */
export async function deleteTarget(w: Work, id: number): Promise<Outcome<object>> {
  const { rows } = await sql<{ name: string }>`
    delete from copy_cataloguing.target where id = ${id} returning name`.execute(w.db)
  const [row] = rows
  if (!row) return targetNotFound(id)
  await w.audit({ action: 'copy-target.delete', subject: `copy-target:${id}`, detail: { name: row.name } })
  return {}
}

/** Keeps what the last test of a target said. */
export async function noteTest(w: Work, id: number, { ok, said }: { ok: boolean; said: string }): Promise<void> {
  await sql`update copy_cataloguing.target set tested_at = ${w.now}, test_ok = ${ok}, test_said = ${said}
    where id = ${id}`.execute(w.db)
}

const usual: Omit<Target, 'id' | 'name' | 'protocol' | 'place' | 'password'> = {
  host: '',
  port: null,
  database: '',
  tls: false,
  url: '',
  sruVersion: '1.1',
  syntax: 'usmarc',
  recordSchema: 'marcxml',
  elementSet: 'F',
  charset: 'auto',
  indexes: {},
  username: null,
  group: null,
  timeoutSeconds: 10,
  most: 10,
  enabled: true,
  tags: [],
  note: '',
}

async function writeTarget(w: Work, id: number | undefined, target: Omit<Target, 'id'>): Promise<Outcome<CopyTarget>> {
  const blocks = problemsOf(target)
  if (blocks.length > 0) return refuse(...blocks)
  const t = tidied(target)
  const set = sql`name = ${t.name}, protocol = ${t.protocol}, host = ${t.host}, port = ${t.port},
    database = ${t.database}, tls = ${t.tls}, url = ${t.url}, sru_version = ${t.sruVersion}, syntax = ${t.syntax},
    record_schema = ${t.recordSchema}, element_set = ${t.elementSet}, charset = ${t.charset}, indexes = ${jsonb(t.indexes)},
    username = ${t.username}, password = ${t.password}, group_name = ${t.group}, timeout_seconds = ${t.timeoutSeconds},
    most = ${t.most}, place = ${t.place}, enabled = ${t.enabled}, tags = ${t.tags}::text[], note = ${t.note},
    changed_at = ${w.now}`
  try {
    const { rows } = await (
      id === undefined
        ? sql<Row>`
          insert into copy_cataloguing.target (name, protocol, host, port, database, tls, url, sru_version, syntax,
            record_schema, element_set, charset, indexes, username, password, group_name, timeout_seconds, most, place,
            enabled, tags, note, changed_at)
          values (${t.name}, ${t.protocol}, ${t.host}, ${t.port}, ${t.database}, ${t.tls}, ${t.url}, ${t.sruVersion},
            ${t.syntax}, ${t.recordSchema}, ${t.elementSet}, ${t.charset}, ${jsonb(t.indexes)}, ${t.username},
            ${t.password}, ${t.group}, ${t.timeoutSeconds}, ${t.most}, ${t.place}, ${t.enabled}, ${t.tags}::text[],
            ${t.note}, ${w.now})
          returning ${columns}`
        : sql<Row>`update copy_cataloguing.target set ${set} where id = ${id} returning ${columns}`
    ).execute(w.db)
    const [row] = rows
    if (!row) return targetNotFound(id ?? 0)
    const action = id === undefined ? 'copy-target.create' : 'copy-target.change'
    await w.audit({ action, subject: `copy-target:${row.id}`, detail: { name: row.name, enabled: row.enabled } })
    return targetView(row)
  } catch (error) {
    if (!violates(error, 'target_name')) throw error
    return refuse({
      code: 'target-name-taken',
      field: 'name',
      message: `There is a catalogue “${t.name}” on the list already.`,
    })
  }
}

function tidied(target: Omit<Target, 'id'>): Omit<Target, 'id'> {
  const { name, host, database, url, username, password, group, tags } = target
  const orNull = (text: string | null) => (text === null || text === '' ? null : text)
  return {
    ...target,
    name: name.trim(),
    host: host.trim(),
    database: database.trim(),
    url: url.trim(),
    username: orNull(username),
    password: orNull(password),
    group: orNull(group),
    tags: [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))],
  }
}

function problemsOf({
  name,
  protocol,
  host,
  port,
  database,
  url,
  charset,
  indexes,
}: Omit<Target, 'id'>): readonly Block[] {
  const blocks: Block[] = []
  const add = (field: string, message: string) => blocks.push({ code: 'invalid-target', field, message })
  if (name.trim() === '') add('name', 'Give the catalogue a name.')
  if (protocol === 'z39.50') {
    if (!/^[A-Za-z0-9.:_-]+$/.test(host.trim()))
      add('host', 'Give the name of the computer, such as lx2.loc.gov, without http and without a port.')
    if (port === null) add('port', 'Give the port; 210 is the usual one of Z39.50.')
    if (database.trim() === '') add('database', 'Give the name of the database; many are called Default.')
    for (const [key, text] of Object.entries(indexes)) {
      if (text.trim() !== '' && !/^\d+=\d+([\s,]+\d+=\d+)*$/.test(text.trim())) {
        add(`indexes.${key}`, `“${text}” are no attributes. Write them as 1=7 or 1=4 4=6.`)
      }
    }
  } else {
    const address = URL.canParse(url.trim()) ? new URL(url.trim()) : undefined
    if (!address || !/^https?:$/.test(address.protocol))
      add('url', 'Give the address of the SRU server, beginning with http:// or https://.')
    for (const [key, text] of Object.entries(indexes)) {
      if (text.trim() !== '' && !/^[A-Za-z][\w.:/-]*( [a-z=<>]+)?$/.test(text.trim())) {
        add(
          `indexes.${key}`,
          `“${text}” is no index. Write its name, such as dc.title, perhaps with a relation: bib.title all.`,
        )
      }
    }
  }
  if (charset !== 'auto' && parseEncoding(charset) === undefined) {
    add(
      'charset',
      `“${charset}” is no character set that Carrel reads. Leave it to the records, or write utf-8, marc-8, latin1 or iso-5426.`,
    )
  }
  return blocks
}

function targetView({ password, testedAt, ...row }: Row): CopyTarget {
  return { ...row, hasPassword: password !== null, testedAt: testedAt?.toString() ?? null }
}

function targetNotFound(id: number) {
  return notFound('target', `There is no catalogue ${id} on the list. It may have been taken off.`)
}
