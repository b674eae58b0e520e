import { counter } from '../plural.ts'

const count = counter('en')

/** Words of long work. */
export const jobWords = {
  title: 'Jobs',
  intro: 'Long work that goes on by itself.',
  running: 'At work now',
  list: 'Jobs',
  job: 'Job',
  state: 'State',
  by: 'By',
  begun: 'Begun',
  took: 'Took',
  result: 'What came of it',
  tookSeconds: (seconds: string) => `${seconds} s`,
  tookMinutes: (n: number) => count(n, { one: 'minute', other: 'minutes' }),
  stop: 'Stop',
  stopLabel: (title: string) => `Stop: ${title}`,
  waiting: 'Waits for its turn.',
  emptyTitle: 'No jobs yet',
  emptyText: 'Imports, undoings and other long work show here with their progress.',
} as const

/** Words of the mailbox of a demo library. */
export const mailboxWords = {
  title: 'Mailbox',
  intro: 'What this library would send. In a demo library nothing leaves it.',
  list: 'Messages',
  emptyTitle: 'No messages yet',
  emptyText: 'Notices show here as patrons would get them.',
  to: 'To',
  subject: 'Subject',
  at: 'Written',
  sent: 'Sent',
  notSent: 'Not sent',
  failed: 'Failed',
  choose: 'Choose a message to read it.',
} as const
