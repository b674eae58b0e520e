import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { queueMail } from '../../platform/mail.ts'
import { notFound, refuse, type Block, type Outcome, type Refusal } from '../../platform/refusal.ts'
import { typedLine } from '../../platform/typed-text.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf } from '../org/index.ts'
import { messageLimits, type SiteMessage } from './contract-messages.ts'

/** What someone writes from the site. */
export interface WrittenMessage {
  readonly branch: number | null
  readonly name: string
  readonly answerTo: string
  readonly text: string
  readonly language: string
}

/** Takes a message to the library: staff find it among what readers write, and the branch is mailed where it has an address. */
export async function writeToLibrary(w: Work, written: WrittenMessage): Promise<Outcome<{ readonly id: number }>> {
  const name = typedLine(written.name).slice(0, messageLimits.name)
  const answerTo = typedLine(written.answerTo)
  // Characters that steer machines are in no message; line breaks are.
  const text = written.text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim()
  const blocks = problems(answerTo, text)
  if (blocks.length > 0) return refuse(...blocks)
  await sql`delete from site.message where done_at < ${w.now.subtract({ hours: messageLimits.doneWeeks * 7 * 24 })}`.execute(
    w.db,
  )
  const { rows: open } = await sql<{ count: number }>`
    select count(*)::integer as count from site.message where done_at is null`.execute(w.db)
  if ((open[0]?.count ?? 0) >= messageLimits.open)
    return refuse({ code: 'too-many-messages', message: 'Too many messages wait here just now. Please telephone.' })
  const { ordered } = await branchesOf(w)
  const branch = ordered.find(({ id, kind }) => id === written.branch && kind === 'branch')
  const { rows } = await sql<{ id: number }>`
    insert into site.message (branch_id, name, answer_to, text, language, at)
    values (${branch?.id ?? null}, ${name}, ${answerTo}, ${text}, ${written.language}, ${w.now}) returning id`.execute(
    w.db,
  )
  const id = rows[0]?.id ?? 0
  if (branch !== undefined && branch.email !== '')
    await queueMail(w, {
      to: branch.email,
      subject: 'A message from the public site',
      text: `${text}\n\n${[name, answerTo].filter((part) => part !== '').join(', ')}`,
      reference: `site-message:${id}`,
    })
  w.afterCommit(() => w.platform.live.tell('contribution', {}))
  return { id }
}

function problems(answerTo: string, text: string): Block[] {
  const blocks: Block[] = []
  if (text === '') blocks.push({ code: 'message-empty', field: 'text', message: 'Write what you want to tell us.' })
  if (text.length > messageLimits.text)
    blocks.push({ code: 'message-long', field: 'text', message: `Write at most ${messageLimits.text} letters.` })
  const isMail = /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(answerTo)
  const isPhone = answerTo.replaceAll(/\D/g, '').length >= 5 && /^[+\d\s()/.-]+$/.test(answerTo)
  if (answerTo.length > messageLimits.answerTo || (!isMail && !isPhone))
    blocks.push({
      code: 'message-answer',
      field: 'answerTo',
      message: 'Give an e-mail address or a telephone number, so that we can answer.',
    })
  return blocks
}

const columns = sql`m.id, m.branch_id as branch, b.name as "branchName", m.name, m.answer_to as "answerTo", m.text, m.language,
  m.at, m.done_at as "doneAt", m.done_by as "doneBy"`

interface Row extends Omit<SiteMessage, 'at' | 'doneAt'> {
  readonly at: Temporal.Instant
  readonly doneAt: Temporal.Instant | null
}

const view = (row: Row): SiteMessage => ({ ...row, at: row.at.toString(), doneAt: row.doneAt?.toString() ?? null })

/** Open messages, the oldest first, or those that are done, the latest first. */
export async function siteMessages(
  w: Pick<Work, 'db'>,
  { state = 'open', limit = 50, offset = 0 }: { state?: 'open' | 'done'; limit?: number; offset?: number },
) {
  const isDone = state === 'done'
  const { rows } = await sql<Row>`
    select ${columns} from site.message m left join org.branch b on b.id = m.branch_id
    where (m.done_at is not null) = ${isDone}
    order by ${isDone ? sql`m.done_at desc` : sql`m.at`}, m.id limit ${limit} offset ${offset}`.execute(w.db)
  const { rows: counted } = await sql<{ count: number }>`
    select count(*)::integer as count from site.message where (done_at is not null) = ${isDone}`.execute(w.db)
  return { total: counted[0]?.count ?? 0, rows: rows.map((row) => view(row)) }
}

/** Marks a message as done, or open again. */
export async function setSiteMessage(w: Work, id: number, state: 'open' | 'done'): Promise<SiteMessage | Refusal> {
  const isDone = state === 'done'
  const { rows } = await sql<Row>`
    with changed as (
      update site.message set done_at = ${isDone ? w.now : null}, done_by = ${isDone ? actorName(w.actor) : null}
      where id = ${id} returning *)
    select ${columns} from changed m left join org.branch b on b.id = m.branch_id`.execute(w.db)
  const [row] = rows
  if (!row) return notFound('message', `There is no message ${id}.`)
  w.afterCommit(() => w.platform.live.tell('contribution', {}))
  return view(row)
}
