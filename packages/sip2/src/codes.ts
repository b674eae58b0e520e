/** Positions of the fourteen marks of a patron's status, `Y` where something is denied or stands against them. */
export const patronMarks = [
  'chargeDenied',
  'renewalDenied',
  'recallDenied',
  'holdDenied',
  'cardLost',
  'tooManyCharged',
  'tooManyOverdue',
  'tooManyRenewals',
  'tooManyClaims',
  'tooManyLost',
  'excessiveFines',
  'excessiveFees',
  'recallOverdue',
  'tooManyBilled',
] as const
export type PatronMark = (typeof patronMarks)[number]

/** The fourteen characters for the marks that are set. */
export function patronStatus(marks: ReadonlySet<PatronMark>): string {
  return patronMarks.map((mark) => (marks.has(mark) ? 'Y' : ' ')).join('')
}

/** What a field BX answers for, in its order, with the code of the request. */
export const supportedMessages = [
  ['patron status request', '23'],
  ['checkout', '11'],
  ['checkin', '09'],
  ['block patron', '01'],
  ['SC/ACS status', '99'],
  ['request SC/ACS resend', '97'],
  ['login', '93'],
  ['patron information', '63'],
  ['end patron session', '35'],
  ['fee paid', '37'],
  ['item information', '17'],
  ['item status update', '19'],
  ['patron enable', '25'],
  ['hold', '15'],
  ['renew', '29'],
  ['renew all', '65'],
] as const

/** Where an item is, as message 18 says it. */
export const circulationStatus = {
  other: '01',
  'on-order': '02',
  available: '03',
  charged: '04',
  'charged-no-recall': '05',
  'in-process': '06',
  recalled: '07',
  'hold-shelf': '08',
  'to-reshelve': '09',
  'in-transit': '10',
  'claimed-returned': '11',
  lost: '12',
  missing: '13',
} as const

/** What an item is made of, as field CK says it. */
export const mediaTypes = {
  other: '000',
  book: '001',
  magazine: '002',
  'bound-journal': '003',
  'audio-tape': '004',
  'video-tape': '005',
  disc: '006',
  diskette: '007',
} as const

/** What a fee is for, as field BT and message 37 say it. */
export const feeTypes = {
  other: '01',
  administrative: '02',
  damage: '03',
  overdue: '04',
  processing: '05',
  rental: '06',
  replacement: '07',
  'computer-access': '08',
  hold: '09',
} as const

/** How a fee is paid, as message 37 says it. */
export const paymentTypes = { cash: '00', visa: '01', 'credit-card': '02' } as const

/** Why a sorter or its lamp should take notice, as field CV says it. */
export const alertTypes = {
  unknown: '00',
  'hold-here': '01',
  'hold-elsewhere': '02',
  'hold-interlibrary': '03',
  'send-elsewhere': '04',
  other: '99',
} as const

/** What a hold asks for, as field BY says it. */
export const holdTypes = { other: '1', 'any-copy': '2', 'this-copy': '3', 'any-copy-at-branch': '4' } as const
