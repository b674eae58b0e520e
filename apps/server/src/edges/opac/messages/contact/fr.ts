import type { ContactWords } from './words.ts'

/** En français. */
export const contactFr: ContactWords = {
  title: 'Nous écrire',
  link: 'Nous écrire',
  intro: 'Nous répondons dès que possible. Pour votre compte et vos prêts, il est plus rapide de vous connecter.',
  branch: 'À',
  everyone: 'Toute la bibliothèque',
  name: 'Votre nom',
  answerTo: 'Comment vous joindre',
  answerHint: 'Une adresse électronique ou un numéro de téléphone.',
  text: 'Ce que vous voulez nous dire',
  submit: 'Envoyer',
  sent: 'Merci. Votre message est arrivé à la bibliothèque.',
  again: 'Écrire un autre message',
  wrong: 'Le message n’a pas été envoyé',
  refusals: {
    'message-empty': 'Écrivez ce que vous voulez nous dire.',
    'message-long': 'Le message est trop long. Réduisez-le à 5 000 caractères.',
    'message-answer': 'Donnez une adresse électronique ou un numéro de téléphone pour que nous puissions répondre.',
    'too-many-messages': 'Trop de messages attendent ici. Téléphonez-nous, s’il vous plaît.',
    'too-fast': 'Cela fait beaucoup de messages en peu de temps. Attendez une minute, puis réessayez.',
  },
}
