import type { InputFormat } from '@carrel/marc'
import { editDistanceAtMost } from '@carrel/text'
import { sql } from 'kysely'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import type { HeadingCandidate, HeadingMatch, MatchHeading } from './contract.ts'
import { titlesUnder } from './get-authority.ts'
import { decideLinks } from './link-headings.ts'
import { agencySetting, linkSetting, thingSetting } from './links-to-write.ts'
import { speaksFor, wantedFor, type VocabularyFacts } from './rules/decide-link.ts'
import { keyOf } from './rules/heading-text.ts'
import { linkText, type AuthorityIdentity } from './rules/link-text.ts'
import { nearKey } from './rules/near-key.ts'
import { fieldsShown, storedAuthority } from './stored-authority.ts'
import { vocabularyFacts } from './vocabularies.ts'

type Query = NonNullable<typeof MatchHeading.types>['query']

interface Found extends AuthorityIdentity {
  readonly id: number
  readonly text: string
  readonly key: string
  readonly near: string
  readonly role: 'heading' | 'see-from'
  readonly form: string
  readonly bibs: number
  readonly record: Buffer
  readonly bytes: InputFormat
}

/**
 * Which authority a heading that is being written belongs to, and others that may be meant: nearly alike ones, those that begin
 * like it, each with its 1XX so that it can be taken over.
 */
export async function matchHeading(w: Pick<Work, 'db'>, query: Query): Promise<HeadingMatch> {
  const known = await vocabularyFacts(w)
  const key = keyOf(query.text)
  if (known.size === 0 || key === '') return { how: 'none', authority: null, parts: 0, candidates: [] }
  const heading = { id: 0, kind: query.kind, text: query.text, key, source: query.source ?? '' }
  const [decided] = await decideLinks(w, [heading], known)
  const candidates = await candidatesFor(w, heading, decided?.authority ?? null, known)
  return {
    how: decided?.how ?? 'none',
    authority: decided?.authority ?? null,
    parts: decided?.parts ?? 0,
    candidates: [...candidates].slice(0, query.limit ?? 8),
  }
}

async function candidatesFor(
  w: Pick<Work, 'db'>,
  heading: Parameters<typeof wantedFor>[0] & { readonly source: string },
  decided: number | null,
  known: ReadonlyMap<string, VocabularyFacts>,
): Promise<readonly HeadingCandidate[]> {
  const speaking = [...known.values()].filter((one) => speaksFor(one, heading)).map(({ code }) => code)
  const { rows } = await sql<Found>`
    select a.id, a.vocabulary, a.text, f.key, f.near, f.role, f.text as form, ${titlesUnder} as bibs, a.control, a.lccn,
      a.uri, a.agency, a.thing, v.record, v.form as bytes
    from (
      (select * from authorities.authority_form where role = 'heading' and authority_id = ${decided})
      union all (select * from authorities.authority_form
        where role = 'heading' and near = ${nearKey(heading.text)} and near <> '' limit 20)
      union all (select * from authorities.authority_form
        where role <> 'see-also' and key >= ${heading.key} and key < ${`${heading.key}\u{10FFFF}`} order by key limit 30)
      union all (select * from authorities.authority_form
        where role <> 'see-also' and key >= ${beginning(heading.key)} and key < ${`${beginning(heading.key)}\u{10FFFF}`}
        order by key limit 60)
    ) f
      join authorities.authority a on a.id = f.authority_id and a.state = 'current'
      join authorities.authority_version v on v.authority_id = a.id and v.version = a.version
    where a.vocabulary = any(${speaking}::text[])`.execute(w.db)
  const link = {
    authority: await readSetting(w, linkSetting),
    thing: await readSetting(w, thingSetting),
    own: await readSetting(w, agencySetting),
  }
  const best = new Map<number, Found & { readonly far: number }>()
  for (const row of rows) {
    const far = row.id === decided ? -1 : distance(heading, row)
    const other = best.get(row.id)
    if (far < farthest && (!other || far < other.far)) best.set(row.id, { ...row, far })
  }
  return [...best.values()].toSorted((a, b) => a.far - b.far || b.bibs - a.bibs).map((row) => candidate(row, link))
}

/** Differences in writing above which something else is meant. */
const farthest = 60

/** How unlike a form is: nothing when it is the same, little when it goes on like what was typed. */
function distance(heading: { readonly key: string; readonly text: string }, found: Found): number {
  if (found.key === heading.key) return found.role === 'heading' ? 0 : 1
  if (found.near === nearKey(heading.text)) return 2
  if (found.key.startsWith(heading.key)) return 3 + Math.min(20, (found.key.length - heading.key.length) / 4)
  const far = editDistanceAtMost(heading.key.slice(0, 60), found.key.slice(0, 60), 3)
  return far === undefined ? farthest : 10 + far * 5
}

/** The first word and the first letter of the next: where what was mistyped behind it still stands near. */
function beginning(key: string): string {
  const [first = '', second = ''] = key.split(' ')
  return second === '' ? first.slice(0, Math.max(3, first.length - 2)) : `${first} ${second.slice(0, 1)}`
}

interface Linking {
  readonly authority: 'none' | 'number' | 'address'
  readonly thing: boolean
  readonly own: string
}

function candidate(found: Found, link: Linking): HeadingCandidate {
  const { id, vocabulary, text, role, form, bibs, record, bytes } = found
  const heading = fieldsShown(storedAuthority(record, bytes).fields).find(({ tag }) => /^1\d\d$/.test(tag))
  const field = heading && { ...heading, subfields: [...(heading.subfields ?? []), ...linksOf(found, link)] }
  return { authority: id, vocabulary, text, via: role === 'heading' ? null : form, bibs, field: field ?? null }
}

function linksOf(found: Found, { authority, thing, own }: Linking) {
  const { number, address, thing: itself } = linkText(found, own)
  const said = authority === 'none' ? undefined : authority === 'address' ? (address ?? number) : number
  return [
    ...(said === undefined ? [] : [{ code: '0', value: said }]),
    ...(thing && itself !== undefined ? [{ code: '1', value: itself }] : []),
  ]
}
