import {
  alertTypes,
  circulationStatus,
  feeTypes,
  holdTypes,
  mediaTypes,
  patronMarks,
  paymentTypes,
  supportedMessages,
} from './codes.ts'

type Meanings = Readonly<Record<string, string>>

const yes: Meanings = { '1': 'yes', Y: 'yes', '0': 'no', N: 'no', U: 'unknown' }
const turned = (codes: Meanings, words: Meanings = {}): Meanings =>
  Object.fromEntries(Object.entries(codes).map(([name, code]) => [code, words[name] ?? name.replaceAll('-', ' ')]))

const statuses = turned(circulationStatus, {
  charged: 'on loan',
  'charged-no-recall': 'on loan, not to be recalled yet',
  'hold-shelf': 'on the hold shelf',
  'to-reshelve': 'waiting to be shelved',
  'claimed-returned': 'claimed returned',
})
const alerts = turned(alertTypes, {
  unknown: 'nothing is the matter',
  'hold-here': 'hold for this branch',
  'hold-elsewhere': 'hold for another branch',
  'hold-interlibrary': 'hold for another library',
  'send-elsewhere': 'sent to another branch',
  other: 'someone should look at it',
})

const byName: Readonly<Record<string, Meanings>> = {
  circulationStatus: statuses,
  securityMarker: { '00': 'other', '01': 'none', '02': 'Tattle-Tape', '03': 'Whisper tape' },
  feeType: turned(feeTypes),
  paymentType: turned(paymentTypes),
  holdMode: { '+': 'place', '-': 'cancel', '*': 'change' },
  statusCode: { '0': 'in order', '1': 'printer out of paper', '2': 'about to shut down' },
  language: {
    '000': 'not said',
    '001': 'English',
    '002': 'French',
    '003': 'German',
    '004': 'Italian',
    '005': 'Dutch',
    '008': 'Spanish',
    '010': 'Portuguese',
    '019': 'Chinese',
  },
  BT: turned(feeTypes),
  BY: turned(holdTypes),
  CK: turned(mediaTypes),
  CV: alerts,
  BL: yes,
  CQ: yes,
  CI: yes,
  BI: yes,
  BO: yes,
}
const yesNo = new Set([
  'ok',
  'renewalOk',
  'magneticMedia',
  'desensitize',
  'resensitize',
  'alert',
  'onLineStatus',
  'checkinOk',
  'checkoutOk',
  'acsRenewalPolicy',
  'statusUpdateOk',
  'offLineOk',
  'endSession',
  'paymentAccepted',
  'itemPropertiesOk',
  'available',
  'noBlock',
  'renewalPolicy',
  'thirdPartyAllowed',
  'cardRetained',
])

/**
 * What the value of a part means, in words; empty where it says so itself. `key` is the name of a fixed part or the two
 * letters of a field, as {@link explainMessage} gives it.
 */
export function meaningOf(key: string, value: string): string {
  if (key === 'patronStatus') return marksOf(value)
  if (key === 'BX') return supported(value)
  if (key === 'summary') return value.includes('Y') ? summaryOf(value) : 'no lists'
  if (yesNo.has(key)) return yes[value] ?? ''
  return byName[key]?.[value.trim()] ?? ''
}

function marksOf(value: string): string {
  const set = patronMarks.filter((_, at) => value[at] === 'Y')
  return set.length === 0
    ? 'nothing against them'
    : set.map((mark) => mark.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).join(', ')
}

function supported(value: string): string {
  const not = supportedMessages.filter((_, at) => value[at] !== 'Y').map(([name]) => name)
  return not.length === 0 ? 'all messages' : `all but ${not.join(', ')}`
}

const lists = ['holds ready', 'overdue', 'on loan', 'fines', 'recalled', 'holds waiting']

function summaryOf(value: string): string {
  return lists.filter((_, at) => value[at] === 'Y').join(', ')
}
