import type { ChangeState, StepKind } from '../../../../server/src/modules/cataloguing-batches/contract.ts'
import { counter } from '../plural.ts'

const count = counter('en')
const titles = { one: 'title', other: 'titles' }

/** Words of the guided batches. */
export const guidedWords = {
  begin: 'Begin',
  newBatch: 'New batch',
  none: 'No batches yet',
  noneText: 'Begin with the list that came with the e-books: ISBNs, titles, links.',
  batch: 'Batch',
  titles: 'Titles',
  done: 'Done',
  open: 'Under way',
  todo: 'To do',
  steps: 'Steps of this batch',
  optional: 'if wanted',
  find: 'Find the records',
  findText: (found: number, lines: number) =>
    `${found} of ${count(lines, { one: 'line', other: 'lines' })} have a record that can be taken.`,
  look: 'Look at the lines',
  bring: 'Bring them in',
  bringText: (brought: number) =>
    brought === 0 ? 'Nothing is in the catalogue yet.' : `${count(brought, titles)} came in.`,
  mend: 'Mend them with a task',
  mendText: 'A saved task is done to every title: what the vendor left in goes, what you want comes in.',
  task: 'Saved task',
  plan: 'See what it would do',
  openEdit: 'Open the batch edit',
  constant: 'Put constant data in',
  constantText: 'The same fields for every title: the gift, the collection, the terms of use.',
  constantData: 'Constant data',
  headings: 'Names and subjects',
  headingsText: (established: number, all: number) =>
    `${established} of ${count(all, { one: 'heading is', other: 'headings are' })} established by authority records.`,
  headingsLeft: (unsettled: number, proposed: number) =>
    unsettled === 0
      ? ''
      : proposed === 0
        ? `For the ${unsettled} others there is no authority record; they may stay.`
        : `${count(proposed, { one: 'heading needs', other: 'headings need' })} a look.`,
  withoutRecord: (n: number) => count(n, { one: 'heading', other: 'headings' }) + ' without an authority record',
  linkedByHand: 'Linked by hand',
  linkedTo: (text: string) => `Linked by hand to ${text}`,
  unlink: 'Take the link back',
  takeCertain: (n: number) => `Take ${count(n, { one: 'certain one', other: 'certain ones' })}`,
  proposal: 'Proposed',
  becomes: 'Becomes',
  takeProposal: 'Take',
  leaveHeading: 'Let it stay',
  chooseHeading: 'Choose',
  headingQuestion: (text: string) => `What is “${text}” to be?`,
  headingText: 'The heading',
  headingHint: 'Records near to it are offered as you type. Codes may be given: $aTwain, Mark,$d1835-1910.',
  headingChoices: 'It becomes',
  headingReach: 'In all titles of this batch, and only there. A link of the heading as it stands holds everywhere.',
  thisVery: 'this very heading: it is linked, nothing is changed',
  via: (text: string) => `leads from ${text}`,
  record: (vocabulary: string, id: number) => `${vocabulary}, record ${id}`,
  asWritten: 'as you wrote it',
  noCandidates: 'No authority record is near to this. Write the heading otherwise, or leave it.',
  takeHeading: 'Take it',
  inTitles: (n: number) => count(n, titles),
  scheme: 'Scheme',
  schemeOfBranch: 'As the branch makes them',
  shelfList: 'Look at the shelf list',
  class: 'Give call numbers',
  classText: (n: number) =>
    n === 0 ? 'Every title has a class number.' : `${count(n, titles)} without a class number.`,
  links: 'Add the links',
  linksText: (n: number) =>
    n === 0
      ? 'No title waits for the link of its line.'
      : `${count(n, { one: 'title waits', other: 'titles wait' })} for the link of the list.`,
  provider: 'Provider',
  linkText: 'What readers see',
  linkTextHint: 'Empty: Read online, with the provider.',
  prefix: 'Before every address',
  prefixHint: 'That of a proxy, if you have one.',
  check: 'Check them',
  checkText: (n: number) => (n === 0 ? 'Nothing is flagged.' : `${count(n, titles)} flagged.`),
  openFlags: 'Open the flags',
  labels: 'Labels',
  labelsText: (n: number) =>
    n === 0
      ? 'E-books need none: no items came with the list.'
      : `${count(n, { one: 'item', other: 'items' })} came with the list.`,
  labelsMade: (n: number) => `${count(n, { one: 'label is', other: 'labels are' })} made, not printed yet.`,
  labelsPrinted: (n: number, when: string) => `${count(n, { one: 'label', other: 'labels' })} printed ${when}.`,
  labelDesign: 'Label',
  makeLabels: (n: number) => `Make ${count(n, { one: 'label', other: 'labels' })}`,
  openLabels: 'Open these labels',
  queueLabels: (n: number) => `Let ${count(n, { one: 'label', other: 'labels' })} wait for printing`,
  queued: (n: number) => `${count(n, { one: 'label waits', other: 'labels wait' })} for printing.`,
  left: (things: readonly string[]) => `Still to do: ${things.join(', ')}.`,
  allDone: 'Everything is headed, classed, linked and labelled.',
  leftHeadings: (n: number) => count(n, { one: 'heading to look at', other: 'headings to look at' }),
  leftClass: (n: number) => `${count(n, titles)} without a class number`,
  leftLinks: (n: number) => `${count(n, titles)} without the link of the list`,
  leftLabels: (n: number) => count(n, { one: 'label to print', other: 'labels to print' }),
  finish: 'Done with this batch',
  finished: (when: string) => `Done ${when}. Every step can still be taken back.`,
  apply: (n: number) => `Do it for ${count(n, titles)}`,
  undo: (n: number) => `Take it back for ${count(n, titles)}`,
  nothingToDo: 'There is nothing to do for any title.',
  working: 'Titles are worked through',
  leaveOut: 'Leave out',
  takeIn: 'Take in again',
  written: (n: number) => `${count(n, titles)} written.`,
}

export const guidedStepKinds: Readonly<Record<StepKind, string>> = {
  constant: 'Constant data',
  headings: 'Headings',
  class: 'Call numbers',
  links: 'Links',
}

export const guidedChangeStates: Readonly<Record<ChangeState, string>> = {
  ready: 'Ready',
  'left-out': 'Left out',
  nothing: 'Nothing to do',
  written: 'Written',
  refused: 'Not written',
  undone: 'Taken back',
  kept: 'Kept',
}
