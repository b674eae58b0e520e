import type { BrowseWords } from './words.ts'

/** In French. */
export const browseFr: BrowseWords = {
  title: 'Parcourir',
  intro: 'Noms, titres, sujets et genres par ordre alphabétique, avec leurs autres formes.',
  kinds: { name: 'Personnes et organismes', title: 'Œuvres et collections', subject: 'Sujets', genre: 'Genres' },
  kind: 'Liste',
  from: 'À partir de',
  go: 'Aller',
  see: 'voir',
  relations: {
    '': 'Voir aussi',
    broader: 'Plus large',
    narrower: 'Plus précis',
    earlier: 'Avant',
    later: 'Après',
    related: 'Voir aussi',
  },
  before: 'Avant',
  after: 'Après',
  none: 'Rien ne se trouve ici. Commencez par un autre mot.',
  near: 'Parcourir les sujets voisins',
  titles: ({ many }, count) => many(count, 'titre', 'titres'),
}
