import type { InterlibraryWords } from './words.ts'

/** In German. */
export const interlibraryDe: InterlibraryWords = {
  title: 'In einer anderen Bibliothek bestellen',
  intro:
    'Was die Bibliothek nicht hat, können wir vielleicht aus einer anderen leihen, oder die Kopie eines Artikels bekommen.',
  kind: 'Was brauchen Sie?',
  what: 'Titel des Buches oder der Zeitschrift',
  part: 'Titel des Artikels oder Kapitels',
  author: 'Verfasser',
  number: 'ISBN oder ISSN',
  year: 'Jahr',
  volume: 'Band',
  issue: 'Heft',
  pages: 'Seiten',
  doi: 'DOI',
  note: 'Anmerkung für uns',
  pickup: 'Abholen in',
  submit: 'Bestellen',
  mine: 'Was ich bestellt habe',
  none: 'Noch nichts.',
  withdraw: 'Zurücknehmen',
  closed: 'Die Bibliothek nimmt hier zurzeit keine Bestellungen an. Fragen Sie bitte an der Theke.',
  kinds: {
    article: 'Artikel',
    chapter: 'Kapitel eines Buches',
    book: 'Buch',
    journal: 'Zeitschrift',
    thesis: 'Hochschulschrift',
  },
  states: {
    new: 'Noch nicht angesehen',
    ordered: 'Bestellt',
    here: 'Für Sie da',
    declined: 'Nicht möglich',
    done: 'Erledigt',
  },
}
