import { sourcesInUse, type HeadingKind } from '../authorities/index.ts'
import type { Work } from '../../platform/work.ts'

/** A kind of thing that can be asked for. */
export interface EntityType {
  readonly id: string
  readonly name: string
}

/** A property that can be asked with a name, or fetched for a thing that was found. */
export interface Property {
  readonly id: string
  readonly name: string
  /** The types that have it; empty for all. */
  readonly of: readonly ('heading' | 'record')[]
}

/** The types that are always there. */
export const mainTypes: readonly EntityType[] = [
  { id: 'name', name: 'Name of a person or body' },
  { id: 'subject', name: 'Subject' },
  { id: 'genre', name: 'Genre or form' },
  { id: 'work', name: 'Work (title heading)' },
  { id: 'record', name: 'Title in the catalogue' },
]

const kinds: Readonly<Record<string, HeadingKind>> = { name: 'name', subject: 'subject', genre: 'genre', work: 'title' }
const typeOfKind: Readonly<Record<HeadingKind, string>> = {
  name: 'name',
  subject: 'subject',
  genre: 'genre',
  title: 'work',
}

/** The properties, in the order in which they are offered. */
export const properties: readonly Property[] = [
  { id: 'identifier', name: 'Identifiers (LCCN, address)', of: ['heading'] },
  { id: 'variants', name: 'Other forms', of: ['heading'] },
  { id: 'dates', name: 'Dates', of: ['heading'] },
  { id: 'vocabulary', name: 'Vocabulary', of: ['heading'] },
  { id: 'titles', name: 'Titles', of: ['heading'] },
  { id: 'count', name: 'Number of titles or copies', of: [] },
  { id: 'kind', name: 'Kind', of: [] },
  { id: 'author', name: 'Author', of: ['record'] },
  { id: 'year', name: 'Year', of: ['record'] },
  { id: 'isbn', name: 'ISBN and other numbers', of: ['record'] },
  { id: 'publisher', name: 'Publisher', of: ['record'] },
  { id: 'subjects', name: 'Subjects', of: ['record'] },
  { id: 'call-number', name: 'Call numbers', of: ['record'] },
  { id: 'language', name: 'Language (code)', of: ['record'] },
]

/** All types: the main ones, and one for each vocabulary that headings come from. */
export async function allTypes(w: Pick<Work, 'db'>): Promise<readonly EntityType[]> {
  const sources = await sourcesInUse(w)
  return [
    ...mainTypes,
    ...sources.map(({ kind, source }) => ({
      id: `${typeOfKind[kind]}:${source}`,
      name: `${nameOfKind(kind)} (${source})`,
    })),
  ]
}

/** The name of the type of a heading. */
export const nameOfKind = (kind: HeadingKind): string =>
  mainTypes.find(({ id }) => id === typeOfKind[kind])?.name ?? kind

/** The types of a heading, the vocabulary's first. */
export function typesOfHeading(kind: HeadingKind, source: string): readonly EntityType[] {
  const main = { id: typeOfKind[kind], name: nameOfKind(kind) }
  return source === '' ? [main] : [main, { id: `${main.id}:${source}`, name: `${main.name} (${source})` }]
}

/** What a type asks for; undefined for one that nobody knows. */
export function wantedOf(
  type: string,
): { readonly kind: HeadingKind | 'record'; readonly source?: string } | undefined {
  const [name = '', source] = type.split(':')
  if (name === 'record') return { kind: 'record' }
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  return kind && { kind, ...(source !== undefined && source !== '' && { source }) }
}
