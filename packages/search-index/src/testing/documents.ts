import { defineSchema } from '../schema.ts'
import type { Query } from '../query.ts'
import type { SearchDocument } from '../schema.ts'

/** A schema with every kind of field and column. */
export const schema = defineSchema({
  fields: {
    title: { weight: 5, usualLength: 5 },
    author: { weight: 4, usualLength: 3 },
    identifier: { weight: 8, usualLength: 1, kind: 'identifier' },
    note: { weight: 0.6, usualLength: 20 },
  },
  facets: ['format', 'subject'],
  sorts: ['title'],
  numbers: ['year', 'popularity'],
})

const words =
  'amber anvil apple arrow basil beacon birch bridge cedar cinder coral copper delta ember fable falcon garnet harbor iris jasper'.split(
    ' ',
  )

/** Documents of few words, so that every query finds some; ids in no order, now and then the same again. */
export function randomDocument(random: () => number, ids: number): SearchDocument {
  const some = (most: number): number => Math.floor(random() * most)
  const text = (least: number, most: number): string =>
    Array.from({ length: least + some(most - least + 1) }, () => words[Math.floor(random() ** 2 * words.length)]).join(
      ' ',
    )
  const id = some(ids)
  return {
    id,
    fields: {
      title: Array.from({ length: 1 + some(2) }, () => text(1, 5)),
      author: some(4) === 0 ? [] : [text(1, 3)],
      identifier: [`n${id}`],
      note: Array.from({ length: some(3) }, () => text(1, 12)),
    },
    facets: {
      format: some(5) === 0 ? [] : [`format ${'abcd'[some(4)]}`],
      subject: Array.from({ length: some(4) }, () => `subject ${text(1, 1)}`),
    },
    numbers: { ...(some(6) === 0 ? {} : { year: 1990 + some(30) }), popularity: some(50) },
    sort: some(8) === 0 ? {} : { title: text(1, 2) },
    suggest: [{ kind: 'title', text: text(1, 3) }],
  }
}

/** A query tree of up to three levels. */
export function randomQuery(random: () => number, depth = 3): Query {
  const some = (most: number): number => Math.floor(random() * most)
  const word = (): string => words[some(words.length)] ?? ''
  const fields = (): { fields?: readonly string[] } =>
    some(3) === 0 ? { fields: [['title'], ['author'], ['title', 'note']][some(3)] ?? [] } : {}
  const parts = (): Query[] => Array.from({ length: 1 + some(3) }, () => randomQuery(random, depth - 1))
  switch (some(depth > 0 ? 13 : 7)) {
    case 0:
    case 1:
      return { kind: 'word', text: word(), ...fields() }
    case 2: {
      const anchor = (['start', 'whole'] as const)[some(4)]
      return {
        kind: 'phrase',
        text: some(2) === 0 ? word() : `${word()} ${word()}`,
        ...(anchor === undefined ? {} : { anchor }),
        ...fields(),
      }
    }
    case 3:
      return { kind: 'prefix', text: word().slice(0, 1 + some(3)), ...fields() }
    case 4:
      return { kind: 'wildcard', text: `${word().slice(0, 1)}*${word().slice(-1)}`, ...fields() }
    case 5:
      return { kind: 'facet', facet: 'subject', values: [`subject ${word()}`, `subject ${word()}`] }
    case 6:
      return { kind: 'range', number: 'year', from: 1990 + some(20), ...(some(2) === 0 ? { to: 2010 + some(10) } : {}) }
    case 7:
    case 8:
    case 9:
      return { kind: 'and', of: parts() }
    case 10:
      return { kind: 'or', of: parts() }
    case 11:
      return { kind: 'some', count: 2, of: parts() }
    default:
      return { kind: 'not', of: randomQuery(random, depth - 1) }
  }
}
