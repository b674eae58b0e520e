import { counter } from '../plural.ts'

const count = counter('en')

/** What stands beside a record that is edited: forms of fixed fields, headings, scripts, characters, call numbers. */
export const editorHelpWords = {
  why: 'Reason',
  saveNext: (n: number) => `Save and next (${count(n, { one: 'waits', other: 'wait' })})`,
  restoreWhy: 'Reason',
  copied: (tag: string) => `Field ${tag} copied.`,
  pasted: (n: number) => count(n, { one: 'field put in', other: 'fields put in' }),
  choices: 'Choices for this field',
  leaderForm: 'Leader',
  fixedForm: (tag: string) => `${tag} by positions`,
  noForm: 'The format does not know this material; edit the text itself.',
  position: (from: number, length: number, name: string) =>
    `${from}${length > 1 ? `–${from + length - 1}` : ''} ${name}`,
  notDefined: (value: string) => `${value} (not defined)`,
  blank: 'blank',
  retype: 'Another type of record',
  retypeText: (n: number) =>
    `008 is laid out anew for it. ${count(n, { one: 'value has', other: 'values have' })} no place there and would be lost:`,
  retypeDo: 'Change the type',
  retypeLeave: 'Leave it',
  add006: 'Add 006 for',
  add007: 'Add 007 for',
  addedFixed: (tag: string) => `${tag} added.`,
  headings: 'Headings',
  headingFind: 'Look up a heading',
  headingNone: 'No title carries a heading from here on.',
  headingBibs: (n: number) => count(n, { one: 'title', other: 'titles' }),
  headingTaken: (text: string) => `${text} put in.`,
  script: 'Original script',
  scriptAdd: 'Add the original script',
  scriptAdded: '880 added. Write it over in the original script.',
  scriptFull: 'This record has 99 pairs already; $6 has no number for another.',
  scriptGo: 'Go to its pair',
  scriptWritten: 'In the other script',
  scriptAlone: 'Its pair is not in this record.',
  characterFind: 'Find a character',
  characterHint: 'o with dot below, ayn, Greek',
  characterRecent: 'Used last',
  characterNone: 'There is no character of this name.',
  characterMark: (name: string) => `${name}, onto the letter before the cursor`,
  characterPut: (name: string) => `${name} put in.`,
  characterNoField: 'Put the cursor into a field first.',
  callNumber: 'Call number',
  callNumberAsk: 'Suggest one',
  callNumberHere: 'here',
  callNumberTake: (number: string) => `Put ${number} into the record`,
  callNumberTaken: (tag: string) => `Put into ${tag}.`,
}

/** The kinds of material that 006 and 008 tell apart. */
export const materialNames = {
  books: 'Books',
  'continuing-resources': 'Serials and other continuing resources',
  'computer-files': 'Computer files',
  maps: 'Maps',
  music: 'Music and sound',
  'visual-materials': 'Films, pictures, objects',
  'mixed-materials': 'Mixed materials',
}
