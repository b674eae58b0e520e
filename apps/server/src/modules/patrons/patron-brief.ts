import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** A patron as receipts and slips name one. */
export interface PatronName {
  readonly id: number
  readonly name: string
  /** The card in use, if there is one. */
  readonly card: string | null
  /** Home branch. */
  readonly branch: number
}

/** A patron's name, card in use and home branch; undefined when there is no such patron. */
export async function patronBrief(w: Pick<Work, 'db'>, id: number): Promise<PatronName | undefined> {
  const { rows } = await sql<PatronName>`
    select id, name, card, branch_id as branch from patrons.patron_view where id = ${id}`.execute(w.db)
  return rows[0]
}

/** The same of the record that this one has become, where two were found to be one person. */
export async function survivingPatron(w: Pick<Work, 'db'>, id: number): Promise<PatronName | undefined> {
  const { rows } = await sql<PatronName>`
    select v.id, v.name, v.card, v.branch_id as branch from patrons.patron_view v
    where v.id = (select coalesce(merged_into, id) from patrons.patron where id = ${id})`.execute(w.db)
  return rows[0]
}

/** True when there is such a patron. */
export async function patronExists(w: Pick<Work, 'db'>, id: number): Promise<boolean> {
  return (await patronBrief(w, id)) !== undefined
}
