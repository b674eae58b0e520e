import type { MarcRecord } from '@carrel/marc'
import { compileTask, readHeading, type Step } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { matchHeading } from '../../authorities/index.ts'
import type { HeadingKind } from '../../authorities/contract.ts'
import type { StepRequest } from '../contract.ts'
import { codedHeading } from '../rules/coded-heading.ts'
import { fieldInWords, replacedFields, type RecordEdit } from '../rules/edit-record.ts'

type Wanted = NonNullable<StepRequest['headings']>[number]

interface HeadingRow {
  readonly id: number
  readonly kind: HeadingKind
  readonly text: string
  readonly source: string
  readonly authority: number | null
  readonly parts: number | null
}

/** What other headings would do to one record; `edit` is undefined where it carries none of them. */
export type HeadingPlan = (record: MarcRecord) => { readonly edit: RecordEdit | undefined; readonly text: string }

/** Works out which fields change when headings become what authority records, or people, say. */
export async function headingPlan(w: Pick<Work, 'db'>, wanted: readonly Wanted[]): Promise<Outcome<HeadingPlan>> {
  if (wanted.length === 0) {
    return refuse({ code: 'no-heading-chosen', field: 'headings', message: 'Choose for a heading what it is to be.' })
  }
  const { rows } = await sql<HeadingRow>`
    select id, kind, text, source, authority_id as authority, parts from authorities.heading_view
    where id = any(${wanted.map(({ heading }) => heading)}::bigint[])`.execute(w.db)
  const known = new Map(rows.map((row) => [row.id, row]))
  const steps: Step[] = []
  for (const one of wanted) {
    const row = known.get(one.heading)
    // Nobody carries it any more: there is nothing that could be changed.
    if (!row) continue
    const step = await stepFor(w, row, one)
    if (isRefusal(step)) return step
    steps.push(step)
  }
  const compiled = compileTask({ name: 'Headings of a batch', steps })
  if (!compiled.ok) {
    const said = [...new Set(compiled.faults.map(({ message }) => message))].join(' ')
    return refuse({ code: 'heading-unreadable', field: 'headings', message: said })
  }
  return (record) => {
    const replace = replacedFields(record, compiled.compiled.run(record, { number: 1, now: '' }).record)
    const lines = replace.map(
      ({ before, after }) =>
        `${fieldInWords(before)}\n→ ${after === null ? 'another field says the same' : fieldInWords(after)}`,
    )
    return { edit: replace.length === 0 ? undefined : { replace }, text: lines.join('\n') }
  }
}

async function stepFor(w: Pick<Work, 'db'>, row: HeadingRow, { authority, to }: Wanted): Promise<Outcome<Step>> {
  const pair = authority === undefined ? written(row, to) : await established(w, row, authority)
  if (isRefusal(pair)) return pair
  const isPlain = row.kind === 'name' || row.kind === 'title'
  const source = isPlain ? '' : row.source === '' ? 'none' : row.source
  return { do: 'change-heading', kind: row.kind, source, pairs: [pair] }
}

/** As somebody writes it, with codes of subfields or without. */
function written(row: HeadingRow, to = ''): Outcome<readonly [string, string]> {
  const read = readHeading(to)
  if (typeof read === 'string') {
    return refuse({ code: 'heading-unreadable', field: 'headings', message: `Instead of “${row.text}”: ${read}` })
  }
  return [row.text, to.trim()]
}

/** As an authority record has it; where only the main part of a heading is meant its subdivisions stay. */
async function established(
  w: Pick<Work, 'db'>,
  row: HeadingRow,
  authority: number,
): Promise<Outcome<readonly [string, string]>> {
  const isMain = authority === row.authority && (row.parts ?? 0) > 0
  const from = isMain
    ? row.text
        .split(' -- ')
        .slice(0, row.parts ?? 1)
        .join(' -- ')
    : row.text
  const { candidates } = await matchHeading(w, { kind: row.kind, text: from, source: row.source, limit: 30 })
  const field = candidates.find((one) => one.authority === authority)?.field
  if (!field) {
    return refuse({
      code: 'authority-out-of-use',
      field: 'headings',
      message: `The authority record that was chosen for “${row.text}” does not fit it, or was taken out of use. Choose another.`,
    })
  }
  return [from, codedHeading(field)]
}

/** The headings of titles that an authority record leads away from without a doubt. */
export async function certainHeadings(w: Pick<Work, 'db'>, bibs: readonly number[]): Promise<readonly Wanted[]> {
  const { rows } = await sql<Wanted>`
    select distinct h.id as heading, h.authority_id as authority
    from catalog.bib_heading_view b cross join lateral unnest(b.headings) as used(id)
      join authorities.heading_view h on h.id = used.id
    where b.bib_id = any(${bibs}::bigint[]) and h.how = 'see-from' and h.authority_id is not null
    order by h.id limit 500`.execute(w.db)
  return rows
}
