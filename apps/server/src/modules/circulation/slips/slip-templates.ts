import { actorName } from '../../../platform/actor.ts'
import { changed, defineCache } from '../../../platform/live-cache.ts'
import { notFound, refuse, type Refusal } from '../../../platform/refusal.ts'
import { asText, fillTemplate, readTemplate, type TemplateProblem } from '../../../platform/template.ts'
import { tablesOf, type Work } from '../../../platform/work.ts'
import { lendingBranch } from '../../org/index.ts'
import { slipKinds, type SlipKind, type SlipTemplate } from '../contract-slips.ts'
import type { CirculationTables } from '../tables.ts'
import { printable } from './printable.ts'
import { readySlip, sampleFacts, slipFields } from './ready-slips.ts'
import { slipLanguages } from './words/slip-words.ts'

const topic = 'circulation.slips'

interface Own {
  readonly kind: SlipKind
  readonly branch: number | null
  readonly language: string
  readonly body: string
  readonly changedAt: Temporal.Instant
  readonly changedBy: string
}

const templates = defineCache(topic, [topic], async (w): Promise<readonly Own[]> => {
  const rows = await tablesOf<CirculationTables>(w)
    .selectFrom('circulation.slip_template')
    .selectAll()
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    branch: row.branch_id,
    language: row.language,
    body: row.body,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
  }))
})

/** The text of a slip at a branch, in the first of several languages that has one; `de-AT` is served by `de` too. */
export async function slipText(
  w: Work,
  kind: SlipKind,
  branch: number,
  languages: readonly string[],
): Promise<{ readonly language: string; readonly body: string }> {
  const own = (await templates.get(w, 'all')).filter((one) => one.kind === kind)
  for (const wanted of languages.flatMap((language) => [language, language.split('-')[0] ?? language])) {
    const fitting = own.filter((one) => one.language.toLowerCase() === wanted.toLowerCase())
    const found = fitting.find((one) => one.branch === branch) ?? fitting.find((one) => one.branch === null)
    if (found) return { language: found.language, body: found.body }
    const ready = slipLanguages.find((language) => language === wanted.toLowerCase())
    if (ready) return { language: ready, body: readySlip(kind, ready) }
  }
  return { language: 'en', body: readySlip(kind, 'en') }
}

function viewOf(kind: SlipKind, own: readonly Own[]): SlipTemplate {
  const { values, lists } = slipFields[kind]
  return {
    kind,
    ready: readySlip(kind, 'en'),
    readyIn: Object.fromEntries(slipLanguages.map((language) => [language, readySlip(kind, language)])),
    fields: [
      ...[...values].map((name) => ({ name, list: null })),
      ...[...lists].flatMap(([list, names]) => [...names].map((name) => ({ name, list }))),
    ],
    own: own
      .filter((one) => one.kind === kind)
      .map(({ branch, language, body, changedAt, changedBy }) => {
        return { branch, language, body, changedAt: changedAt.toString(), changedBy }
      }),
  }
}

/** Every kind of slip with what it says. */
export async function listSlipTemplates(w: Work): Promise<{ rows: SlipTemplate[] }> {
  const own = await templates.get(w, 'all')
  return { rows: slipKinds.map((kind) => viewOf(kind, own)) }
}

/** Sets what slips of a kind say somewhere in a language; a text that cannot be read is refused with its places. */
export async function putSlipTemplate(
  w: Work,
  kind: SlipKind,
  request: { readonly branch?: number | null; readonly language: string; readonly body: string },
): Promise<SlipTemplate | Refusal> {
  const branch = request.branch ?? null
  if (branch !== null) {
    const place = await lendingBranch(w, branch, 'branch')
    if ('ok' in place) return place
  }
  const { problems } = readTemplate(request.body, slipFields[kind])
  if (problems.length > 0)
    return refuse(
      ...problems.map(({ line, column, message }) => ({
        code: 'invalid-template',
        field: 'body',
        message: `Line ${line}, column ${column}: ${message}`,
        facts: { line, column },
      })),
    )
  const values = { body: request.body, changed_at: w.now, changed_by: actorName(w.actor) }
  await tablesOf<CirculationTables>(w)
    .insertInto('circulation.slip_template')
    .values({ kind, branch_id: branch, language: request.language, ...values })
    .onConflict((clash) => clash.columns(['kind', 'branch_id', 'language']).doUpdateSet(values))
    .execute()
  await keepVersion(w, kind, branch, request.language, request.body)
  changed(w, topic)
  await w.audit({
    action: 'slip-template.put',
    subject: `slip:${kind}`,
    detail: { branch, language: request.language },
  })
  return viewOf(kind, await templates.get(w, 'all'))
}

async function keepVersion(
  w: Work,
  kind: SlipKind,
  branch: number | null,
  language: string,
  body: string,
): Promise<void> {
  await tablesOf<CirculationTables>(w)
    .insertInto('circulation.slip_version')
    .values({ kind, branch_id: branch, language, body, changed_at: w.now, changed_by: actorName(w.actor) })
    .execute()
}

/** What a slip said before, latest first; an empty text was the way back to that of the library or of the program. */
export async function listSlipVersions(
  w: Work,
  kind: SlipKind,
  place: { readonly branch?: number; readonly language: string },
): Promise<{ rows: SlipTemplate['own'] }> {
  const rows = await tablesOf<CirculationTables>(w)
    .selectFrom('circulation.slip_version')
    .selectAll()
    .where('kind', '=', kind)
    .where('language', '=', place.language)
    .where('branch_id', place.branch === undefined ? 'is' : '=', place.branch ?? null)
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return {
    rows: rows.map((row) => ({
      branch: row.branch_id,
      language: row.language,
      body: row.body,
      changedAt: row.changed_at.toString(),
      changedBy: row.changed_by,
    })),
  }
}

/** Takes an own text away; it stays among the versions. */
export async function deleteSlipTemplate(
  w: Work,
  kind: SlipKind,
  place: { readonly branch?: number; readonly language: string },
): Promise<Record<string, never> | Refusal> {
  const row = await tablesOf<CirculationTables>(w)
    .deleteFrom('circulation.slip_template')
    .where('kind', '=', kind)
    .where('language', '=', place.language)
    .where('branch_id', place.branch === undefined ? 'is' : '=', place.branch ?? null)
    .returning('id')
    .executeTakeFirst()
  if (!row) return notFound('slip-template', 'There is no text of your own there.')
  await keepVersion(w, kind, place.branch ?? null, place.language, '')
  changed(w, topic)
  await w.audit({ action: 'slip-template.delete', subject: `slip:${kind}`, detail: { ...place } })
  return {}
}

/** A slip with made-up facts, and what is wrong with its text. */
export function previewSlip(
  kind: SlipKind,
  body: string,
  branchName: string,
): { text: string; html: string; problems: TemplateProblem[] } {
  const { parts, problems } = readTemplate(body, slipFields[kind])
  const filled = fillTemplate(parts, {
    ...sampleFacts,
    'library.name': 'Your library',
    'branch.name': branchName,
    now: 'Nov 24, 14:42',
    today: 'Nov 24',
    desk: 'Desk 1',
  })
  return { text: asText(filled), html: printable(filled, kind, 'en'), problems: [...problems] }
}
