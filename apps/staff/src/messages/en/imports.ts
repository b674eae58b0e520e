import { counter } from '../plural.ts'

const count = counter('en')

/** Words of the pages where files of records come in. */
export const importWords = {
  title: 'Imports',
  intro: 'Files of records, and what became of each record.',
  list: 'Imports',
  choose: 'Choose files',
  drop: 'Drop files of records here, or choose them',
  dropNow: 'Let go to send',
  formats: 'MARC 21 (ISO 2709), MARCXML, MARC-in-JSON or mnemonic text, of any size.',
  uploading: (name: string) => `Sending ${name}`,
  stopUpload: (name: string) => `Stop sending ${name}`,
  uploadFailed: (name: string) => `${name} was not taken.`,
  again: 'Send again',
  dismiss: 'Dismiss',
  emptyTitle: 'Nothing has been imported yet',
  emptyText:
    'Send a file above. Each record is matched with the titles that are there, and the whole import can be undone.',
  file: 'File',
  state: 'State',
  read: 'Read',
  added: 'Added',
  updated: 'Updated',
  unchanged: 'Unchanged',
  refused: 'Refused',
  removed: 'Removed',
  skipped: 'Left out',
  all: 'All',
  seconds: 'Time',
  secondsValue: (seconds: string) => `${seconds} s`,
  by: (who: string) => `by ${who}`,
  rate: (perSecond: string) => `${perSecond} a second`,
  progress: (name: string) => `Importing ${name}`,
  reverting: (name: string) => `Undoing the import of ${name}`,
  soFar: (message: string) => `${message}.`,
  stop: 'Stop',
  stopping: 'Stops after the records it is at',
  waiting: 'Waits for its turn.',
  revert: 'Undo import',
  revertTitle: 'Undo this import?',
  revertAdds: (n: number) => `${count(n, { one: 'title', other: 'titles' })} that it added will be removed.`,
  revertUpdates: (n: number) =>
    `${count(n, { one: 'title', other: 'titles' })} that it changed will go back to how ${n === 1 ? 'it was' : 'they were'}.`,
  revertReturns: (n: number) =>
    `${count(n, { one: 'title', other: 'titles' })} that it deleted or withdrew will come back.`,
  revertItems: (n: number) => `${count(n, { one: 'item', other: 'items' })} that it made will be deleted.`,
  revertAll: 'Nobody has worked on any of them since.',
  revertStays: (n: number) =>
    `${count(n, { one: 'title stays', other: 'titles stay' })} as ${n === 1 ? 'it is' : 'they are'}: someone has worked on ${n === 1 ? 'it' : 'them'} since.`,
  revertConfirm: (n: number) => `Undo ${count(n, { one: 'title', other: 'titles' })}`,
  reverted: 'This import has been undone.',
  revertedText: 'Titles that stayed say why in their row.',
  failed: 'This import stopped.',
  downloadRefused: 'Download refused',
  rows: 'Records of this import',
  record: 'Record',
  number: 'No.',
  control: 'Control number',
  notes: 'What was noted',
  offset: 'Byte',
  noTitle: 'No title',
  rowsEmptyTitle: 'No records here',
  rowsEmptyText: 'Records show here as they are read.',
  showState: 'Show',
  size: 'Size',
  startedAt: 'Begun',
} as const

/** States of imports and jobs. */
export const jobStates = {
  waiting: 'Waiting',
  previewing: 'Looking',
  previewed: 'Preview',
  running: 'Running',
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Stopped',
  reverted: 'Undone',
} as const

/** Why a title stays when its import is undone. */
export const keptWhy = {
  deleted: 'Deleted since',
  changed: 'Changed since',
  'has-items': 'Has items',
} as const
