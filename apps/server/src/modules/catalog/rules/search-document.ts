import type { SearchDocument, Suggestion } from '@carrel/search-index'
import type { BibDescription } from './describe-record.ts'
import { shelfKeyOf } from './call-number.ts'
import { once } from './fields.ts'
import { formatWords } from './format-words.ts'
import { seriesName } from './series.ts'

/** What a record gives to the search index; where its copies are is added when it is read. */
export type BibDocument = Omit<SearchDocument, 'id'>

const longestNote = 4000

/**
 * How documents are made: one more whenever they say more, or something else, of the same record. Those made otherwise are
 * made anew when the program starts.
 */
export const documentForm = 2

/** Turns a description into what is searched, counted, ordered and suggested. */
export function searchDocument(bib: BibDescription): BibDocument {
  const { title, people, subjects, identifiers, notes, publication } = bib
  const seriesNames = once(bib.series.map(seriesName))
  const [classNumber] = bib.classNumbers
  const [language] = bib.languages
  return {
    fields: present({
      title: once([title.title, title.original, ...title.short]),
      'other-title': title.others,
      author: people.searched,
      subject: once([...subjects.searched, ...subjects.genres]),
      series: bib.series,
      identifier: identifiers.searched,
      'call-number': bib.classNumbers,
      publisher: once([publication.publisher, publication.place]),
      note: once([
        title.responsibility,
        ...people.contributors,
        notes.summary,
        ...notes.notes,
        formatWords[bib.format],
      ]).map((note) => note.slice(0, longestNote)),
    }),
    facets: present({
      format: [bib.format],
      language: bib.languages,
      author: people.names,
      subject: subjects.topics,
      genre: subjects.genres,
      place: subjects.places,
      series: seriesNames,
      audience: bib.audience === null ? [] : [bib.audience],
    }),
    numbers: publication.year === null ? {} : { year: publication.year },
    sort: {
      title: title.sort,
      ...(people.sort !== '' && { author: people.sort }),
      ...(classNumber !== undefined && { 'call-number': shelfKeyOf(classNumber) }),
      ...(bib.work !== undefined && { work: bib.work }),
    },
    suggest: suggestions(bib, seriesNames),
    ...(language !== undefined && { language }),
  }
}

function suggestions({ title, people, subjects }: BibDescription, series: readonly string[]): readonly Suggestion[] {
  const of = (kind: string, texts: readonly string[]) => texts.map((text) => ({ kind, text }))
  return [
    ...of('title', once([title.stated ? title.title : undefined, title.original])),
    ...of('author', people.names),
    ...of('subject', subjects.headings.slice(0, 10)),
    ...of('series', series),
  ]
}

function present(lists: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0))
}
