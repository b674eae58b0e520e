import { defineSchema } from '@carrel/search-index'

/** How long an ordinary field is and how much its words say: what people type first stands highest. */
export const catalogSchema = defineSchema({
  fields: {
    title: { weight: 10, usualLength: 6 },
    'other-title': { weight: 5, usualLength: 8 },
    author: { weight: 8, usualLength: 6 },
    subject: { weight: 4, usualLength: 12 },
    series: { weight: 4, usualLength: 5 },
    identifier: { weight: 12, kind: 'identifier', usualLength: 3 },
    'call-number': { weight: 6, kind: 'identifier', usualLength: 2 },
    publisher: { weight: 1, usualLength: 5 },
    note: { weight: 1, usualLength: 40 },
    // Forms that lead to the headings of a title: found, and never shown.
    'author-variant': { weight: 3, usualLength: 12 },
    'subject-variant': { weight: 2, usualLength: 20 },
  },
  // What is typed may be any of a title's forms: all count when the whole title was typed.
  titleFields: ['title', 'other-title'],
  facets: ['format', 'language', 'author', 'subject', 'genre', 'place', 'series', 'audience', 'visibility'],
  // What hangs on copies changes with every check-out.
  liveFacets: ['available', 'branch', 'location', 'item-type'],
  // Editions of one work have the same key `work`.
  sorts: ['title', 'author', 'call-number', 'work'],
  numbers: ['year', 'added', 'popularity'],
})
