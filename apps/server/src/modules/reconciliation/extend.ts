import { headingsByIds, variantsOf, type FoundHeading } from '../authorities/index.ts'
import { bibBriefs, getBib, type Bib } from '../catalog/index.ts'
import { titlesUnderHeading } from './titles-under.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { nameOfKind, properties } from './types.ts'

/** A value of a property: a text, a number, or another thing. */
export type PropertyValue =
  | { readonly str: string }
  | { readonly int: number }
  | { readonly id: string; readonly name: string }

/** What is known of things that were found, by their ids and the properties that were asked for; unknown ids have nothing. */
export async function extendEntities(
  w: Work,
  ids: readonly string[],
  wanted: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly PropertyValue[]>>> {
  const headingIds = ids.flatMap((id) => numberOf(id, 'h') ?? [])
  const [headings, variants] = await Promise.all([
    headingsByIds(w, headingIds),
    wanted.includes('variants') ? variantsOf(w, headingIds) : new Map<number, readonly string[]>(),
  ])
  const byId = new Map(headings.map((one) => [one.id, one]))
  const rows = new Map<string, ReadonlyMap<string, readonly PropertyValue[]>>()
  for (const id of ids) {
    const values = new Map<string, readonly PropertyValue[]>()
    const heading = byId.get(numberOf(id, 'h') ?? -1)
    const bib = numberOf(id, 't')
    const record = bib === undefined ? undefined : await getBib(w, bib)
    for (const property of wanted) {
      if (heading) values.set(property, await headingValues(w, heading, property, variants.get(heading.id) ?? []))
      else if (record && !isRefusal(record)) values.set(property, recordValues(record, property))
      else values.set(property, [])
    }
    rows.set(id, values)
  }
  return rows
}

/** The number in an id such as `h12` (a heading) or `t34` (a title). */
export function numberOf(id: string, kind: 'h' | 't'): number | undefined {
  const found = /^([ht])(\d{1,15})$/.exec(id)
  return found?.[1] === kind ? Number(found[2]) : undefined
}

const texts = (values: readonly (string | null | undefined)[]): readonly PropertyValue[] =>
  values.flatMap((value) => (value === null || value === undefined || value === '' ? [] : [{ str: value }]))

async function headingValues(
  w: Work,
  heading: FoundHeading,
  property: string,
  variants: readonly string[],
): Promise<readonly PropertyValue[]> {
  switch (property) {
    case 'identifier':
      return texts([heading.lccn, heading.uri])
    case 'variants':
      return texts(variants)
    case 'dates':
      return texts([
        /\b\d{3,4}\??-(?:\d{3,4}\??)?|\b(?:active|born|died|ca\.?) \d{3,4}(?:-\d{3,4})?/.exec(heading.text)?.[0],
      ])
    case 'vocabulary':
      return texts([heading.source === '' ? heading.vocabulary : heading.source])
    case 'count':
      return [{ int: heading.bibs }]
    case 'kind':
      return texts([nameOfKind(heading.kind)])
    case 'titles': {
      const briefs = await bibBriefs(w, await titlesUnderHeading(w, heading.id, 50))
      return briefs.map((brief) => ({ id: `t${brief.id}`, name: brief.title }))
    }
    default:
      return []
  }
}

function recordValues(bib: Bib, property: string): readonly PropertyValue[] {
  switch (property) {
    case 'author':
      return texts([bib.author])
    case 'year':
      return bib.year === null ? [] : [{ int: bib.year }]
    case 'isbn':
    case 'identifier':
      return texts(bib.identifiers.map(({ value }) => value))
    case 'publisher':
      return texts([bib.publisher])
    case 'subjects':
      return texts(bib.subjects)
    case 'call-number':
      return texts([...new Set(bib.items.map(({ callNumber }) => callNumber))])
    case 'language':
      return texts([bib.language])
    case 'kind':
      return texts([bib.format])
    case 'count':
      return [{ int: bib.items.length }]
    default:
      return []
  }
}

/** The name of a property; its id for one that nobody knows. */
export const propertyName = (id: string): string => properties.find((one) => one.id === id)?.name ?? id
