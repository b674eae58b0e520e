import { tablesOf, type Work } from '../../platform/work.ts'
import { notFound, type Outcome } from '../../platform/refusal.ts'
import type { Bib } from './contract.ts'
import { itemsOfBib, itemView } from './item-facts.ts'
import { describeRecord } from './rules/describe-record.ts'
import { layOut } from './rules/fields.ts'
import { storedRecord } from './stored-record.ts'
import type { CatalogTables } from './tables.ts'

/** A title with everything that its record says for readers, and its items. */
export async function getBib(w: Work, id: number): Promise<Outcome<Bib>> {
  const row = await currentBib(w, id)
  // Suppressed titles are for the staff.
  if (!row || (row.suppressed && (w.actor.kind === 'anonymous' || w.actor.kind === 'patron'))) return bibNotFound(id)
  const said = describeRecord(layOut(storedRecord(row.record, row.form)))
  const items = await itemsOfBib(w, id)
  return {
    id: row.id,
    title: row.title,
    originalTitle: row.original_title,
    author: row.author,
    originalAuthor: row.original_author,
    year: row.year,
    format: row.format,
    language: row.language,
    isbn: row.isbn,
    classNumber: row.class_number,
    controlNumber: row.control_number,
    version: row.version,
    publisher: said.publication.publisher,
    place: said.publication.place,
    extent: said.publication.extent,
    edition: said.publication.edition,
    series: [...said.series],
    subjects: [...said.subjects.headings],
    contributors: [...said.people.contributors],
    summary: said.notes.summary,
    notes: [...said.notes.notes],
    identifiers: said.identifiers.shown.map((identifier) => ({ ...identifier })),
    links: said.links.map((link) => ({ ...link })),
    suppressed: row.suppressed,
    createdAt: row.created_at.toString(),
    changedAt: row.changed_at.toString(),
    items: items.map(itemView),
  }
}

/** The row of a title with the bytes of its present version; undefined when the library has no such title. */
export async function currentBib(w: Pick<Work, 'db'>, id: number) {
  return tablesOf<CatalogTables>(w)
    .selectFrom('catalog.bib as b')
    .innerJoin('catalog.bib_version as v', (join) =>
      join.onRef('v.bib_id', '=', 'b.id').onRef('v.version', '=', 'b.version'),
    )
    .selectAll('b')
    .select(['v.form', 'v.record'])
    .where('b.id', '=', id)
    .where('b.deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Refuses because there is no such title. */
export function bibNotFound(id: number) {
  return notFound('bib', `There is no title ${id}. It may have been deleted.`)
}
