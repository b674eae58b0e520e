import { changed } from '../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById } from './branches.ts'
import { exceptionOf } from './calendar-rows.ts'
import { calendarOf, refusedIfClosedAlways } from './calendars.ts'
import type { ImportCalendar } from './contract-calendars.ts'
import { insertException, updateException } from './exception-store.ts'
import { exceptionInWriting } from './rules/calendar-writing.ts'
import type { ExceptionalDays } from './rules/calendar.ts'
import { exceptionInWords } from './rules/exception-words.ts'
import { readCalendar } from './rules/ical/read-calendar.ts'
import { dayAt } from './rules/opening-moments.ts'
import { lockCalendar } from './store.ts'
import type { OrgTables } from './tables.ts'

type Body = NonNullable<(typeof ImportCalendar)['types']>['body']
type Answer = NonNullable<(typeof ImportCalendar)['types']>['response']
type Row = Answer['rows'][number]

interface Incoming {
  readonly uid: string
  readonly days: Omit<ExceptionalDays, 'id'>
  readonly row: Row
  readonly existing: number | undefined
}

/** Takes the events of an iCalendar file into a branch's calendar, or with `dryRun` only says what would come. */
export async function importCalendar(w: Work, id: number, request: Body): Promise<Answer | Refusal> {
  const branch = await branchById(w, id)
  if (!branch) return notFound('branch', `There is no branch ${id}.`)
  await lockCalendar(w, id)
  const calendar = await calendarOf(w, id)
  const read = readCalendar(request.file, {
    timeZone: calendar.timeZone,
    today: dayAt(calendar, w.now),
    timed: request.timed ?? 'closed',
  })
  if ('problem' in read) return refuse({ code: 'invalid-file', field: 'file', message: read.problem })
  const known = await knownByUid(w, id)
  const incoming: Incoming[] = []
  const rows: Row[] = []
  for (const event of read.events) {
    if (event.problem !== undefined) rows.push(notUnderstood(event, event.problem))
    event.exceptions.forEach((days, part) => {
      const uid = part === 0 ? event.uid : `${event.uid}#${part + 1}`
      const existing = known.get(uid)
      const outcome = existing === undefined ? 'new' : isSame(existing, days) ? 'same' : 'changed'
      const row = { ...described(uid, days), outcome, why: event.remark ?? null } as const
      rows.push(row)
      incoming.push({ uid, days, row, existing: existing?.id })
    })
  }
  const counts = countsOf(rows)
  if (request.dryRun === true) return { rows, counts, written: false }
  for (const { uid, days, row, existing } of incoming) {
    if (row.outcome === 'new') known.set(uid, { ...days, id: await insertException(w, id, days, { uid }) })
    else if (row.outcome === 'changed' && existing !== undefined) await updateException(w, existing, days)
  }
  changed(w, 'calendar')
  const closed = await refusedIfClosedAlways(w, [id])
  if (closed) return closed
  await w.audit({ action: 'calendar.import', subject: `branch:${id}`, detail: { ...counts } })
  return { rows, counts, written: true }
}

async function knownByUid(w: Work, branch: number): Promise<Map<string, ExceptionalDays>> {
  const rows = await tablesOf<OrgTables>(w)
    .selectFrom('org.calendar_exception')
    .selectAll()
    .where('branch_id', '=', branch)
    .where('uid', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.uid ?? '', exceptionOf(row)]))
}

function isSame(a: ExceptionalDays, b: Omit<ExceptionalDays, 'id'>): boolean {
  const text = (days: ExceptionalDays) => JSON.stringify({ ...exceptionInWriting(days, 0), id: 0 })
  return text(a) === text({ ...b, id: 0 })
}

function described(uid: string, days: Omit<ExceptionalDays, 'id'>): Pick<Row, 'uid' | 'name' | 'from' | 'to' | 'text'> {
  return {
    uid,
    name: days.name,
    from: days.from.toString(),
    to: days.to.toString(),
    text: exceptionInWords(days),
  }
}

function notUnderstood(event: { readonly uid: string; readonly name: string }, why: string): Row {
  const nowhere = '1970-01-01'
  return { uid: event.uid, name: event.name, from: nowhere, to: nowhere, text: '', outcome: 'not-understood', why }
}

function countsOf(rows: readonly Row[]): Answer['counts'] {
  const count = (outcome: Row['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return { new: count('new'), changed: count('changed'), same: count('same'), notUnderstood: count('not-understood') }
}
