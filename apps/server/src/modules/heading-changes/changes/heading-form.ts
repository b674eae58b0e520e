import { fieldHeading, headingText, type FieldHeading } from '@carrel/marc-tasks'
import type { DataField } from '@carrel/marc'
import { nacoKey } from '@carrel/text'
import { sql } from 'kysely'
import { notFound, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibRecords, storedRecord } from '../../catalog/index.ts'
import type { ChangedKind } from '../contract.ts'

interface Heading {
  readonly heading: number
  readonly kind: ChangedKind
  readonly key: string
  readonly text: string
  readonly source: string
  readonly bibs: number
}

/** A heading with the codes of its subfields, as one of the records that carry it has it. */
export async function headingForm(
  w: Work,
  id: number,
): Promise<Outcome<Omit<Heading, 'key'> & { form: string; tag: string | null }>> {
  const { rows } = await sql<Heading>`
    select id as heading, kind, key, text, source, bibs from authorities.heading_view where id = ${id}`.execute(w.db)
  const [heading] = rows
  if (!heading) return notFound('heading', `There is no heading ${id}.`)
  const { key, ...view } = heading
  const field = await fieldWith(w, id, key)
  return { ...view, form: field ? codedForm(field.field, field.heading) : view.text, tag: field?.heading.tag ?? null }
}

async function fieldWith(
  w: Work,
  id: number,
  key: string,
): Promise<{ readonly field: DataField; readonly heading: FieldHeading } | undefined> {
  const { rows } = await sql<{ bib: number }>`
    select bib_id as bib from catalog.bib_heading_view where headings @> array[${id}::bigint] limit 3`.execute(w.db)
  for (const { bytes, form } of await bibRecords(
    w,
    rows.map(({ bib }) => bib),
  )) {
    for (const field of storedRecord(bytes, form).fields) {
      const heading = field.kind === 'data' && field.tag !== '880' ? fieldHeading(field) : undefined
      if (!heading || field.kind !== 'data') continue
      const isIt = nacoKey(headingText(field, heading)) === key || heading.mainKey === key
      if (isIt) return { field, heading }
    }
  }
  return undefined
}

/** The heading of a field as it would be written: `$aTwain, Mark,$d1835-1910`. */
export function codedForm(field: DataField, { main, title, divisions }: FieldHeading): string {
  const places = [...main, ...title, ...divisions]
  return places
    .map((place, index) => {
      const { code = 'a', value = '' } = field.subfields[place] ?? {}
      const text = value.trim().replaceAll('$', '{dollar}')
      return `$${code}${index === places.length - 1 ? text.replace(/[,;:]$/, '').trimEnd() : text}`
    })
    .join('')
}
