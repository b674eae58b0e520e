import { parseIsbn, parseIssn } from '@carrel/identifiers'
import { sql, type RawBuilder } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { notFound, refuse, type Block, type Outcome } from '../../../platform/refusal.ts'
import { readSetting } from '../../../platform/setting.ts'
import { typedLine, typedText } from '../../../platform/typed-text.ts'
import type { Work } from '../../../platform/work.ts'
import { tellInterlibraryAnswer } from '../../notifications/index.ts'
import { branchById } from '../../org/index.ts'
import type { MyReaderRequest, ReaderRequest, ReaderWish, WishState } from '../contract-reader-requests.ts'
import { readerRequestsMonthly } from '../settings.ts'

interface Row extends Omit<ReaderRequest, 'createdAt' | 'decidedAt'> {
  readonly createdAt: Temporal.Instant
  readonly decidedAt: Temporal.Instant | null
}

async function read(w: Work, where: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<ReaderRequest[]> {
  const { rows } = await sql<Row>`
    select r.id, r.kind, r.title, r.part, r.author, r.number, r.doi, r.year, r.volume, r.issue, r.pages, r.note, r.state, r.answer,
      r.pickup_branch_id as pickup, b.name as "pickupName", r.patron_id as patron, p.name as "patronName",
      r.created_at as "createdAt", r.decided_at as "decidedAt", r.decided_by as "decidedBy"
    from resource_sharing.reader_request r left join org.branch_view b on b.id = r.pickup_branch_id
      left join patrons.patron_view p on p.id = r.patron_id
    where ${where} ${order}`.execute(w.db)
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toString(),
    decidedAt: row.decidedAt?.toString() ?? null,
  }))
}

function ownPart(request: ReaderRequest): MyReaderRequest {
  const { patron: _p, patronName: _n, pickupName: _b, decidedAt: _a, decidedBy: _d, ...own } = request
  return own
}

/** What a patron asked for, latest first. */
export async function readerRequestsOf(w: Work, patron: number): Promise<{ total: number; rows: MyReaderRequest[] }> {
  const rows = await read(w, sql`r.patron_id = ${patron}`, sql`order by r.id desc limit 200`)
  return { total: rows.length, rows: rows.map(ownPart) }
}

/** Requests of a state with how many there are of each: open ones oldest first, ended ones latest first. */
export async function listReaderRequests(
  w: Work,
  {
    state = 'new',
    limit = 50,
    offset = 0,
  }: { readonly state?: WishState; readonly limit?: number; readonly offset?: number },
) {
  const isOpen = state === 'new' || state === 'ordered' || state === 'here'
  const rows = await read(
    w,
    sql`r.state = ${state}`,
    sql`order by ${isOpen ? sql`r.id` : sql`r.decided_at desc, r.id desc`} limit ${limit} offset ${offset}`,
  )
  const counted = await sql<{ state: string; count: number }>`
    select state, count(*) as count from resource_sharing.reader_request group by state`.execute(w.db)
  const counts = Object.fromEntries(counted.rows.map((row) => [row.state, row.count]))
  return { total: counts[state] ?? 0, rows, counts }
}

/** A patron asks for something from another library; refused when it says nothing, or when there were too many in 30 days. */
export async function askForTitle(w: Work, patron: number, wish: ReaderWish): Promise<Outcome<MyReaderRequest>> {
  const line = (text: string | undefined, most: number) => typedLine(text ?? '').slice(0, most)
  const tidy = {
    title: line(wish.title, 500),
    part: line(wish.part, 500),
    author: line(wish.author, 300),
    number: line(wish.number, 40),
    doi: line(wish.doi, 250),
    year: line(wish.year, 20),
    volume: line(wish.volume, 50),
    issue: line(wish.issue, 50),
    pages: line(wish.pages, 50),
    note: typedText(wish.note ?? '').slice(0, 2000),
  }
  const blocks: Block[] = []
  if (tidy.title === '' && tidy.part === '')
    blocks.push({ code: 'title-needed', field: 'title', message: 'Write the title.' })
  if (tidy.number !== '' && parseIsbn(tidy.number) === undefined && parseIssn(tidy.number) === undefined)
    blocks.push({
      code: 'invalid-number',
      field: 'number',
      message: `“${tidy.number}” is no ISBN or ISSN. Check its digits, or leave it out.`,
    })
  if (wish.pickup !== undefined && (await branchById(w, wish.pickup))?.pickup !== true)
    blocks.push({
      code: 'bad-pickup',
      field: 'pickup',
      message: 'Nothing can be collected there. Choose another branch.',
    })
  if (blocks.length > 0) return refuse(...blocks)
  await sql`select pg_advisory_xact_lock(hashtextextended('resource-sharing.reader', ${patron}))`.execute(w.db)
  const most = await readSetting(w, readerRequestsMonthly)
  if (most === 0)
    return refuse({
      code: 'requests-closed',
      message: 'The library takes no requests to other libraries here at the moment.',
    })
  const { rows } = await sql<{ recent: number; again: number }>`
    select count(*) filter (where created_at > ${w.now.subtract({ hours: 30 * 24 })}) as recent,
      count(*) filter (where state in ('new', 'ordered') and lower(title) = lower(${tidy.title}) and lower(part) = lower(${tidy.part})
        and volume = ${tidy.volume} and issue = ${tidy.issue}) as again
    from resource_sharing.reader_request where patron_id = ${patron}`.execute(w.db)
  if ((rows[0]?.again ?? 0) > 0)
    return refuse({ code: 'requested-already', message: 'You have asked for this already. It stands in your list.' })
  if ((rows[0]?.recent ?? 0) >= most)
    return refuse({
      code: 'too-many-requests',
      message: `You have asked for ${most} things in the last 30 days. Please wait a little, or ask at a desk.`,
      facts: { most },
    })
  const made = await sql<{ id: number }>`
    insert into resource_sharing.reader_request (patron_id, kind, title, part, author, number, doi, year, volume, issue, pages,
      note, pickup_branch_id, created_at)
    values (${patron}, ${wish.kind}, ${tidy.title}, ${tidy.part}, ${tidy.author}, ${tidy.number}, ${tidy.doi}, ${tidy.year},
      ${tidy.volume}, ${tidy.issue}, ${tidy.pages}, ${tidy.note}, ${wish.pickup ?? null}, ${w.now}) returning id`.execute(
    w.db,
  )
  w.afterCommit(() => w.platform.live.tell('resource-sharing', {}))
  const [row] = await read(w, sql`r.id = ${made.rows[0]?.id ?? 0}`, sql``)
  return row ? ownPart(row) : requestNotFound()
}

/** A patron takes back what nobody has looked at yet. */
export async function withdrawReaderRequest(
  w: Work,
  patron: number,
  id: number,
): Promise<Outcome<Record<string, never>>> {
  const { rows } = await sql`
    delete from resource_sharing.reader_request where id = ${id} and patron_id = ${patron} and state = 'new' returning id`.execute(
    w.db,
  )
  if (rows.length === 0) return requestNotFound()
  w.afterCommit(() => w.platform.live.tell('resource-sharing', {}))
  return {}
}

function requestNotFound() {
  return notFound('reader-request', 'There is no such request, or somebody has looked at it already.')
}

/** Staff say what becomes of a request; the reader is told, and sees it in the account. */
export async function decideReaderRequest(
  w: Work,
  id: number,
  { to, answer = '' }: { readonly to: WishState; readonly answer?: string },
): Promise<Outcome<ReaderRequest>> {
  const { rows } = await sql<{ state: WishState }>`
    select state from resource_sharing.reader_request where id = ${id} for update`.execute(w.db)
  const [before] = rows
  if (!before) return notFound('reader-request', `There is no request ${id}. The reader may have taken it back.`)
  const told = typedText(answer)
  if (before.state === to)
    return refuse({
      code: 'decided-already',
      message: 'It stands so already: somebody else may have decided it just now.',
    })
  if (to === 'declined' && told === '')
    return refuse({
      code: 'reason-needed',
      field: 'answer',
      message: 'Write why it is not possible: the reader reads it.',
    })
  const isOpen = to === 'new'
  await sql`update resource_sharing.reader_request set state = ${to}, answer = ${isOpen ? '' : told},
    decided_at = ${isOpen ? null : w.now}, decided_by = ${isOpen ? null : actorName(w.actor)} where id = ${id}`.execute(
    w.db,
  )
  await w.audit({
    action: 'reader-request.decide',
    subject: `reader-request:${id}`,
    detail: { from: before.state, to },
  })
  w.afterCommit(() => w.platform.live.tell('resource-sharing', {}))
  const [request] = await read(w, sql`r.id = ${id}`, sql``)
  if (!request) return requestNotFound()
  // What is new again or done needs no answer.
  if (to !== 'new' && to !== 'done' && request.patron !== null)
    await tellInterlibraryAnswer(w, {
      patron: request.patron,
      title: request.part === '' ? request.title : request.part,
      in: request.part === '' ? '' : request.title,
      author: request.author,
      state: to,
      answer: told,
      pickup: request.pickupName ?? '',
    })
  return request
}
