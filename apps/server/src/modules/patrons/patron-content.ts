import { sql } from 'kysely'
import { judgeOverride, refusedOverride, type Override } from '../../platform/override.ts'
import { isRefusal, type Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { lendingBranch, todayAt } from '../org/index.ts'
import { cardBlocks } from './card-numbers.ts'
import { categoriesOf } from './categories.ts'
import type { FieldValues } from './contract.ts'
import { fieldsOf } from './fields.ts'
import { folded } from './rules/address-text.ts'
import { missingFields, readFieldValues, type ReadValues } from './rules/field-values.ts'
import { patronProblems } from './rules/patron-problems.ts'
import { cardTaken } from './store.ts'

/** A patron as it would be after saving, for checking. */
export interface PatronToBe {
  /** Undefined for a new one. */
  readonly id?: number
  readonly familyName: string
  readonly category: string
  readonly branch: number
  readonly birthDate: Temporal.PlainDate | null
  readonly email: string
  readonly externalId: string | null
  /** A card that is given or corrected. */
  readonly card: string | undefined
  readonly fields: FieldValues | undefined
  /** What a patron who exists has in the fields of the library. */
  readonly hasFields?: ReadonlySet<string>
}

/** What a check found: blocks that stand, and what is to be written of the library's fields. */
export interface CheckedContent {
  readonly standing: readonly Block[]
  readonly passed: readonly Block[]
  readonly values: ReadValues['values']
}

/** Checks a patron before it is written; `skip` names codes that do not matter now. */
export async function checkContent(
  w: Work,
  patron: PatronToBe,
  override: Override | undefined,
  skip: ReadonlySet<string> = new Set(),
): Promise<CheckedContent> {
  const category = (await categoriesOf(w)).get(patron.category)
  const fields = await fieldsOf(w)
  const read = readFieldValues(fields, patron.fields ?? {})
  const has = (code: string) => (read.values.has(code) ? read.values.get(code) !== null : patron.hasFields?.has(code))
  const branch = await lendingBranch(w, patron.branch, 'branch')
  const blocks: Block[] = [
    ...patronProblems({ ...patron, category }, await todayAt(w, patron.branch)),
    ...(isRefusal(branch) ? branch.blocks : []),
    ...(patron.card === undefined ? [] : await newCardBlocks(w, patron.card, patron)),
    ...(await externalIdBlocks(w, patron)),
    ...read.problems,
    ...missingFields(fields, (code) => has(code) === true),
    ...(await onceBlocks(w, patron.id, read.values)),
  ].filter(({ code }) => !skip.has(code))
  const { standing, passed } = judgeOverride(w.actor, blocks, override)
  if (standing.length > 0 && override)
    w.auditIfRefused(refusedOverride(patron.id === undefined ? 'patron' : `patron:${patron.id}`, override, standing))
  return { standing, passed, values: read.values }
}

async function newCardBlocks(w: Work, card: string, { id, branch }: PatronToBe): Promise<readonly Block[]> {
  const taken = await cardTaken(w, card, id)
  return taken ? [taken] : cardBlocks(w, card, branch)
}

async function externalIdBlocks(w: Work, { id, externalId }: PatronToBe): Promise<readonly Block[]> {
  if (externalId === null) return []
  const { rows } = await sql<{ name: string }>`
    select name from patrons.patron where lower(external_id) = lower(${externalId}) and id is distinct from ${id ?? null}::bigint`.execute(
    w.db,
  )
  const owner = rows[0]
  return owner
    ? [
        {
          code: 'external-id-taken',
          field: 'externalId',
          message: `The number ${externalId} belongs to ${owner.name}. Are they the same person?`,
        },
      ]
    : []
}

async function onceBlocks(w: Work, id: number | undefined, values: ReadValues['values']): Promise<readonly Block[]> {
  const blocks: Block[] = []
  for (const field of await fieldsOf(w)) {
    const value = values.get(field.code)
    if (!field.once || value === undefined || value === null) continue
    const { rows } = await sql<{ name: string }>`
      select p.name from patrons.field_value v join patrons.patron p on p.id = v.patron_id
      where v.field_code = ${field.code} and v.once_key = ${folded(value)} and v.patron_id is distinct from ${id ?? null}::bigint`.execute(
      w.db,
    )
    const owner = rows[0]
    if (owner)
      blocks.push({
        code: 'field-value-taken',
        field: `fields.${field.code}`,
        message: `${field.name} ${value} belongs to ${owner.name}. Are they the same person?`,
      })
  }
  return blocks
}
