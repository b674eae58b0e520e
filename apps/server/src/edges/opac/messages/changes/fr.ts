import type { ChangeWords } from './words.ts'

/** In French. */
export const changesFr: ChangeWords = {
  title: 'Vedettes que nous avons changées',
  intro: 'Les mots d’un catalogue peuvent blesser. Voici ce que nous avons changé, pourquoi et où.',
  none: 'Aucun changement n’est encore noté.',
  all: 'Tous les changements',
  why: 'Pourquoi nous le faisons',
  sources: 'D’où viennent les mots',
  contact: 'À qui s’adresser',
  rules: 'Ce qui est changé',
  list: 'Titres changés',
  download: 'La liste entière en fichier',
  newer: 'Plus récents',
  older: 'Plus anciens',
  columns: ['Titre', 'Avant', 'Maintenant', 'Jour'],
  note: 'À propos de ces sujets',
  replaced: (from, to) => `« ${to} » remplace « ${from} ».`,
  added: (from, to) => `« ${to} » a été ajouté à côté de « ${from} ».`,
  removed: (from) => `« ${from} » a été retiré.`,
  titles: ({ many }, count) => many(count, 'titre', 'titres'),
}
