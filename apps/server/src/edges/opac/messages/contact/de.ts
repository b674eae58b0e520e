import type { ContactWords } from './words.ts'

/** Auf Deutsch. */
export const contactDe: ContactWords = {
  title: 'Schreiben Sie uns',
  link: 'Schreiben Sie uns',
  intro: 'Wir antworten, sobald wir können. Konto und Ausleihen sehen Sie schneller, wenn Sie sich anmelden.',
  branch: 'An',
  everyone: 'Die ganze Bibliothek',
  name: 'Ihr Name',
  answerTo: 'Wie wir Sie erreichen',
  answerHint: 'Eine E-Mail-Adresse oder eine Telefonnummer.',
  text: 'Was Sie uns sagen möchten',
  submit: 'Senden',
  sent: 'Danke. Ihre Nachricht ist bei der Bibliothek angekommen.',
  again: 'Noch eine Nachricht schreiben',
  wrong: 'Die Nachricht wurde nicht gesendet',
  refusals: {
    'message-empty': 'Schreiben Sie, was Sie uns sagen möchten.',
    'message-long': 'Die Nachricht ist zu lang. Kürzen Sie sie auf 5000 Zeichen.',
    'message-answer': 'Geben Sie eine E-Mail-Adresse oder eine Telefonnummer an, damit wir antworten können.',
    'too-many-messages': 'Hier warten gerade zu viele Nachrichten. Bitte rufen Sie an.',
    'too-fast': 'Das waren viele Nachrichten in kurzer Zeit. Warten Sie eine Minute und drücken Sie noch einmal.',
  },
}
