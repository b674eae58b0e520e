import { html, type Html } from '../../../platform/html.ts'
import { courseWords } from './en-courses.ts'
import { payWords } from './en-pay.ts'
import { peopleNotices, peopleRefusals, peopleWords } from './en-people.ts'
import { selfCheckWords } from './en-self-check.ts'
import { curbsideWords, waitingNotices, waitingRefusals, waitingWords } from './en-waiting.ts'

const locale = 'en'
const plurals = new Intl.PluralRules(locale)
const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' })
const counts = new Intl.NumberFormat(locale)
const languages = new Intl.DisplayNames(locale, { type: 'language' })
const lists = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' })

function many(count: number, one: string, other: string): string {
  return `${counts.format(count)} ${plurals.select(count) === 'one' ? one : other}`
}

const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const nth = (place: number) => `${counts.format(place)}${endings[ordinals.select(place)] ?? 'th'}`

/** What a refusal says to the person whose hold or loan it is; the sentence for the desk speaks of "this patron". */
const refusals: Readonly<Record<string, string>> = {
  ...peopleRefusals,
  ...waitingRefusals,
  'duplicate-hold': 'You are waiting for this title already. It is among your holds.',
  'own-loan': 'You have this title on loan. Renew it in your account instead.',
  'not-holdable': 'This title cannot be reserved. Ask at the desk whether it can be used in the library.',
  'too-many-holds': 'You have as many holds as your card allows. Cancel one, or wait until one has come.',
  'patron-expired': 'Your card has expired. The desk can renew it.',
  'patron-blocked': 'Your card is blocked. Ask at the desk why.',
  'patron-inactive': 'Your account is closed. Ask at the desk.',
  'card-lost': 'Your card was reported lost. Ask at the desk for a new one.',
  'owes-too-much': 'You owe too much for this just now. Pay at the desk, then try again.',
  'has-overdues': 'Bring back what is overdue first.',
  'renewal-limit': 'It has been renewed as often as the rules allow.',
  'renewal-too-soon': 'It is too soon to renew: try again nearer to the due date.',
  'renewal-no-gain': 'Renewing now would not give you more time.',
  'needed-for-hold': 'Someone else is waiting for it.',
  'renewal-too-late': 'It is too late to renew this. Bring it back.',
  'unseen-renewal-limit': 'The library wants to see it before it is renewed again: bring it to the desk.',
  'loan-recalled': 'It was called back for someone who is waiting.',
  'loan-on-site': 'This is for use in the library only.',
  'loan-overdue': 'It is overdue, and what is overdue cannot be renewed. Bring it back.',
  'reminder-sent': 'You were reminded of it: bring it back.',
  'outside-terms': 'It cannot be renewed on this day. Ask at the desk.',
  'fixed-due-passed': 'It cannot be renewed any more. Bring it back.',
  'not-loanable': 'This is not lent any more. Bring it back.',
  'loan-lost': 'It counts as lost. Ask at the desk.',
  'loan-claimed-returned': 'You told us that it was returned; the library is looking for it.',
  'hold-ended': 'This hold has ended already.',
  'invalid-day': 'Choose a day that is still to come.',
  'invalid-pin': 'The present PIN is not right.',
  'bad-pickup': 'Holds cannot be collected there. Choose another library.',
}

/** English: what the public pages say. Other languages have the same shape (`messages.ts`). */
export const en = {
  lang: 'en',
  name: 'English',
  count: (value: number) => counts.format(value),
  list: (names: readonly string[]) => lists.format(names),
  refusal: (code: string, sentence: string) => refusals[code] ?? sentence,

  site: {
    skip: 'Skip to the content',
    catalogue: 'Catalogue',
    newTitles: 'New titles',
    branches: 'Hours and libraries',
    visit: 'Visit',
    find: 'Find',
    loans: 'Loans',
    holds: 'Holds',
    card: 'Card',
    account: 'My account',
    signIn: 'Sign in',
    signOut: 'Sign out',
    mainNav: 'Main',
    phoneNav: 'Pages',
    staff: 'Staff sign-in',
    theme: 'Theme',
    language: 'Language',
    themes: { auto: 'As on this device', light: 'Light', dark: 'Dark' },
    demo: 'This is a demonstration: nobody here is real.',
    madeWith:
      'Runs on Carrel. This site asks no third party for anything; its only cookies are your sign-in, your language and your theme.',
  },

  /** What kinds of things are called, one and many. */
  formats: {
    book: ['Book', 'Books'],
    'large-print': ['Large print', 'Large print'],
    braille: ['Braille', 'Braille'],
    ebook: ['E-book', 'E-books'],
    thesis: ['Thesis', 'Theses'],
    manuscript: ['Manuscript', 'Manuscripts'],
    microform: ['Microform', 'Microforms'],
    periodical: ['Magazine or journal', 'Magazines and journals'],
    'e-periodical': ['Online journal', 'Online journals'],
    website: ['Website', 'Websites'],
    film: ['Film', 'Films'],
    'online-film': ['Online film', 'Online films'],
    music: ['Music', 'Music'],
    audiobook: ['Audiobook', 'Audiobooks'],
    'e-audiobook': ['Online audiobook', 'Online audiobooks'],
    score: ['Sheet music', 'Sheet music'],
    map: ['Map', 'Maps'],
    picture: ['Picture', 'Pictures'],
    game: ['Game', 'Games'],
    'video-game': ['Video game', 'Video games'],
    software: ['Software', 'Software'],
    equipment: ['Equipment', 'Equipment'],
    kit: ['Kit', 'Kits'],
    archive: ['Archive', 'Archives'],
    other: ['Other', 'Others'],
  } as Readonly<Record<string, readonly [string, string]>>,
  language: (code: string) => languages.of(code) ?? code,

  search: {
    label: 'Search the catalogue',
    placeholder: 'Title, author, subject, ISBN',
    submit: 'Search',
    /** For the script: `#` stands for the count. */
    suggestions: {
      label: 'Suggestions',
      one: '1 suggestion',
      many: '# suggestions',
      title: 'Title',
      author: 'Author',
      subject: 'Subject',
      series: 'Series',
    },
    title: (q: string) => (q === '' ? 'All titles' : `${q}: search`),
    heading: (q: string) => (q === '' ? 'All titles' : `Search results for ${q}`),
    titles: (total: number): Html =>
      html`<b>${counts.format(total)}</b> ${plurals.select(total) === 'one' ? 'title' : 'titles'}`,
    corrected: (typed: string, corrected: string): Html =>
      html`Nothing has <i>${typed}</i>. Showing results for <b>${corrected}</b>.`,
    narrow: 'Narrow the results',
    filters: (chosen: number) => (chosen === 0 ? 'Filter' : `Filter (${chosen})`),
    chosen: 'chosen; choose again to remove',
    showFound: (total: number) => `Show ${many(total, 'title', 'titles')}`,
    remove: 'Remove ',
    removeAll: 'Clear all',
    more: (count: number) => `${counts.format(count)} more`,
    availableNow: 'Available now',
    audiences: { children: 'Children', teens: 'Teenagers', adults: 'Adults' } as Readonly<Record<string, string>>,
    facets: {
      available: 'On the shelf at',
      branch: 'Where',
      format: 'Kind',
      audience: 'For whom',
      language: 'Language',
      author: 'Author',
      subject: 'Subject',
      genre: 'Genre',
      series: 'Series',
      location: 'Shelf',
      place: 'Place',
      'item-type': 'Loan type',
    } as Readonly<Record<string, string>>,
    year: 'Year',
    years: (from: number, to: number) => (from === to ? String(from) : `${from} to ${to}`),
    since: (from: number) => `Since ${from}`,
    until: (to: number) => `Until ${to}`,
    bar: (from: number, to: number, count: number) =>
      `${from === to ? from : `${from} to ${to}`}: ${many(count, 'title', 'titles')}`,
    yearFrom: 'From year',
    yearTo: 'To year',
    show: 'Show',
    sort: 'Order',
    sorts: {
      relevance: 'Best match',
      newest: 'Newest first',
      oldest: 'Oldest first',
      title: 'By title',
      author: 'By author',
      'call-number': 'By call number',
      added: 'Latest arrivals',
    },
    pages: 'Pages of results',
    previous: 'Previous',
    next: 'Next',
    page: (page: number) => `Page ${counts.format(page)}`,
    furthest: 'These are all the titles that can be paged through. Narrow the search to see the others.',
    noneTitle: (q: string) => (q === '' ? 'No title fits these filters' : `Nothing found for “${q}”`),
    none: 'What you can try:',
    tries: {
      fewer: 'Use fewer words: every word must be found.',
      spelling: 'Check the spelling, or write only the beginning of a title.',
      name: 'For a person, write the family name.',
      ask: 'Ask us: we may have it under another name, or can get it for you.',
      filters: 'Take the filters away',
      everything: 'See everything that we have',
    },
    failed: 'The search does not answer just now',
    failedText: 'Your account and the libraries’ hours work as usual. Try the search again in a minute.',
  },

  availability: {
    inAt: (branch: string): Html => html`<b>In now</b> at ${branch}`,
    alsoAt: (branches: readonly string[]) => `Also at ${lists.format(branches)}`,
    alsoAtMany: (count: number) => `Also at ${many(count, 'other library', 'other libraries')}`,
    allOut: (copies: number, back: string | undefined): Html => {
      const all = copies === 1 ? 'Out' : copies === 2 ? 'Both out' : `All ${counts.format(copies)} out`
      return html`<b>${all}</b>${back === undefined ? '' : `, ${copies === 1 ? 'due' : 'first due'} back ${back}`}`
    },
    noneIn: (copies: number, back: string | undefined): Html =>
      html`<b>None of ${counts.format(copies)} in</b>${back === undefined ? '' : `, first due back ${back}`}`,
    notIn: (copies: number): Html =>
      html`<b>Not on the shelf</b>: ${many(copies, 'copy', 'copies')} held or on the way`,
    coming: html`<b>On its way</b>: ordered or being made ready`,
    waiting: (people: number) => many(people, 'person waiting', 'people waiting'),
    online: html`<b>Online</b>, at any time`,
    none: 'No copy to borrow',
    yourLoan: (day: string): Html => html`<b>You have it</b>, due ${day}`,
    yourReady: (branch: string): Html => html`<b>Ready for you</b> at ${branch}`,
    yourTransit: (branch: string): Html => html`<b>On the way</b> to ${branch} for you`,
    yourPlace: (place: number): Html => html`<b>You are ${nth(place)} in line</b>`,
    placeHold: 'Place hold',
    joinQueue: 'Join the queue',
    on: (title: string) => ` on ${title}`,
    statuses: {
      available: 'On the shelf',
      'on-loan': 'Out',
      'on-hold-shelf': 'Kept for someone',
      'in-transit': 'On the way between libraries',
      'transit-cancelled': 'On the way between libraries',
      'in-process': 'Being made ready',
      'on-order': 'Ordered',
      restricted: 'Ask at the desk',
      missing: 'Missing',
      lost: 'Lost',
      'lost-paid': 'Lost',
      incomplete: 'Not available',
      'claimed-returned': 'Missing',
      damaged: 'Being repaired',
      withdrawn: 'Withdrawn',
    } as Readonly<Record<string, string>>,
    due: (day: string) => `due ${day}`,
    inLibraryOnly: 'use in the library',
  },

  title: {
    copies: 'Where to find it',
    shelf: 'Shelf',
    callNumber: 'Call number',
    status: 'Now',
    part: 'Part',
    noCopies: 'The library has no copy of this title on its shelves.',
    branchCopies: (available: number, copies: number) =>
      available === copies
        ? `${many(copies, 'copy', 'copies')} in`
        : available === 0
          ? `none of ${many(copies, 'copy', 'copies')} in`
          : `${counts.format(available)} of ${many(copies, 'copy', 'copies')} in`,
    about: 'About it',
    details: 'Details',
    published: 'Published',
    edition: 'Edition',
    extent: 'Extent',
    language: 'Language',
    series: 'Series',
    contributors: 'With',
    subjects: 'Subjects',
    notes: 'Notes',
    links: 'Read or see online',
    identifiers: { isbn: 'ISBN', issn: 'ISSN', lccn: 'LCCN', oclc: 'OCLC', ismn: 'ISMN', doi: 'DOI' } as Readonly<
      Record<string, string>
    >,
    editions: 'Other editions',
    moreBy: (name: string) => `More by ${name}`,
    marc: 'Catalogue record (MARC)',
    marcTitle: (title: string) => `MARC record: ${title}`,
    backToTitle: 'Back to the title',
    indicators: 'Indicators',
    field: 'Field',
    content: 'Content',
    queue: (people: number) =>
      people === 0 ? 'Nobody is waiting' : many(people, 'person is waiting', 'people are waiting'),
  },

  hold: {
    title: (title: string) => `Place a hold: ${title}`,
    heading: 'Place a hold',
    pickup: 'Collect at',
    submit: 'Place hold',
    explain: 'We set it aside for you. Your account says when it is there.',
    cancelLink: 'Back to the title',
    signInFirst: 'Sign in with your card to place the hold.',
    refused: 'The hold was not placed',
    seeHolds: 'See my holds',
  },

  signIn: {
    title: 'Sign in',
    card: 'Card number',
    cardHint: 'The number below the barcode of your library card.',
    pin: 'PIN',
    submit: 'Sign in',
    kept: 'You stay signed in on this device for 30 days, or until you sign out.',
  },

  account: {
    title: 'My account',
    card: 'Card',
    cardValid: (day: string) => `Valid until ${day}`,
    cardExpired: (day: string) => `Expired ${day}`,
    sections: 'Parts of my account',
    loans: 'Loans',
    noLoans: 'You have nothing on loan.',
    noLoansText: 'What you borrow stands here with its due date, to be renewed with one press.',
    findSomething: 'Find something to read',
    renew: 'Renew',
    renewAll: 'Renew all',
    renewUntil: (day: string) => `until ${day}`,
    notRenewable: (why: string) => `Not renewable now: ${why}`,
    recalled: 'Called back: someone is waiting for it',
    renewalsLeft: (left: number) =>
      left === 0
        ? 'No renewal left'
        : `Can be renewed ${plurals.select(left) === 'one' ? 'once' : `${counts.format(left)} times`} more`,
    dueIn: (days: number, day: string): Html =>
      days === 0
        ? html`<b>Due today</b>`
        : days === 1
          ? html`<b>Due tomorrow</b>, ${day}`
          : html`Due <b>${day}</b>, in ${many(days, 'day', 'days')}`,
    dueAt: (time: string): Html => html`<b>Due ${time}</b>`,
    overdue: (days: number, day: string): Html =>
      days === 0
        ? html`<b>Overdue</b>, was due today`
        : html`<b>Overdue by ${many(days, 'day', 'days')}</b>, was due ${day}`,
    lost: 'Counts as lost',
    claimed: 'You told us that it was returned; we are looking for it',
    fineSoFar: (amount: string) => `Fine so far ${amount}`,
    shortened: 'Cut short because your card ends',
    holds: 'Holds',
    noHolds: 'You are waiting for nothing.',
    noHoldsText: 'Place a hold on any title: we set it aside for you, also from the other libraries.',
    ready: (branch: string, until: string | undefined): Html =>
      html`<b>Ready at ${branch}</b>${until === undefined ? '' : `, kept until ${until}`}`,
    onTheWay: (branch: string): Html => html`<b>On the way</b> to ${branch}`,
    queued: (place: number, length: number): Html =>
      place === 1
        ? html`<b>Next in line</b>${length > 1 ? ` of ${counts.format(length)} waiting` : ''}`
        : html`<b>${nth(place)} in line</b> of ${counts.format(length)} waiting`,
    suspended: (until: string | undefined): Html =>
      html`<b>On pause</b>${until === undefined ? '' : ` until ${until}`}: others go before you meanwhile`,
    collectAt: (branch: string) => `Collect at ${branch}`,
    placed: (day: string) => `Placed ${day}`,
    change: 'Change',
    pickup: 'Collect at',
    savePickup: 'Save',
    pauseUntil: 'Pause until',
    pause: 'Pause',
    resume: 'Take up again',
    cancel: 'Cancel hold',
    fees: 'Fines and fees',
    balance: (amount: string): Html => html`You owe <b>${amount}</b>`,
    nothingOwed: 'You owe nothing.',
    credit: (amount: string) => `You have a credit of ${amount}.`,
    accruing: 'still growing until it is back',
    partPaid: (rest: string, amount: string) => `${rest} of ${amount} left`,
    payAt: 'You can also pay at the desk of any library.',
    payAtDesk: 'Pay at the desk of any library.',
    movements: 'Payments',
    movementKinds: {
      payment: 'Paid',
      waiver: 'Waived',
      'write-off': 'Written off',
      transfer: 'Moved to another account',
      void: 'Taken back',
      refund: 'Paid back',
      credit: 'Credit',
    } as Readonly<Record<string, string>>,
    messages: 'What matters now',
    readyNotice: (count: number) => `${many(count, 'hold is', 'holds are')} ready to be collected.`,
    overdueNotice: (count: number) => `${many(count, 'loan is', 'loans are')} overdue.`,
    dueSoonNotice: (count: number) => `${many(count, 'loan is', 'loans are')} due in the next three days.`,
    expiresNotice: (day: string) => `Your card ends ${day}. The desk can renew it.`,
    more: { title: 'More of mine', kept: 'What I keep', asked: 'What I ask for', about: 'About me' },
    askStaff: 'Something is blocked on your card. Please speak to the staff at the desk.',
    expiredNotice: 'Your card has expired. The desk can renew it.',
    pin: 'Change PIN',
    oldPin: 'Present PIN',
    newPin: 'New PIN',
    newPinHint: 'At least four characters.',
    savePin: 'Change PIN',
    historyOff: 'The library keeps no record of what you borrowed once it is back.',
    historyOn: 'The library keeps your reading history because you asked for it.',
    refused: 'This was not done',
    why: 'Why?',
    whyLoan: (title: string, day: string, isPast: boolean) => `Why “${title}” ${isPast ? 'was' : 'is'} due ${day}`,
    whyHold: (title: string) => `Why “${title}” is where it is in the queue`,
    whyFine: 'Why the fine is what it is',
    back: 'Back to my account',
    renewRefused: (title: string) => `“${title}” was not renewed`,
  },

  pay: payWords,

  people: peopleWords,
  selfCheck: selfCheckWords,
  waiting: waitingWords,
  curbside: curbsideWords,

  notices: {
    ...peopleNotices,
    ...waitingNotices,
    'hold-placed': (place: string): string => `Your hold is placed. You are ${nth(Number(place) || 1)} in line.`,
    'hold-cancelled': (): string => 'The hold is cancelled.',
    'hold-moved': (): string => 'The place to collect it is changed.',
    'hold-paused': (): string => 'The hold is on pause.',
    'hold-resumed': (): string => 'The hold is taken up again; you keep your place in line.',
    renewed: (count: string): string =>
      count === '1'
        ? 'Renewed. The new due date stands below.'
        : `${many(Number(count) || 0, 'loan', 'loans')} renewed. The new due dates stand below.`,
    'pin-changed': (): string => 'Your PIN is changed. Other devices are signed out.',
    'signed-out': (): string => 'You are signed out on this device.',
  },

  hours: {
    title: 'Hours and libraries',
    today: 'Open today',
    openUntil: (time: string): Html => html`<b>Open</b> until ${time}`,
    opensAt: (time: string): Html => html`<b>Opens</b> at ${time}`,
    opensOn: (day: string, time: string): Html => html`<b>Closed</b>, opens ${day} at ${time}`,
    closedToday: (why: string | undefined, next: string | undefined): Html =>
      html`<b>Closed today</b>${why === undefined ? '' : ` (${why})`}${next === undefined ? '' : `, opens ${next}`}`,
    closed: 'Closed',
    midnight: 'midnight',
    span: (opens: string, closes: string) => `${opens} to ${closes}`,
    week: 'Hours of the week',
    noPickup: 'Holds cannot be collected here.',
    all: 'All libraries and their hours',
  },

  courses: courseWords,

  home: {
    heading: 'Find something to read, hear, watch or make',
    newTitles: 'New on the shelves',
    newAll: 'All new titles',
    popular: 'Much borrowed this month',
    browse: 'Browse',
    empty: 'The shelves are still empty',
    emptyText: 'Titles appear here as soon as the first ones are catalogued or imported.',
    setUp: 'This library is not set up yet',
    setUpText: 'Make the first branch and the first staff account; then add titles.',
    setUpLink: 'Set up the library',
  },

  /** How patrons want to be told, and what they were told. */
  telling: {
    title: 'How we tell you',
    link: 'How we tell you, and what we have told you',
    intro: 'Choose what you want to hear from us, and how. What you owe and what is overdue we have to tell you.',
    way: 'How we reach you',
    ways: {
      rule: 'As the library does it',
      email: 'By e-mail',
      sms: 'By text message',
      print: 'By letter',
    },
    digest: 'One message a day instead of several (what is on the hold shelf is told at once)',
    want: 'Tell me',
    kinds: {
      courtesy: 'before something is due',
      'due-today': 'on the day on which something is due',
      'hold-expiring': 'before a hold leaves the shelf',
      'hold-cancelled': 'when a hold is cancelled',
      'hold-expired': 'when a hold was not collected in time',
      renewed: 'what was renewed for me',
      'card-expiring': 'before my card ends',
      welcome: 'welcome messages',
      'check-out': 'what I have borrowed',
      'check-in': 'what I have returned',
      renewal: 'what I have renewed',
      'new-titles': 'when there are new titles in a search that I saved',
      'suggestion-answered': 'what became of what I suggested to buy',
      'interlibrary-answered': 'what became of what I asked for from other libraries',
    } as Readonly<Record<string, string>>,
    save: 'Save',
    bad: (address: string) => `Messages to ${address} do not arrive. Please give us another address at the desk.`,
    past: 'What we have told you',
    none: 'Nothing yet.',
    endTitle: 'No more of these messages?',
    endText: 'You will not get messages of this kind any more. You can turn them on again in your account.',
    end: 'No more of these messages',
    ended: 'Done',
    endedText: 'You will get no more messages of this kind. You can turn them on again in your account.',
  },

  days: {
    today: 'today',
    tomorrow: 'tomorrow',
    yesterday: 'yesterday',
  },

  errors: {
    notFound: 'There is nothing at this address',
    notFoundText: 'The title may have been removed, or the address has a slip in it. Search for it:',
    unexpected: 'Something went wrong',
    unexpectedText: (quote: string) => `Nothing was changed. Try again; if it stays so, tell us “${quote}”.`,
    down: 'The library’s computer is catching its breath',
    downText: 'Nothing was changed and nothing is lost. Try again in a minute.',
    forged: 'This page was too old',
    forgedText: 'Nothing was changed. Go back, reload the page and press again.',
  },
}
