import type { ChangeWords } from './words.ts'

/** In English. */
export const changesEn: ChangeWords = {
  title: 'Headings that we changed',
  intro: 'Words in a catalogue can hurt. Here is what we changed, why, and where.',
  none: 'No changes are listed yet.',
  all: 'All changes',
  why: 'Why we do this',
  sources: 'Where the words come from',
  contact: 'Whom to ask',
  rules: 'What is changed',
  list: 'Titles that changed',
  download: 'The whole list as a file',
  newer: 'Newer',
  older: 'Older',
  columns: ['Title', 'Before', 'Now', 'Day'],
  note: 'About these subjects',
  replaced: (from, to) => `“${to}” stands in place of “${from}”.`,
  added: (from, to) => `“${to}” was added beside “${from}”.`,
  removed: (from) => `“${from}” was taken out.`,
  titles: ({ many }, count) => many(count, 'title', 'titles'),
}
