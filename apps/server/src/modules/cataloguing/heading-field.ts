import { nacoKey } from '@carrel/text'
import type { Static } from 'typebox'
import { isRefusal, notFound, type Outcome } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { headingById } from '../authorities/index.ts'
import type { MarcField } from '../catalog/contract.ts'
import { bibRecords, marcView, searchCatalog, storedRecord } from '../catalog/index.ts'

/** Tags in which headings of each kind stand. */
const tagsOf: Readonly<Record<string, RegExp>> = {
  name: /^[1678](00|10|11)$/,
  title: /^(130|240|630|730|830)$/,
  subject: /^6(00|10|11|30|47|48|50|51)$/,
  genre: /^655$/,
}

/** A heading as one of the records carries it, with its indicators and subfields; null where none was found. */
export async function headingField(w: Work, id: number): Promise<Outcome<{ field: Static<typeof MarcField> | null }>> {
  const heading = await headingById(w, id)
  if (!heading) return notFound('heading', `There is no heading ${id}.`)
  const found = await searchCatalog(w, { q: heading.text, limit: 20 })
  if (isRefusal(found)) return { field: null }
  for (const { bytes, form, version } of await bibRecords(
    w,
    found.rows.map((hit) => hit.id),
  )) {
    const { fields } = marcView(storedRecord(bytes, form), version)
    const field = fields.find((each) => tagsOf[heading.kind]?.test(each.tag) && keyOf(each) === heading.key)
    if (field) return { field }
  }
  return { field: null }
}

/** The comparison form of what a field names: without relators, links and numbers. */
function keyOf({ subfields = [] }: Static<typeof MarcField>): string {
  return nacoKey(
    subfields
      .filter(({ code }) => /[a-z]/.test(code) && !'ehiuw'.includes(code))
      .map(({ value }) => value)
      .join(' '),
  )
}
