import type { MatchRule } from './match-rule.ts'

/** Rules to begin with, by a lasting name. */
export const readyRules: Readonly<Record<string, MatchRule>> = {
  identifiers: {
    name: 'Numbers, checked by title',
    threshold: 100,
    points: [
      { kind: 'control-number', weight: 100 },
      { kind: 'system-number', weight: 80 },
      { kind: 'oclc', weight: 80 },
      { kind: 'lccn', weight: 70 },
      { kind: 'isbn', weight: 70 },
      { kind: 'issn', weight: 70 },
      { kind: 'standard-number', weight: 60 },
      { kind: 'title', weight: 40, against: 30 },
      { kind: 'material', weight: 0, against: 60, mustNotDiffer: true },
    ],
  },
  'title-author-year': {
    name: 'Numbers or title, author and year',
    threshold: 92,
    points: [
      { kind: 'control-number', weight: 100 },
      { kind: 'oclc', weight: 80 },
      { kind: 'lccn', weight: 60 },
      { kind: 'isbn', weight: 60 },
      { kind: 'issn', weight: 60 },
      { kind: 'title', weight: 50, against: 40 },
      { kind: 'author', weight: 30, against: 30 },
      { kind: 'year', weight: 20, against: 20 },
      { kind: 'pages', weight: 10, against: 15 },
      { kind: 'publisher', weight: 5 },
      { kind: 'material', weight: 0, mustNotDiffer: true },
    ],
  },
  'vendor-number': {
    name: 'Number of the provider only',
    threshold: 100,
    points: [
      { kind: 'control-number', weight: 100 },
      { kind: 'system-number', weight: 100 },
    ],
  },
}
