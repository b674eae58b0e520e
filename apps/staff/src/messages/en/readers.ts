import { counter } from '../plural.ts'

const count = counter('en')

/** Words of what readers write, ask for and put together, and of the library's own lists. */
export const readersWords = {
  title: 'From readers',
  intro: 'Reviews and tags to look at, suggestions to buy, messages to answer, and lists of titles.',
  views: 'What is shown',
  queue: 'Reviews and tags',
  suggestions: 'Suggestions',
  lists: 'Lists',

  show: 'Show',
  refuse: 'Do not show',
  refuseTitle: 'Why is it not shown?',
  refuseHint: 'Its writer reads this. It may stay empty.',
  stateFilter: 'Show those that are',
  empty: 'Nothing to look at',
  emptyText: 'What readers write comes here when it waits, or when other readers report it.',
  emptyState: 'There are none',
  review: 'Review',
  tag: 'Tag',
  stars: (stars: number) => (stars === 1 ? '1 star of 5' : `${stars} stars of 5`),
  reported: (reports: number) => count(reports, { one: 'report', other: 'reports' }),
  noReason: 'Reported without a reason',
  by: (name: string) => `by ${name}`,
  more: (n: number) => `${count(n, { one: 'more waits', other: 'more wait' })}.`,
  nowShown: (title: string) => `Shown on “${title}”.`,
  nowRefused: (title: string) => `Not shown on “${title}”.`,
  switches: 'What readers may do',
  reviewsMode: 'Reviews and stars',
  tagsMode: 'Tags',
  modeSaved: 'Saved. The public site follows at once.',

  noSuggestions: 'No suggestions here',
  noSuggestionsText: 'Patrons suggest from their account and from a search that finds nothing.',
  ofLibrary: 'Noted by the library',
  wantsHold: 'Wants a hold',
  alike: (n: number) => count(n, { one: 'person asks for it', other: 'people ask for it' }),
  order: 'Ordered',
  decline: 'Not bought',
  here: 'In the catalogue',
  reopen: 'Open again',
  declineTitle: 'Why is it not bought?',
  reason: 'What the patron reads',
  reasonHint: 'Sent by e-mail, and shown in their account.',
  hereTitle: 'Which title is it?',
  hereText: 'The hold that was wished for is placed, and the patron is told.',
  isFound: (title: string) => `In the catalogue: ${title}`,
  decided: (title: string, state: string) => `“${title}”: ${state}.`,
  held: 'The hold is placed.',
  noHold: (why: string) => `The hold could not be placed: ${why}`,
  searchElsewhere: 'Other libraries',
  add: 'Note a suggestion',
  addTitle: 'Note a suggestion',
  what: 'Title',
  author: 'Author',
  isbn: 'ISBN',
  note: 'Note',
  forWhom: 'Patron',
  save: 'Save',
  noted: (title: string) => `Noted: ${title}`,

  listOf: 'Whose lists',
  ofLibraryLists: 'Of the library',
  ofPatrons: 'Public, of patrons',
  newList: 'New list',
  listName: 'Name',
  listNote: 'What it is about',
  signed: 'Signed by',
  signedHint: 'Empty: the name of the library',
  onHome: 'On the home page',
  homePlace: 'Place there',
  publicList: 'Everyone may see it',
  titlesIn: (n: number) => count(n, { one: 'title', other: 'titles' }),
  noLists: 'No lists yet',
  noListsText: 'A list of the library stands among the reading lists, and on the home page if you want.',
  noPatronLists: 'No patron has made a list public',
  addToList: 'Add a title',
  up: (title: string) => `Move “${title}” up`,
  down: (title: string) => `Move “${title}” down`,
  take: (title: string) => `Take “${title}” off the list`,
  remove: 'Delete the list',
  removeSure: (name: string) => `Delete “${name}”? Its titles stay in the catalogue.`,
  hide: 'Take from the public',
  hideTitle: 'Why is the list taken from the public?',
  unhide: 'Show again',
  hidden: 'Taken from the public',
  seePublic: 'Public page',
  messages: 'Messages',
  noMessages: 'Nobody has written',
  noMessagesText: 'What people send by “Write to us” on the public site stands here.',
  noName: 'No name given',
  markDone: 'Mark as done',
  markOpen: 'Open again',
  messageDone: 'Done.',
  messageOpen: 'Open again.',
  doneBy: (name: string) => `Done by ${name}`,
  back: 'All lists',
  saved: 'Saved.',
}

/** What people wrote: answered or not. */
export const messageStates = { open: 'To answer', done: 'Done' } as const

/** What became of a review or tag. */
export const contributionStates = {
  queue: 'To look at',
  waiting: 'Waiting',
  shown: 'Shown',
  refused: 'Not shown',
} as const

/** Whether readers write, and whether staff look first. */
export const reviewModes = { off: 'Off', moderated: 'We look first', 'at-once': 'Shown at once' } as const

/** What was decided about a suggestion to buy. */
export const suggestionStates = {
  new: 'New',
  ordered: 'Ordered',
  declined: 'Not bought',
  here: 'In the catalogue',
} as const
