import { counter } from '../plural.ts'

const count = counter('en')

/** Words of the pages that report on records. */
export const recordReportWords = {
  title: 'Reports on records',
  intro: 'What is in the records of a search, a set or the whole catalogue, and how they have changed.',
  newReport: 'New report',
  newText: 'Records are only read. What they hold, or how they have changed, is worked out while you go on.',
  report: 'Report',
  records: 'Records',
  state: 'State',
  noReports: 'No reports yet',
  noReportsText: 'Count fields and characters in any records, or see what has changed in them since last week.',
  begin: 'Begin',
  whichRecords: 'Which records',
  what: 'What is wanted',
  kind: 'Kind of report',
  counted: 'What is counted',
  values: 'Texts of a place',
  valuesHint: 'Places whose different texts are counted, between commas: 650$a, 008/35-37, 6XX$2.',
  wanted: 'Fields that should be there',
  wantedHint: 'Tags between commas, 1XX for any of them. Empty: what records of each kind must have.',
  from: 'From the beginning of',
  to: 'To the end of',
  toHint: 'Empty: until now.',
  ignore: 'Left out of the comparison',
  ignoreHint: 'Fields and subfields between commas: 005, 9XX, 856$z.',
  name: 'Name',
  nameHint: 'Under which you find it again.',
  byAt: (by: string, at: string) => `By ${by}, ${at}`,
  running: 'Records are read',
  stop: 'Stop',
  stopped: 'This report was stopped: it is about the records that were read until then.',
  delete: 'Delete report',
  more: 'More',
  fileTable: 'Table of these records',
  columns: 'Columns',
  columnsHint: 'Places between commas; Heading=245$ab gives a column its name, 650$a#1 takes the first only.',
  rows: 'A row for each field',
  rowsHint: 'A tag such as 949. Empty: a row for each record.',
  download: 'Download table',
  parts: 'Parts of this report',
  field: 'Field',
  subfield: 'Subfield',
  times: 'Times',
  recordsWith: 'Records',
  without: 'Without',
  withoutField: 'Fields without',
  most: 'Most in one',
  several: 'More than one',
  onlyFields: 'Fields only',
  withSubfields: 'With subfields',
  material: 'Material',
  leader: 'Leader',
  missing: 'Missing',
  double: 'More than one, where one may stand',
  nothingMissing: 'Nothing is missing',
  nothingMissingText: 'Every record has the fields that it should have, and none twice that may stand once.',
  tooMany: 'Too many',
  character: 'Character',
  code: 'Code',
  nameOf: 'Name',
  script: 'Script',
  mark: 'Mark',
  unusual: 'To look at',
  unusualText: 'Letters of another script in a word, accents that are characters of their own.',
  beyondAscii: (n: number, all: number) =>
    `${count(n, { one: 'record has', other: 'records have' })} characters beyond plain letters, of ${all}.`,
  onlyAscii: 'Only plain letters',
  onlyAsciiText: 'No record has a letter with an accent, or any character beyond ASCII.',
  bytes: 'Bytes',
  average: 'Average',
  shortest: 'Shortest',
  longest: 'Longest',
  longestIn: 'Longest in',
  tooLong: 'Too long for ISO 2709',
  language: 'Language',
  country: 'Country',
  year: 'Year',
  languages: 'Languages',
  countries: 'Countries',
  years: 'Years',
  noneGiven: 'none given',
  notACode: 'not a code of the list',
  valid: 'Valid',
  notValid: 'Not valid',
  cancelled: 'Cancelled ($z)',
  text: 'Text',
  why: 'Why',
  otherTexts: (n: number) => `${count(n, { one: 'other text', other: 'other texts' })} not shown`,
  record: 'Record',
  same: 'Unchanged',
  changed: 'Changed',
  added: 'Added',
  removed: 'Deleted',
  touched: 'Saved without a change',
  byField: 'By field',
  allFields: 'All fields',
  tagCounts: (added: number, removed: number, changed: number) =>
    [added > 0 && `${added} added`, removed > 0 && `${removed} removed`, changed > 0 && `${changed} changed`]
      .filter(Boolean)
      .join(', '),
  differ: 'Records that differ',
  nothingDiffers: 'Nothing differs',
  nothingDiffersText: 'No record was added, deleted or changed between these two moments.',
  showFields: 'Show what changed',
  listed: 'Records behind this figure',
  noneListed: 'No record any more',
  noneListedText: 'The records have changed since the report was made.',
  makeSet: 'Make a record set',
  showRecords: (n: number) => `Show ${count(n, { one: 'record', other: 'records' })}`,
  listWith: (what: string) => `With ${what}`,
  listWithout: (what: string) => `Without ${what}`,
  listSeveral: (what: string) => `With more than one ${what}`,
  fromTo: (from: string, to: string) => `From ${from} to ${to}`,
}

/** How far a report on records is. */
export const recordReportStates = {
  waiting: 'Waiting',
  running: 'At work',
  done: 'Done',
  stopped: 'Stopped',
  failed: 'Failed',
} as const

/** Kinds of reports on records. */
export const recordReportKinds = { counts: 'What is in them', comparison: 'How they changed' } as const

/** What a report counts. */
export const recordReportParts = {
  fields: 'Fields',
  materials: 'Materials',
  essentials: 'Missing and double',
  characters: 'Characters',
  lengths: 'Lengths',
  coverage: 'Languages and years',
  numbers: 'ISBN and ISSN',
  values: 'Texts',
  table: 'Table',
} as const

/** What may be wrong with a character. */
export const characterMarks = {
  dead: 'No character',
  invisible: 'Cannot be seen',
  'look-alike': 'Looks like another',
  unnormalised: 'Accent apart',
  compatibility: 'Old form',
} as const

/** Why an ISBN or ISSN is not valid. */
export const numberFaults = {
  empty: 'Empty',
  characters: 'Other characters',
  length: 'Wrong length',
  checksum: 'Wrong check digit',
  prefix: 'Wrong prefix',
} as const

/** What became of a record between two moments. */
export const recordFates = { added: 'Added', changed: 'Changed', removed: 'Deleted' } as const
