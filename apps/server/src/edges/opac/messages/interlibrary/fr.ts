import type { InterlibraryWords } from './words.ts'

/** In French. */
export const interlibraryFr: InterlibraryWords = {
  title: 'Le demander à une autre bibliothèque',
  intro:
    'Ce que la bibliothèque n’a pas, nous pouvons peut-être l’emprunter à une autre, ou obtenir la copie d’un article.',
  kind: 'De quoi avez-vous besoin ?',
  what: 'Titre du livre ou de la revue',
  part: 'Titre de l’article ou du chapitre',
  author: 'Auteur',
  number: 'ISBN ou ISSN',
  year: 'Année',
  volume: 'Volume',
  issue: 'Numéro',
  pages: 'Pages',
  doi: 'DOI',
  note: 'Note pour nous',
  pickup: 'Retirer à',
  submit: 'Le demander',
  mine: 'Ce que j’ai demandé',
  none: 'Rien encore.',
  withdraw: 'Retirer la demande',
  closed: 'La bibliothèque ne prend pas de demandes ici en ce moment. Adressez-vous au bureau.',
  kinds: {
    article: 'Article',
    chapter: 'Chapitre d’un livre',
    book: 'Livre',
    journal: 'Revue',
    thesis: 'Thèse',
  },
  states: {
    new: 'Pas encore vue',
    ordered: 'Demandé',
    here: 'Arrivé pour vous',
    declined: 'Impossible',
    done: 'Terminé',
  },
}
