import { counter } from '../plural.ts'

const count = counter('en')

/** Words of the page about protocols of the catalogue. */
export const protocolWords = {
  audience: 'Who may use it',
  'audience.everybody': 'Everybody',
  'audience.keys': 'Programs with an API key',
  'audience.nobody': 'Nobody: switched off',
  'standing.everybody': 'Open to everybody',
  'standing.keys': 'With an API key',
  'standing.nobody': 'Off',
  perMinute: 'Requests a minute from one address',
  mostRecords: 'Records in one answer',
  save: 'Save',
  saved: (title: string) => `${title} is saved.`,
  tryIt: 'Try it',
  took: (milliseconds: number) => `It took ${milliseconds} ms.`,
  notHere: 'Not open in this process',
  nothingCame: 'Nothing came in during the last 24 hours.',
  came: (requests: string, refused: string, failed: string) =>
    `Last 24 hours: ${requests} requests, ${refused} turned away, ${failed} not answered.`,
  showFaults: 'What could not be answered',
  hideFaults: 'Hide what could not be answered',
  noFaults: 'Everything was answered.',
  bytes: (size: number) => count(size, { one: 'byte', other: 'bytes' }),
  showBytes: 'Show the bytes',
  elsewhere: 'Other ways in',
  elsewhereText: 'These have pages of their own, with their traffic and what was not understood.',
  sip2: 'SIP2: self-checks, sorters and vendors',
  ncip: 'NCIP: resource sharing',
}
