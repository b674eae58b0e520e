import { sql } from 'kysely'
import { changed } from '../../platform/live-cache.ts'
import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById, libraryOf } from '../org/index.ts'
import type { NoticeTemplate } from './contract-templates.ts'
import { templateFields } from './rules/fields.ts'
import { kindOf } from './rules/kinds.ts'
import { readTemplate } from '../../platform/template.ts'
import { noticeTextsTopic, plainLanguage, textInForce, type TextPlace } from './texts.ts'

/** A place as the API names it. */
export interface AskedPlace {
  readonly kind: string
  readonly channel: 'email' | 'sms' | 'print'
  readonly language: string
  readonly branch?: number | null
}

/** A place that exists, or what of it does not. */
export async function placeOf(w: Work, asked: AskedPlace): Promise<TextPlace | Refusal> {
  const kind = kindOf(asked.kind)
  if (!kind) return notFound('notice-kind', `There is no kind of notice "${asked.kind}".`)
  const branch = asked.branch ?? null
  if (branch !== null && !(await branchById(w, branch))) return notFound('branch', `There is no branch ${branch}.`)
  const language = plainLanguage(asked.language)
  if (!/^[a-z]{2,8}$/.test(language))
    return refuse({ code: 'invalid-language', field: 'language', message: 'Write a language like en, de, es or fr.' })
  return { kind: kind.code, channel: asked.channel, language, branch }
}

interface VersionRow {
  readonly version: number
  readonly at: Temporal.Instant
  readonly by_name: string
  readonly reset: boolean
  readonly subject: string
  readonly body: string
}

async function versionsOf(w: Work, place: TextPlace): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select version, at, by_name, reset, subject, body from notifications.template
    where kind = ${place.kind} and channel = ${place.channel} and language = ${place.language}
      and branch_id is not distinct from ${place.branch}
    order by version desc`.execute(w.db)
  return rows
}

/** The text in force at a place, with its versions. */
export async function noticeTemplate(w: Work, asked: AskedPlace): Promise<NoticeTemplate | Refusal> {
  const place = await placeOf(w, asked)
  if ('ok' in place) return place
  const text = await textInForce(w, place, plainLanguage((await libraryOf(w)).locale))
  return {
    ...place,
    subject: text.subject,
    body: text.body,
    source: text.source,
    sourceBranch: text.sourceBranch,
    versions: (await versionsOf(w, place)).map(({ at, by_name, ...row }) => ({
      ...row,
      at: at.toString(),
      by: by_name,
    })),
  }
}

async function write(
  w: Work,
  place: TextPlace,
  text: { subject: string; body: string; reset: boolean },
): Promise<void> {
  // Two who save at once make two versions, one after the other.
  await sql`select pg_advisory_xact_lock(hashtext('carrel.notice-texts'))`.execute(w.db)
  await sql`
    insert into notifications.template (kind, channel, language, branch_id, version, reset, subject, body, at, by_name)
    select ${place.kind}, ${place.channel}, ${place.language}, ${place.branch}::bigint, 1 + coalesce(max(version), 0), ${text.reset},
      ${text.subject}, ${text.body}, ${w.now}, ${actorName(w.actor)}
    from notifications.template where kind = ${place.kind} and channel = ${place.channel} and language = ${place.language}
      and branch_id is not distinct from ${place.branch}::bigint`.execute(w.db)
  await w.audit({
    action: 'notice-template.change',
    subject: `notice-template:${place.kind}`,
    detail: { ...place, reset: text.reset },
  })
  changed(w, noticeTextsTopic)
}

/** What is wrong with a text, with the places. */
export function textProblems(
  place: TextPlace,
  text: { readonly subject: string; readonly body: string },
): readonly Block[] {
  const fields = templateFields(place.kind)
  const problems = (['subject', 'body'] as const).flatMap((part) =>
    readTemplate(text[part], fields).problems.map(({ line, column, message }) => ({
      code: 'invalid-template',
      field: part,
      message: `${part === 'subject' ? 'Subject' : `Line ${line}`}: ${message}`,
      facts: { line, column },
    })),
  )
  if (text.body.trim() === '')
    problems.push({
      code: 'invalid-template',
      field: 'body',
      message: 'Write what the notice says.',
      facts: { line: 1, column: 1 },
    })
  if (place.channel !== 'sms' && text.subject.trim() === '')
    problems.push({
      code: 'invalid-template',
      field: 'subject',
      message: 'Write a subject.',
      facts: { line: 1, column: 1 },
    })
  return problems
}

/** Writes a text of this place. */
export async function putNoticeTemplate(
  w: Work,
  asked: AskedPlace & { readonly subject: string; readonly body: string },
): Promise<NoticeTemplate | Refusal> {
  const place = await placeOf(w, asked)
  if ('ok' in place) return place
  const problems = textProblems(place, asked)
  if (problems.length > 0) return refuse(...problems)
  await write(w, place, { subject: asked.subject, body: asked.body, reset: false })
  return noticeTemplate(w, place)
}

/** Gives up the text of this place: what is above it is in force again. */
export async function resetNoticeTemplate(w: Work, asked: AskedPlace): Promise<NoticeTemplate | Refusal> {
  const place = await placeOf(w, asked)
  if ('ok' in place) return place
  const [last] = await versionsOf(w, place)
  if (!last || last.reset)
    return refuse({ code: 'template-not-own', message: 'There is no text of this place; it is inherited already.' })
  await write(w, place, { subject: '', body: '', reset: true })
  return noticeTemplate(w, place)
}

/** Takes the last change back, by a new version that says what the one before it said. */
export async function undoNoticeTemplate(w: Work, asked: AskedPlace): Promise<NoticeTemplate | Refusal> {
  const place = await placeOf(w, asked)
  if ('ok' in place) return place
  const [last, before] = await versionsOf(w, place)
  if (!last) return refuse({ code: 'nothing-to-undo', message: 'This text was never changed.' })
  await write(w, place, { subject: before?.subject ?? '', body: before?.body ?? '', reset: before?.reset ?? true })
  return noticeTemplate(w, place)
}
