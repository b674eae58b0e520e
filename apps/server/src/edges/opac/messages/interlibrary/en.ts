import type { InterlibraryWords } from './words.ts'

/** In English. */
export const interlibraryEn: InterlibraryWords = {
  title: 'Ask another library for it',
  intro: 'If the library does not have something, we may borrow it, or get a copy of an article, from another library.',
  kind: 'What do you need?',
  what: 'Title of the book or journal',
  part: 'Title of the article or chapter',
  author: 'Author',
  number: 'ISBN or ISSN',
  year: 'Year',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  doi: 'DOI',
  note: 'Note for us',
  pickup: 'Collect at',
  submit: 'Ask for it',
  mine: 'What I asked for',
  none: 'Nothing yet.',
  withdraw: 'Take back',
  closed: 'The library takes no such requests here at the moment. Please ask at a desk.',
  kinds: {
    article: 'Article',
    chapter: 'Chapter of a book',
    book: 'Book',
    journal: 'Journal',
    thesis: 'Thesis',
  },
  states: {
    new: 'We have not looked at it yet',
    ordered: 'Asked for',
    here: 'Here for you',
    declined: 'Not possible',
    done: 'Done',
  },
}
