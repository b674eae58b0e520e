import type { BrowseWords } from './words.ts'

/** In German. */
export const browseDe: BrowseWords = {
  title: 'Blättern',
  intro: 'Namen, Titel, Themen und Gattungen in alphabetischer Folge, mit dem, wie sie sonst noch heißen.',
  kinds: { name: 'Personen und Körperschaften', title: 'Werke und Reihen', subject: 'Themen', genre: 'Gattungen' },
  kind: 'Liste',
  from: 'Ab',
  go: 'Los',
  see: 'siehe',
  relations: {
    '': 'Siehe auch',
    broader: 'Weiter',
    narrower: 'Enger',
    earlier: 'Früher',
    later: 'Später',
    related: 'Siehe auch',
  },
  before: 'Davor',
  after: 'Dahinter',
  none: 'Hier steht nichts. Mit einem anderen Wort anfangen.',
  near: 'In benachbarten Themen blättern',
  titles: ({ many }, count) => many(count, 'Titel', 'Titel'),
}
