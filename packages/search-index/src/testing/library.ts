import { sortKey } from '@carrel/text'
import { defineSchema } from '../schema.ts'
import type { SearchDocument } from '../schema.ts'
import { createBuilder } from '../search-index.ts'
import type { SearchIndex } from '../search-index.ts'
import { works } from './works.data.ts'

const schema = defineSchema({
  fields: {
    title: { weight: 5, usualLength: 6 },
    author: { weight: 4, usualLength: 3 },
    subject: { weight: 2.5, usualLength: 5 },
    identifier: { weight: 8, usualLength: 2, kind: 'identifier' },
  },
  facets: ['author', 'subject'],
  sorts: ['title'],
  numbers: ['popularity'],
})

/** The works of a small library, each with its title, numbered from 1. */
export function libraryOfWorks(): { index: SearchIndex; titles: Map<number, string> } {
  const builder = createBuilder(schema)
  const titles = new Map<number, string>()
  works
    .trim()
    .split('\n')
    .forEach((line, i) => {
      const [title = '', author = '', subject = '', loans = ''] = line.split('|').map((part) => part.trim())
      const document: SearchDocument = {
        id: i + 1,
        fields: {
          title: titleForms(title),
          author: [author],
          subject: [subject],
        },
        facets: { author: [author], subject: [subject] },
        numbers: { popularity: Number(loans) },
        sort: { title: sortKey(title) },
        suggest: [
          { kind: 'title', text: title },
          { kind: 'author', text: author },
          { kind: 'subject', text: subject },
        ],
      }
      titles.set(document.id, title)
      builder.add(document)
    })
  return { index: builder.finish(), titles }
}

/** A title, its part before the subtitle, and both without the article, as a catalogue knows them from its records. */
function titleForms(title: string): string[] {
  const [proper = ''] = title.split(/ : |, or,/)
  const plain = (text: string): string => text.replace(/^(?:The|An?|Le|Les|Die) /, '')
  return [...new Set([title, proper, plain(title), plain(proper)])]
}
