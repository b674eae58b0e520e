import type { ContactWords } from './words.ts'

/** In English. */
export const contactEn: ContactWords = {
  title: 'Write to us',
  link: 'Write to us',
  intro: 'We answer as soon as we can. For your account and your loans, signing in is quicker.',
  branch: 'To',
  everyone: 'The whole library',
  name: 'Your name',
  answerTo: 'How we can reach you',
  answerHint: 'An e-mail address or a telephone number.',
  text: 'What you want to tell us',
  submit: 'Send',
  sent: 'Thank you. Your message has reached the library.',
  again: 'Write another message',
  wrong: 'The message was not sent',
  refusals: {
    'message-empty': 'Write what you want to tell us.',
    'message-long': 'The message is too long. Shorten it to 5,000 letters.',
    'message-answer': 'Give an e-mail address or a telephone number, so that we can answer.',
    'too-many-messages': 'Too many messages wait here just now. Please telephone.',
    'too-fast': 'That was many messages in a short time. Wait a minute, then press again.',
  },
}
