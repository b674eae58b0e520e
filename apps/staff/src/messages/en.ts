import { calendarWords, closingWords } from './en/calendar.ts'
import { checkInWords, deskWords, slipWords } from './en/desk.ts'
import {
  movingWords,
  rotaWaits,
  slipKindNames,
  slipTemplateWords,
  transitReasons,
  transitStates,
  workWords,
} from './en/desk-work.ts'
import { curbsideStates, curbsideSteps, curbsideWords } from './en/curbside.ts'
import { catalogueWords, itemStatuses, itemWords } from './en/catalogue.ts'
import { holdGoes, holdLevels, holdStates, holdWords, refusalWords } from './en/holds.ts'
import { attributeChoices, attributeHints, attributeNames, dayModes, stayChoices } from './en/rule-attributes.ts'
import { renewalWords } from './en/renewals.ts'
import { branchGroupWords } from './en/branch-groups.ts'
import { ruleActions, ruleWords, simulatorWords } from './en/rules.ts'
import { jobWords, mailboxWords } from './en/jobs.ts'
import { setUpWords } from './en/setup.ts'
import { moduleNames, settingWords, weekdays } from './en/settings.ts'
import { importWords, jobStates, keptWhy } from './en/imports.ts'
import { guideWords } from './en/guide.ts'
import { reserveWords } from './en/reserves.ts'
import { findWords, moneyWords } from './en/money.ts'
import { accountWords, amnestyWords, reportWords, saleWords, tillWords } from './en/tills.ts'
import {
  claimKinds,
  claimOutcomes,
  troubleActions,
  troubleIntros,
  troubleTexts,
  troubleWords,
} from './en/troubles.ts'
import { noticeKinds, noticeStates, noticeWords } from './en/notices.ts'
import { patronWords } from './en/patrons.ts'
import { peopleWords } from './en/people.ts'
import { counter } from './plural.ts'

const count = counter('en')

/** Everything the desk says, in English. Other languages have a file of the same shape beside this one. */
export const en = {
  app: {
    /** BCP 47 tag of these words. */
    language: 'en',
    name: 'Carrel',
    skip: 'Skip to the work',
    notFoundTitle: 'There is no such page',
    notFoundText: 'The address may be mistyped, or what it named is gone.',
    toDesk: 'Go to the desk',
    brokenTitle: 'This screen has stopped',
    brokenText:
      'Nothing that was confirmed is lost. Load the screen again; if it stops again, tell your administrator.',
    reload: 'Load again',
  },
  sections: {
    desk: 'Desk',
    patrons: 'Patrons',
    catalogue: 'Catalogue',
    holds: 'Holds',
    curbside: 'Curbside',
    troubles: 'Losses',
    reserves: 'Course reserves',
    moving: 'Between branches',
    money: 'Money',
    imports: 'Imports',
    rules: 'Rules',
    jobs: 'Jobs',
    mailbox: 'Mailbox',
    notices: 'Notices',
    guide: 'Guide',
    settings: 'Settings',
    gallery: 'Gallery',
    more: 'More',
  },
  shell: {
    sections: 'Sections',
    anything: 'Scan or type anything: card, barcode, ISBN, name, title, job…',
    anythingShort: 'Scan or type anything',
    anythingLabel: 'Scan or type anything',
    live: 'Live',
    liveLong: 'Connected: what happens elsewhere shows here at once.',
    connecting: 'Connecting',
    connectingLong: 'Waiting for the server.',
    offline: 'Offline',
    offlineLong: (seconds: number) =>
      seconds > 0
        ? `The server does not answer. Next try in ${count(seconds, { one: 'second', other: 'seconds' })}.`
        : 'The server does not answer. Trying again now.',
    you: 'Your settings',
    theme: 'Theme',
    themeSystem: 'As the system',
    themeLight: 'Light',
    themeDark: 'Dark',
    density: 'Rows',
    comfortable: 'Comfortable',
    dense: 'Dense',
    sound: 'Sounds',
    soundOn: 'On',
    soundOff: 'Off',
    singleKeys: 'Single-key shortcuts',
    shortcuts: 'Shortcuts',
    signOut: 'Sign out',
    workAt: 'Work at',
    thisComputer: 'This computer',
    waiting: (n: number) => `${n} waiting`,
  },
  keys: {
    title: 'What the keys do',
    here: 'On this screen',
    everywhere: 'Everywhere',
    find: 'Go to the field that takes anything',
    help: 'Show this list',
    escape: 'Leave, clear, close',
    scannerNote: 'A scanner may be used at any time, whatever has the focus.',
    close: 'Close',
  },
  ui: {
    clear: 'Clear',
    close: 'Close',
    cancel: 'Cancel',
    open: 'Open',
    remove: (what: string) => `Remove ${what}`,
    clearFilters: 'Clear all',
    filters: 'Filters',
    required: 'required',
    choose: 'Choose',
    nothingFits: 'Nothing fits',
    increase: 'More',
    decrease: 'Less',
    calendar: 'Open the calendar',
    previousMonth: 'Month before',
    nextMonth: 'Month after',
    retry: 'Try again',
    failedTitle: 'This could not be loaded',
    loading: 'Loading',
    columns: 'Columns',
    exportCsv: 'Export CSV',
    sortAscending: 'smallest first',
    sortDescending: 'largest first',
    selectAll: 'Select all rows',
    selectRow: 'Select this row',
    rows: (n: number) => count(n, { one: 'row', other: 'rows' }),
    selected: (n: number) => `${n} selected`,
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    range: (from: string, to: string, total: string) => `${from} to ${to} of ${total}`,
    previousPage: 'Page before',
    nextPage: 'Page after',
    pages: 'Pages',
    breadcrumbs: 'Where this is',
    guide: 'How this works',
    progress: (done: string, total: string) => `${done} of ${total}`,
    leaveIt: 'You can leave this page; it goes on by itself and is found under Jobs.',
    undo: 'Undo',
    decided: 'Decided',
    overruled: 'Overruled',
    openRule: 'Open the rule',
    removed: 'removed',
    added: 'added',
    unchanged: 'unchanged',
    scanHint: 'Scan or type, then Enter',
    working: 'Working',
    justNow: 'just now',
    barcode: 'Barcode',
    yes: 'Yes',
    no: 'No',
  },
  pills: { ok: 'In order', warn: 'Attention', stop: 'Stopped', info: 'Note', neutral: '' },
  days: { today: 'Today', tomorrow: 'Tomorrow', yesterday: 'Yesterday' },
  problems: {
    offline: 'The server does not answer. Nothing was changed; try again when the sign above shows Live.',
    unreadable: 'The server answered with something that is not an answer. Tell your administrator.',
    signedOut: 'You have been signed out. Sign in to go on; this screen stays as it is.',
    forbidden: 'Your role does not allow this.',
    notFound: 'This does not exist any more.',
    unknown: (status: number) => `The server refused this (${status}).`,
  },
  signIn: {
    title: 'Sign in',
    user: 'User name',
    password: 'Password',
    submit: 'Sign in',
  },
  desk: deskWords,
  checkIn: checkInWords,
  work: workWords,
  moving: movingWords,
  slipTemplates: slipTemplateWords,
  slipKindNames,
  transitReasons,
  transitStates,
  rotaWaits,
  slips: slipWords,
  patrons: patronWords,
  people: peopleWords,
  troubles: troubleWords,
  troubleIntros,
  troubleActions,
  troubleTexts,
  claimKinds,
  claimOutcomes,
  money: moneyWords,
  tills: tillWords,
  sales: saleWords,
  report: reportWords,
  amnesty: amnestyWords,
  account: accountWords,
  find: findWords,
  guide: guideWords,
  catalogue: catalogueWords,
  items: itemWords,
  itemStatuses,
  holds: holdWords,
  curbside: curbsideWords,
  curbsideStates,
  curbsideSteps,
  holdGoes,
  holdLevels,
  holdStates,
  refusal: refusalWords,
  rules: ruleWords,
  attributeNames,
  attributeHints,
  attributeChoices,
  dayModes,
  stayChoices,
  ruleActions,
  branchGroups: branchGroupWords,
  renewing: renewalWords,
  simulator: simulatorWords,
  notices: noticeWords,
  noticeKinds,
  noticeStates,
  jobs: jobWords,
  mailbox: mailboxWords,
  setUp: setUpWords,
  settings: settingWords,
  calendar: calendarWords,
  closings: closingWords,
  reserves: reserveWords,
  weekdays,
  moduleNames,
  imports: importWords,
  jobStates,
  keptWhy,
} as const satisfies WordTree

type Word = string | ((...values: never[]) => string)
interface WordTree {
  readonly [section: string]: { readonly [name: string]: Word }
}

/** What a language must say: the same names, each with words or with a function of the same values. */
export type Words = {
  readonly [S in keyof typeof en]: {
    readonly [N in keyof (typeof en)[S]]: (typeof en)[S][N] extends string ? string : (typeof en)[S][N]
  }
}
