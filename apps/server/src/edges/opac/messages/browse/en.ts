import type { BrowseWords } from './words.ts'

/** In English. */
export const browseEn: BrowseWords = {
  title: 'Browse',
  intro: 'Names, titles, subjects and kinds in alphabetical order, with what they are also called.',
  kinds: { name: 'People and bodies', title: 'Works and series', subject: 'Subjects', genre: 'Kinds of works' },
  kind: 'List',
  from: 'Begin at',
  go: 'Go',
  see: 'see',
  relations: {
    '': 'See also',
    broader: 'Broader',
    narrower: 'Narrower',
    earlier: 'Earlier',
    later: 'Later',
    related: 'See also',
  },
  before: 'Before',
  after: 'Behind',
  none: 'Nothing stands here. Begin at another word.',
  near: 'Browse nearby subjects',
  titles: ({ many }, count) => many(count, 'title', 'titles'),
}
