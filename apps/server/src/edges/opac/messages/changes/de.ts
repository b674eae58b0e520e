import type { ChangeWords } from './words.ts'

/** In German. */
export const changesDe: ChangeWords = {
  title: 'Schlagwörter, die wir geändert haben',
  intro: 'Wörter in einem Katalog können verletzen. Hier steht, was wir geändert haben, warum und wo.',
  none: 'Noch ist keine Änderung verzeichnet.',
  all: 'Alle Änderungen',
  why: 'Warum wir das tun',
  sources: 'Woher die Wörter kommen',
  contact: 'Wen man fragen kann',
  rules: 'Was geändert wird',
  list: 'Geänderte Titel',
  download: 'Die ganze Liste als Datei',
  newer: 'Neuere',
  older: 'Ältere',
  columns: ['Titel', 'Vorher', 'Jetzt', 'Tag'],
  note: 'Zu diesen Schlagwörtern',
  replaced: (from, to) => `„${to}“ steht anstelle von „${from}“.`,
  added: (from, to) => `„${to}“ wurde neben „${from}“ hinzugefügt.`,
  removed: (from) => `„${from}“ wurde entfernt.`,
  titles: ({ many }, count) => many(count, 'Titel', 'Titel'),
}
