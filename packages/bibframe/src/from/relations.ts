import type { Subject } from '@carrel/rdf'
import { bf, bflc } from '../names.ts'
import { linkRelations } from '../to/related.ts'
import { lastPart, nameOf, things, type Part, type Reading } from './reading.ts'

/** A work, series or instance that something has to do with, and how. */
export interface Related {
  readonly name: string
  readonly thing: Subject
  readonly relation: Subject | undefined
}

/** All that a thing has to do with, whether said by a property, a bf:Relation or the older bflc:Relationship. */
export function relatedOf(reading: Reading, subject: Subject | undefined): readonly Related[] {
  if (!subject) return []
  const direct = [
    'hasSeries',
    'hasPart',
    'partOf',
    'relatedTo',
    'expressionOf',
    'translationOf',
    'references',
    ...Object.values(linkRelations),
  ]
  const found: Related[] = [...new Set(direct)].flatMap((name) =>
    things(reading, subject, bf(name)).map((thing) => ({ name, thing, relation: undefined })),
  )
  for (const thing of things(reading, subject, bflc('indexedIn')))
    found.push({ name: 'indexedIn', thing, relation: undefined })
  const relations = [...things(reading, subject, bf('relation')), ...things(reading, subject, bflc('relationship'))]
  for (const relation of relations) {
    const names = [...things(reading, relation, bf('relationship')), ...things(reading, relation, bflc('relation'))]
    const name = names.find((each) => each.kind === 'iri')
    const [thing] = [
      ...things(reading, relation, bf('associatedResource')),
      ...things(reading, relation, bf('relatedTo')),
    ]
    if (thing) found.push({ name: name ? lastPart(name.value) : 'relatedTo', thing, relation })
  }
  return found
}

/** Tags and second indicators of relations that have a field of their own. */
export const relationTags: Readonly<Record<string, readonly [tag: string, second: string]>> = {
  ...Object.fromEntries(
    Object.entries(linkRelations).map(([key, name]) => [name, [key.slice(0, 3), key.slice(4) || ' ']]),
  ),
  precededBy: ['780', '0'],
  succeededBy: ['785', '0'],
  continues: ['780', '0'],
  continuedBy: ['785', '0'],
  absorbed: ['780', '5'],
  partOf: ['773', ' '],
  hasPart: ['774', ' '],
}

/** What a relation is called in words of its own. */
export function relationWords(reading: Reading, { relation }: Related): readonly Part[] {
  return things(reading, relation, bf('relationship'))
    .filter((each) => each.kind === 'blank')
    .map((each): Part => ['i', { ...nameOf(reading, each), text: `${nameOf(reading, each).text}:` }])
}
