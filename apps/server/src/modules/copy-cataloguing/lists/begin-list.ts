import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb } from '../../../platform/db.ts'
import { defineJob } from '../../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import type { Work } from '../../../platform/work.ts'
import type { AskIsbnListAgain, BeginIsbnList, IsbnList } from '../contract.ts'
import { mostLines, readList, type ListLine } from './read-list.ts'
import { ownerOf } from '../searches/begin-search.ts'
import { usualScore } from '../settings.ts'
import { targetsToAsk } from '../targets/targets.ts'
import { rememberColumns } from './list-mappings.ts'
import { getList, listRow } from './lists.ts'

type Request = NonNullable<typeof BeginIsbnList.types>['body']
type Again = NonNullable<typeof AskIsbnListAgain.types>['body']

/** Asks the catalogues for the lines of a list. Tried again after a crash, it goes on where it was. */
export const searchListJob = defineJob<{ readonly list: number; readonly name: string }>(
  'copy-cataloguing.search-list',
  {
    title: ({ name }) => `Records for ${name}`,
    retries: 3,
  },
)

/** Reads a list of ISBNs and queues the search for its records. Nothing of the list is left out: lines without an ISBN say why. */
export async function beginList(w: Work, request: Request): Promise<Outcome<IsbnList>> {
  const read = readList(Buffer.from(request.text, 'utf8'), request.columns)
  const { lines, columns } = read
  if (lines.length === 0) {
    return refuse({
      code: 'list-empty',
      field: 'text',
      message: 'There is nothing in this list. Paste or choose ISBNs, one to a line.',
    })
  }
  if (lines.length > mostLines) {
    return refuse({
      code: 'list-too-long',
      field: 'text',
      message: `This list has ${lines.length.toLocaleString('en')} lines; ${mostLines.toLocaleString('en')} can be worked on together. Divide it.`,
    })
  }
  if (lines.every(({ isbn }) => isbn === null)) {
    return refuse({
      code: 'list-without-isbns',
      field: 'text',
      message: `There is no ISBN in this list. Line ${lines[0]?.number ?? 1}: ${lines[0]?.problem ?? ''}`,
    })
  }
  const targets = await targetsToAsk(w, request.targets)
  if (isRefusal(targets)) return targets
  if (targets.length === 0) return noTargets()
  const name = request.name?.trim() || `${lines.length} ISBNs, ${w.now.toString().slice(0, 10)}`
  const leastScore = request.leastScore ?? (await readSetting(w, usualScore))
  const { rows } = await sql<{ id: number }>`
    insert into copy_cataloguing.isbn_list (name, targets, least_score, columns, owner, by_name, created_at)
    values (${name}, ${targets.map(({ id }) => id)}::bigint[], ${leastScore}, ${jsonb(columns)}, ${ownerOf(w)},
      ${actorName(w.actor)}, ${w.now}) returning id`.execute(w.db)
  const id = rows[0]?.id ?? 0
  await insertLines(w, id, lines)
  if (request.columns !== undefined && read.width > 1) await rememberColumns(w, read, request.columns)
  await markKnown(w, id)
  return queueSearch(w, id, name)
}

/** Asks again for lines that came to nothing, perhaps elsewhere; a list that was stopped goes on. */
export async function askAgain(w: Work, id: number, { targets }: Again): Promise<Outcome<IsbnList>> {
  const list = await listRow(w, id, { lock: true })
  if (isRefusal(list)) return list
  if (list.state === 'searching' || list.state === 'waiting' || list.state === 'bringing' || list.state === 'undoing') {
    return refuse({ code: 'list-busy', message: 'This list is being worked on. Wait until that is done.' })
  }
  const asked = await targetsToAsk(w, targets ?? list.targets)
  if (isRefusal(asked)) return asked
  if (asked.length === 0) return noTargets()
  await sql`
    update copy_cataloguing.list_line set outcome = 'waiting', message = null, candidate_id = null
    where list_id = ${id} and state = 'open' and outcome in ('nothing', 'failed', 'weak', 'waiting') and not by_hand`.execute(
    w.db,
  )
  await sql`
    update copy_cataloguing.isbn_list set state = 'waiting', error = null, targets = ${asked.map((target) => target.id)}::bigint[]
    where id = ${id}`.execute(w.db)
  return queueSearch(w, id, list.name)
}

async function queueSearch(w: Work, id: number, name: string): Promise<Outcome<IsbnList>> {
  const job = await w.enqueue(searchListJob, { list: id, name })
  await sql`update copy_cataloguing.isbn_list set job_id = ${job} where id = ${id}`.execute(w.db)
  return getList(w, id)
}

async function insertLines(w: Work, list: number, lines: readonly ListLine[]): Promise<void> {
  const seen = new Map<string, number>()
  const rows = lines.map((line) => {
    const before = line.isbn === null ? undefined : seen.get(line.isbn)
    if (line.isbn !== null && before === undefined) seen.set(line.isbn, line.number)
    const [outcome, message] =
      line.isbn === null
        ? ['not-isbn', line.problem]
        : before === undefined
          ? ['waiting', null]
          : ['double', `Line ${before} has the same ISBN.`]
    return { number: line.number, text: line.text, isbn: line.isbn, cells: line.cells, outcome, message }
  })
  await sql`
    insert into copy_cataloguing.list_line (list_id, number, text, isbn, cells, outcome, message)
    select ${list}, number, text, isbn, cells, outcome, message
    from jsonb_to_recordset(${jsonb(rows)}) as r(number integer, text text, isbn text, cells jsonb, outcome text, message text)`.execute(
    w.db,
  )
}

/** Lines whose title the library has are told before anybody is asked. */
async function markKnown(w: Work, list: number): Promise<void> {
  await sql`
    update copy_cataloguing.list_line l set outcome = 'here', here_bib = k.bib
    from (
      select l2.number, min(b.id) as bib from copy_cataloguing.list_line l2
        join catalog.match_key_view m on m.key = ('isbn:' || l2.isbn) collate "C"
        join catalog.bib_view b on b.id = m.bib_id
      where l2.list_id = ${list} and l2.isbn is not null group by l2.number
    ) k
    where l.list_id = ${list} and l.number = k.number and l.outcome = 'waiting'`.execute(w.db)
}

const noTargets = () =>
  refuse({
    code: 'no-targets',
    field: 'targets',
    message:
      'No catalogue is switched on that could be asked. Switch one on under Catalogues of others, or choose some.',
  })
