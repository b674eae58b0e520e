import { counter } from '../plural.ts'

const count = counter('en')

/** Words of resource sharing: partners, requests, their messages, trying out. */
export const sharingWords = {
  title: 'Resource sharing',
  intro: 'What partner libraries lend to readers here, and what they ask of our stock.',
  settingsText: 'Partner libraries whose systems lend and borrow with ours by NCIP.',
  views: 'Parts of resource sharing',
  requests: 'Requests',
  partners: 'Partners',
  messages: 'Messages',
  trial: 'Try a message',
  // Requests
  requestList: 'Requests of resource sharing',
  onlyOpen: 'Only open ones',
  findRequest: 'Number, title, barcode or patron',
  allPartners: 'All partners',
  partner: 'Partner',
  request: 'Request',
  item: 'Item',
  reader: 'For',
  forgotten: 'Forgotten with the end of the request',
  stage: 'State',
  expected: 'Expected',
  returned: 'Returned',
  due: 'Due',
  returnBy: 'Partner wants it back',
  collect: 'To collect at',
  noRequests: 'No request',
  noRequestsText: 'What partners send by NCIP comes here by itself.',
  noneFound: 'Nothing fits. Choose fewer conditions.',
  history: 'What happened',
  close: 'Close: it went back',
  closeAsk: 'Close this request?',
  closeText: (title: string) =>
    `Its hold ends, and the passing entry "${title}" goes out of the catalogue. Loans and charges stay on record.`,
  closeOwnText: (title: string) => `The hold on "${title}" ends.`,
  closed: (number: string) => `Request ${number} is closed.`,
  toHold: 'Patron',
  toTitle: 'Title',
  // Partners
  partnerList: 'Partners of resource sharing',
  noPartners: 'No partner yet',
  noPartnersText: 'Add the libraries, or the hub between them, whose system may send messages here.',
  add: 'Add a partner',
  newPartner: 'New partner',
  save: 'Save',
  saved: (name: string) => `${name} is saved.`,
  name: 'Name',
  code: 'Agency id',
  codeHint: 'As its messages have it in FromAgencyId.',
  systemId: 'System id',
  systemIdHint: 'For a hub that speaks for many libraries: FromSystemId. Else leave it empty.',
  enabled: 'Its messages are answered',
  branch: 'Acts at',
  itemType: 'Item type of what it lends',
  borrower: 'Card that borrows for it',
  borrowerHint: 'For readers of the partner whom nobody here knows. Empty: only readers with a card of ours.',
  authentication: 'Proves who it is by',
  userName: 'Name for HTTP Basic',
  addresses: 'Only from these addresses',
  addressesHint: 'One a line, 192.0.2.7 or 192.0.2.0/24. Empty: from everywhere.',
  dialect: 'Answers are written',
  perMinute: 'Messages a minute, at most',
  services: 'What it may do',
  note: 'Note',
  address: 'Address for the partner',
  ourId: 'Our agency id',
  ourIdHint: 'Set under Settings, Library.',
  secret: 'Secret',
  secretText: 'Shown this once. Give it to the partner; Carrel keeps only a fingerprint of it.',
  secretEnds: (hint: string) => `ends with ${hint}`,
  noSecret: 'None',
  newSecret: 'New secret',
  newSecretAsk: 'Give this partner a new secret?',
  newSecretText: 'The old one ends at once: its messages are refused until it has the new one.',
  copy: 'Copy',
  copied: 'Copied',
  off: 'Off',
  openRequests: (n: number) => count(n, { one: 'open request', other: 'open requests' }),
  problems: (n: number) => count(n, { one: 'message not done', other: 'messages not done' }),
  lastHeard: 'Last heard',
  never: 'Never',
  // Messages
  messageList: 'Last messages',
  messagesText: 'The last 200 of each partner, for a month. Passwords and PINs are not kept.',
  allMessages: 'All messages',
  unknownSender: 'Nobody known',
  noMessages: 'No message',
  noMessagesText: 'As soon as a partner sends one, it is here with its answer.',
  service: 'Service',
  outcome: 'Outcome',
  when: 'When',
  from: 'From',
  size: (bytes: string, milliseconds: string) => `${bytes} bytes, ${milliseconds} ms`,
  question: 'Message',
  answer: 'Answer',
  departs: 'Departs from the standard',
  departsText: 'It was understood all the same.',
  unread: 'Not readable',
  // Trying out
  trialText: 'Plays a message of a partner and shows the answer. Nothing of it is kept, and nobody is told.',
  card: 'Card',
  barcode: 'Barcode',
  number: 'Request number',
  pickup: 'Pick-up branch',
  pickupHint: 'Code or name of the branch.',
  fill: 'Write the message',
  play: 'Play it',
  messageHint: 'Change it as you like, or paste one that a partner sent.',
  choosePartner: 'Add a partner first.',
  asked: 'The answer is here when the message was played.',
} as const

/** How a partner proves who it is. */
export const sharingAuthentications = {
  message: 'A secret in each message',
  basic: 'Name and secret (HTTP Basic)',
  bearer: 'A token (Authorization: Bearer)',
  address: 'Its network alone',
} as const

/** How answers are dressed. */
export const sharingDialects = {
  standard: 'By the standard',
  'plain-version': 'With the version also without a prefix',
  'no-namespace': 'Without a namespace',
} as const

/** Where a request stands. */
export const sharingStages = {
  waiting: 'Waiting',
  'on-its-way': 'On its way',
  'on-shelf': 'On hold shelf',
  'on-loan': 'On loan',
  back: 'To be sent back',
  closed: 'Closed',
  cancelled: 'Cancelled',
} as const

/** Whose the item is. */
export const sharingKinds = { accepted: 'They lend to us', requested: 'We lend to them' } as const

/** What became of a message. */
export const sharingOutcomes = {
  done: 'Done',
  problem: 'Not done',
  refused: 'Not listened to',
  failed: 'Failed here',
} as const

/** What partners may do, in words. */
export const sharingServices = {
  LookupAgency: 'Ask about this library',
  LookupItem: 'Ask about an item',
  LookupItemSet: 'Ask about a title and its items',
  LookupRequest: 'Ask about a request',
  LookupUser: 'Ask about a reader',
  AcceptItem: 'Lend an item to a reader here',
  CancelRequestItem: 'Cancel a request',
  CheckInItem: 'Take an item back',
  CheckOutItem: 'Lend an item out',
  CreateUserFiscalTransaction: 'Charge a reader',
  DeleteItem: 'Take its own item out of the catalogue',
  RecallItem: 'Call a loan back',
  RenewItem: 'Renew a loan',
  RequestItem: 'Place a hold',
  UndoCheckOutItem: 'Take a check-out back',
  UpdateRequestItem: 'Change a request',
  Notifications: 'Tell news',
} as const
