import { actorName } from '../../../platform/actor.ts'
import { changed, defineCache } from '../../../platform/live-cache.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../../platform/refusal.ts'
import { readTemplate } from '../../../platform/template.ts'
import type { Work } from '../../../platform/work.ts'
import { lendingBranch } from '../../org/index.ts'
import { textKinds, type PrintText, type TextKind, type TextVersion } from '../contract-texts.ts'
import { tables } from '../printers.ts'
import { readyLanguages, readyText, textFields, type ReadyLanguage } from './ready-texts.ts'

const topic = 'printing.texts'

interface Version {
  readonly kind: TextKind
  readonly branch: number | null
  readonly language: string
  readonly body: string
  readonly changedAt: Temporal.Instant
  readonly changedBy: string
}

const inForce = defineCache(topic, [topic], async (w): Promise<readonly Version[]> => {
  const rows = await tables(w)
    .selectFrom('printing.template_version')
    .distinctOn(['kind', 'branch_id', 'language'])
    .selectAll()
    .orderBy('kind')
    .orderBy('branch_id')
    .orderBy('language')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(versionOf).filter((version) => version.body !== '')
})

function versionOf(row: {
  readonly kind: TextKind
  readonly branch_id: number | null
  readonly language: string
  readonly body: string
  readonly changed_at: Temporal.Instant
  readonly changed_by: string
}): Version {
  return {
    kind: row.kind,
    branch: row.branch_id,
    language: row.language,
    body: row.body,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  }
}

const versionView = ({ branch, language, body, changedAt, changedBy }: Version): TextVersion => ({
  branch,
  language,
  body,
  changedAt: changedAt.toString(),
  changedBy,
})

const isReady = (language: string): language is ReadyLanguage => readyLanguages.some((one) => one === language)

/**
 * The text of a kind at a branch, in the first of several languages in which there is one; `de-AT` is served by `de`
 * too. `words` names the language of the words that Carrel puts into its facts.
 */
export async function textInForce(
  w: Pick<Work, 'db' | 'platform'>,
  kind: TextKind,
  branch: number,
  languages: readonly string[],
): Promise<{ readonly body: string; readonly language: string; readonly words: ReadyLanguage }> {
  const own = (await inForce.get(w, 'all')).filter((one) => one.kind === kind)
  const wanted = languages.flatMap((language) => [language.toLowerCase(), language.split('-')[0]?.toLowerCase() ?? ''])
  for (const language of wanted) {
    const fitting = own.filter((one) => one.language.toLowerCase() === language)
    const found = fitting.find((one) => one.branch === branch) ?? fitting.find((one) => one.branch === null)
    const short = language.split('-')[0] ?? 'en'
    if (found) return { body: found.body, language: found.language, words: isReady(short) ? short : 'en' }
    if (isReady(language)) return { body: readyText(kind, language), language, words: language }
  }
  return { body: readyText(kind, 'en'), language: 'en', words: 'en' }
}

async function viewOf(w: Work, kind: TextKind): Promise<PrintText> {
  const { values, lists } = textFields[kind]
  return {
    kind,
    ready: Object.fromEntries(readyLanguages.map((language) => [language, readyText(kind, language)])),
    fields: [
      ...[...values].map((name) => ({ name, list: null })),
      ...[...lists].flatMap(([list, names]) => [...names].map((name) => ({ name, list }))),
    ],
    own: (await inForce.get(w, 'all')).filter((one) => one.kind === kind).map(versionView),
  }
}

/** Every kind of text with what it says. */
export async function listPrintTexts(w: Work): Promise<{ rows: PrintText[] }> {
  return { rows: await Promise.all(textKinds.map((kind) => viewOf(w, kind))) }
}

/** What a text said before, latest first. */
export async function listTextVersions(
  w: Work,
  kind: TextKind,
  place: { readonly branch?: number; readonly language: string },
): Promise<{ rows: TextVersion[] }> {
  const rows = await tables(w)
    .selectFrom('printing.template_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('language', '=', place.language)
    .where('branch_id', place.branch === undefined ? 'is' : '=', place.branch ?? null)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return { rows: rows.map((row) => versionView(versionOf(row))) }
}

async function keep(w: Work, kind: TextKind, branch: number | null, language: string, body: string): Promise<void> {
  await tables(w)
    .insertInto('printing.template_version')
    .values({ kind, branch_id: branch, language, body, changed_at: w.now, changed_by: actorName(w.actor) })
    .execute()
  changed(w, topic)
}

/** Sets a text; one that cannot be read is refused with its places. What it said before stays on record. */
export async function putPrintText(
  w: Work,
  kind: TextKind,
  request: { readonly branch?: number | null; readonly language: string; readonly body: string },
): Promise<PrintText | Refusal> {
  const branch = request.branch ?? null
  if (branch !== null) {
    const place = await lendingBranch(w, branch, 'branch')
    if (isRefusal(place)) return place
  }
  const { problems } = readTemplate(request.body, textFields[kind])
  if (problems.length > 0)
    return refuse(
      ...problems.map(({ line, column, message }) => ({
        code: 'invalid-template',
        field: 'body',
        message: `Line ${line}, column ${column}: ${message}`,
        facts: { line, column },
      })),
    )
  await keep(w, kind, branch, request.language, request.body)
  await w.audit({
    action: 'print-text.put',
    subject: `print-text:${kind}`,
    detail: { branch, language: request.language },
  })
  return viewOf(w, kind)
}

/** Takes an own text away; it stays among the versions. */
export async function resetPrintText(
  w: Work,
  kind: TextKind,
  place: { readonly branch?: number; readonly language: string },
): Promise<Record<string, never> | Refusal> {
  const branch = place.branch ?? null
  const own = (await inForce.get(w, 'all')).some(
    (one) => one.kind === kind && one.branch === branch && one.language === place.language,
  )
  if (!own) return notFound('print-text', 'There is no text of your own there.')
  await keep(w, kind, branch, place.language, '')
  await w.audit({ action: 'print-text.reset', subject: `print-text:${kind}`, detail: { ...place } })
  return {}
}
