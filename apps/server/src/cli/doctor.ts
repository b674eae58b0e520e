import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { verifyAudit } from '../platform/audit.ts'
import type { Platform } from '../platform/platform.ts'
import type { CommandIo } from './command.ts'
import { openLibrary, type OpenLibrary } from './open-library.ts'
import { libraryOptions, parseOptions, refuseOperands } from './options.ts'

const usage = 'doctor [--data DIR] [--json]'

/** What one look found: fine, or what to do about it. */
interface Finding {
  readonly name: string
  readonly ok: boolean
  readonly text: string
}

const leastFree = 2 * 2 ** 30

async function disk({ config }: OpenLibrary): Promise<Finding> {
  const { bavail, bsize } = await statfs(config.data)
  const free = bavail * bsize
  const text = `${(free / 2 ** 30).toFixed(1)} GiB free on the disk of ${config.data}`
  return {
    name: 'disk',
    ok: free > leastFree,
    text: free > leastFree ? text : `${text}: make room, or move the data folder.`,
  }
}

async function auditLog({ platform }: OpenLibrary): Promise<Finding> {
  const changed = await verifyAudit(platform.database)
  return {
    name: 'audit log',
    ok: changed === undefined,
    text: changed
      ? `Line ${changed.id} of the audit log was changed after it was written. Find out who had access to the database.`
      : 'no line was changed',
  }
}

async function jobs({ platform }: OpenLibrary): Promise<Finding> {
  const { rows } = await sql<{
    failed: number
  }>`select count(*) as failed from platform.job where state = 'failed' and finished_at > now() - interval '7 days'`.execute(
    platform.database.kysely,
  )
  const failed = rows[0]?.failed ?? 0
  return {
    name: 'jobs',
    ok: failed === 0,
    text:
      failed === 0
        ? 'none failed in the last seven days'
        : `${failed} failed in the last seven days: look at Jobs on the staff side.`,
  }
}

async function mail({ platform }: OpenLibrary): Promise<Finding> {
  const { rows } = await sql<{
    stuck: number
  }>`select count(*) as stuck from platform.mail where state = 'failed' and created_at > now() - interval '7 days'`.execute(
    platform.database.kysely,
  )
  const stuck = rows[0]?.stuck ?? 0
  return {
    name: 'mail',
    ok: stuck === 0,
    text:
      stuck === 0
        ? 'nothing stuck'
        : `${stuck} messages could not be sent in the last seven days: look at Notices on the staff side.`,
  }
}

async function calendars(platform: Platform): Promise<Finding> {
  const { rows } = await sql<{ name: string }>`
    select name from org.branch b where kind = 'branch' and not exists (select from org.opening_hours h where h.branch_id = b.id)`.execute(
    platform.database.kysely,
  )
  return {
    name: 'calendars',
    ok: rows.length === 0,
    text:
      rows.length === 0
        ? 'every branch has opening hours'
        : `No opening hours: ${rows.map((row) => row.name).join(', ')}. Set them under Settings, Calendar.`,
  }
}

/** `carrel doctor`: looks for what is wrong and says what to do. Exit code 1 when something is. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(argv, libraryOptions, usage)
  refuseOperands(positionals, usage)
  const library = await openLibrary(values, io, { mustExist: true })
  try {
    const findings = [
      await disk(library),
      await calendars(library.platform),
      await jobs(library),
      await mail(library),
      await auditLog(library),
    ]
    if (values.json) io.stdout.write(`${JSON.stringify(findings)}\n`)
    else
      for (const finding of findings)
        io.stdout.write(`${finding.ok ? 'ok  ' : 'LOOK'}  ${finding.name}: ${finding.text}\n`)
    return findings.every((finding) => finding.ok) ? 0 : 1
  } finally {
    await library.close()
  }
}
