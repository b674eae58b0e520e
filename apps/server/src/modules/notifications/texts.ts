import { sql } from 'kysely'
import { defineCache } from '../../platform/live-cache.ts'
import type { Work } from '../../platform/work.ts'
import { branchesOf, lineAbove } from '../org/index.ts'
import type { Channel, NoticeKindCode } from './contract.ts'
import { templateFields } from './rules/fields.ts'
import { readTemplate, type Template } from '../../platform/template.ts'
import { readyText } from './words/ready-words.ts'

/** Told after every change of a template. */
export const noticeTextsTopic = 'notice-texts'

/** Which text is meant. `branch` null: for the whole library. */
export interface TextPlace {
  readonly kind: NoticeKindCode
  readonly channel: Channel
  readonly language: string
  readonly branch: number | null
}

/** A text in force, and where it comes from. */
export interface TextInForce {
  readonly subject: string
  readonly body: string
  readonly language: string
  readonly source: 'own' | 'above' | 'library' | 'carrel' | 'none'
  readonly sourceBranch: number | null
}

interface OwnText {
  readonly subject: string
  readonly body: string
}

interface Texts {
  readonly own: ReadonlyMap<string, OwnText>
  readonly read: Map<string, Template>
}

const keyOf = (kind: string, channel: string, language: string, branch: number | null) =>
  `${kind} ${channel} ${language} ${branch ?? ''}`

const allTexts = defineCache('notifications.texts', [noticeTextsTopic], async (w): Promise<Texts> => {
  const { rows } = await sql<OwnText & { kind: string; channel: string; language: string; branch_id: number | null }>`
    select * from (
      select distinct on (kind, channel, language, branch_id) kind, channel, language, branch_id, subject, body, reset
      from notifications.template order by kind, channel, language, branch_id, version desc) t
    where not reset`.execute(w.db)
  return {
    own: new Map(rows.map((row) => [keyOf(row.kind, row.channel, row.language, row.branch_id), row])),
    read: new Map(),
  }
})

/** The language of a tag without its region, lower case: `de-AT` is `de`. */
export function plainLanguage(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0] ?? ''
}

/**
 * The text in force at a place: the branch's own, that of a system above, the library's, Carrel's; in the language wanted,
 * else in that of the library, else in English. A letter says what an e-mail says until it has a text of its own.
 */
export async function textInForce(
  w: Pick<Work, 'db' | 'platform'>,
  place: TextPlace,
  libraryLanguage: string,
): Promise<TextInForce> {
  const { own } = await allTexts.get(w, 'all')
  const line = place.branch === null ? [] : lineAbove(await branchesOf(w), place.branch)
  const channels: readonly Channel[] = place.channel === 'print' ? ['print', 'email'] : [place.channel]
  for (const language of new Set([place.language, libraryLanguage, 'en'])) {
    for (const channel of channels)
      for (const branch of [...line, null]) {
        const text = own.get(keyOf(place.kind, channel, language, branch))
        if (!text) continue
        const source =
          branch === place.branch && channel === place.channel ? 'own' : branch === null ? 'library' : 'above'
        return { subject: text.subject, body: text.body, language, source, sourceBranch: branch }
      }
    const ready = readyText(place.kind, place.channel, language)
    if (ready) return { ...ready, language, source: 'carrel', sourceBranch: null }
  }
  return { subject: '', body: '', language: 'en', source: 'none', sourceBranch: null }
}

/** A text read once per process. */
export async function readText(
  w: Pick<Work, 'db' | 'platform'>,
  kind: NoticeKindCode,
  source: string,
): Promise<Template> {
  const { read } = await allTexts.get(w, 'all')
  const key = `${kind} ${source}`
  const known = read.get(key)
  if (known) return known
  const template = readTemplate(source, templateFields(kind))
  read.set(key, template)
  return template
}
