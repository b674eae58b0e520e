import {
  itemMappingProblem,
  matchRuleProblem,
  readProfile,
  readyMappings,
  readyProfiles,
  readyRules,
  type ItemMapping,
  type MatchRule,
  type OverlayProfile,
} from '@carrel/marc-merge'
import { sql } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonb, violates } from '../../../platform/db.ts'
import { isRefusal, notFound, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'

/** What a library defines of loading, by kind. */
export interface Definitions {
  readonly match: MatchRule
  readonly overlay: OverlayProfile
  readonly items: ItemMapping
}

/** A kind of definition. */
export type DefinitionKind = keyof Definitions

/** A definition with the name by which profiles take it. */
export interface Definition<K extends DefinitionKind> {
  readonly ref: string
  readonly name: string
  readonly isReady: boolean
  readonly content: Definitions[K]
  readonly at: string | null
  readonly by: string | null
}

const ready: { readonly [K in DefinitionKind]: Readonly<Record<string, Definitions[K]>> } = {
  match: readyRules,
  overlay: readyProfiles,
  items: readyMappings,
}

interface Row<K extends DefinitionKind> {
  readonly id: number
  readonly name: string
  readonly content: Definitions[K]
  readonly at: Temporal.Instant
  readonly by: string
}

/** All of a kind: those that came with Carrel, then this library's. */
export async function listDefinitions<K extends DefinitionKind>(
  w: Pick<Work, 'db'>,
  kind: K,
): Promise<readonly Definition<K>[]> {
  const { rows } = await sql<Row<K>>`
    select id, name, content, changed_at as at, by_name as by from loading.definition
    where kind = ${kind} and deleted_at is null order by lower(name)`.execute(w.db)
  const came = Object.entries<Definitions[K]>(ready[kind]).map(([ref, content]) => ({
    ref,
    name: content.name,
    isReady: true,
    content,
    at: null,
    by: null,
  }))
  return [...came, ...rows.map(viewed)]
}

function viewed<K extends DefinitionKind>({ id, name, content, at, by }: Row<K>): Definition<K> {
  return { ref: String(id), name, isReady: false, content: { ...content, name }, at: at.toString(), by }
}

/** The definition behind a name of one; a refusal when there is none any more. */
export async function definitionOf<K extends DefinitionKind>(
  w: Pick<Work, 'db'>,
  kind: K,
  ref: string,
): Promise<Outcome<Definition<K>>> {
  const content = Object.entries<Definitions[K]>(ready[kind]).find(([name]) => name === ref)?.[1]
  if (content) return { ref, name: content.name, isReady: true, content, at: null, by: null }
  const { rows } = await sql<Row<K>>`
    select id, name, content, changed_at as at, by_name as by from loading.definition
    where kind = ${kind} and id::text = ${ref} and deleted_at is null`.execute(w.db)
  const [row] = rows
  return row
    ? viewed(row)
    : notFound('definition', `There is no ${kindNames[kind]} “${ref}”. It may have been deleted.`)
}

const kindNames: Readonly<Record<DefinitionKind, string>> = {
  match: 'match rule',
  overlay: 'overlay profile',
  items: 'item mapping',
}

/** What is wrong with a definition, in a sentence. */
export function definitionProblem<K extends DefinitionKind>(kind: K, content: Definitions[K]): string | undefined {
  if ('points' in content) return matchRuleProblem(content)
  if ('places' in content) return itemMappingProblem(content)
  const read = readProfile(content)
  return typeof read === 'string' ? read : undefined
}

/** Adds a definition, or changes one of this library's (`id`). */
export async function saveDefinition<K extends DefinitionKind>(
  w: Work,
  kind: K,
  { name, content }: { readonly name: string; readonly content: Definitions[K] },
  id?: number,
): Promise<Outcome<Definition<K>>> {
  const problem = definitionProblem(kind, content)
  if (problem !== undefined) return refuse({ code: 'invalid-definition', field: 'content', message: problem })
  const plain = { ...content, name: name.trim() }
  try {
    const { rows } =
      id === undefined
        ? await sql<{ id: number }>`
            insert into loading.definition (kind, name, content, changed_at, by_name)
            values (${kind}, ${plain.name}, ${jsonb(plain)}, ${w.now}, ${actorName(w.actor)}) returning id`.execute(
            w.db,
          )
        : await sql<{ id: number }>`
            update loading.definition set name = ${plain.name}, content = ${jsonb(plain)}, changed_at = ${w.now},
              by_name = ${actorName(w.actor)}
            where id = ${id} and kind = ${kind} and deleted_at is null returning id`.execute(w.db)
    const [saved] = rows
    if (!saved) return notFound('definition', `There is no such ${kindNames[kind]}.`)
    await w.audit({
      action: `loading-${kind}.save`,
      subject: `loading-definition:${saved.id}`,
      detail: { name: plain.name },
    })
    return await definitionOf(w, kind, String(saved.id))
  } catch (error) {
    if (!violates(error, 'definition_name')) throw error
    return refuse({
      code: 'name-taken',
      field: 'name',
      message: `There is a ${kindNames[kind]} “${plain.name}” already. Choose another name.`,
    })
  }
}

/** Deletes a definition of this library that no profile uses. */
export async function deleteDefinition(w: Work, kind: DefinitionKind, id: number): Promise<Outcome<object>> {
  const { rows: users } = await sql<{ name: string }>`
    select name from loading.profile where deleted_at is null and settings ->> ${kind} = ${String(id)}`.execute(w.db)
  if (users.length > 0) {
    return refuse({
      code: 'definition-in-use',
      message: `It is used by ${users.map(({ name }) => `“${name}”`).join(', ')}. Change these profiles first.`,
    })
  }
  const known = await definitionOf(w, kind, String(id))
  if (isRefusal(known)) return known
  await sql`update loading.definition set deleted_at = ${w.now} where id = ${id} and kind = ${kind}`.execute(w.db)
  await w.audit({ action: `loading-${kind}.delete`, subject: `loading-definition:${id}`, detail: { name: known.name } })
  return {}
}
