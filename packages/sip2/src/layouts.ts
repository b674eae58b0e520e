/** A part of a message that stands at a fixed place and has a fixed length. */
export interface FixedField {
  readonly name: string
  /** Characters. */
  readonly length: number
}

/** What a message consists of (3M SIP 2.00, "Messages"). */
export interface MessageLayout {
  /** Two digits. */
  readonly code: string
  readonly name: string
  /** `sc`: sent by the self-check or sorter; `acs`: by the library system. */
  readonly from: 'sc' | 'acs'
  /** Parts after the code, in their order. */
  readonly fixed: readonly FixedField[]
  /** Variable fields that the standard asks for, by their two letters. */
  readonly required: readonly string[]
  /** Variable fields that may stand beside them. */
  readonly optional: readonly string[]
  /** The code of the answer, or of the request that is answered. */
  readonly answer: string | undefined
}

const part = (name: string, length = 1): FixedField => ({ name, length })
const date = part('transactionDate', 18)
const language = part('language', 3)
const patronStatus = part('patronStatus', 14)
const screen = ['AF', 'AG']

function layout(
  code: string,
  name: string,
  from: MessageLayout['from'],
  fixed: readonly FixedField[],
  fields: { readonly required?: string; readonly optional?: string },
  answer?: string,
): MessageLayout {
  const ids = (list = '') => (list === '' ? [] : list.split(' '))
  const optional = from === 'acs' ? [...ids(fields.optional), ...screen] : ids(fields.optional)
  return { code, name, from, fixed, required: ids(fields.required), optional, answer }
}

const loanAnswer = {
  fixed: [part('ok'), part('renewalOk'), part('magneticMedia'), part('desensitize'), date],
  fields: { required: 'AO AA AB AJ AH', optional: 'BT CI BH BV CK CH BK' },
}

/** Every message of SIP 2.00, and what sorters added to the answer to a return. */
export const layouts: readonly MessageLayout[] = [
  layout('23', 'Patron Status Request', 'sc', [language, date], { required: 'AO AA AC AD' }, '24'),
  layout(
    '24',
    'Patron Status Response',
    'acs',
    [patronStatus, language, date],
    { required: 'AO AA AE', optional: 'BL CQ BH BV' },
    '23',
  ),
  layout(
    '11',
    'Checkout',
    'sc',
    [part('renewalPolicy'), part('noBlock'), date, part('noBlockDueDate', 18)],
    { required: 'AO AA AB AC', optional: 'CH AD BO BI' },
    '12',
  ),
  layout('12', 'Checkout Response', 'acs', loanAnswer.fixed, loanAnswer.fields, '11'),
  layout(
    '09',
    'Checkin',
    'sc',
    [part('noBlock'), date, part('returnDate', 18)],
    { required: 'AP AO AB AC', optional: 'CH BI' },
    '10',
  ),
  layout(
    '10',
    'Checkin Response',
    'acs',
    [part('ok'), part('resensitize'), part('magneticMedia'), part('alert'), date],
    { required: 'AO AB AQ', optional: 'AJ CL AA CK CH CR CS CT CV CY DA DB' },
    '09',
  ),
  layout('01', 'Block Patron', 'sc', [part('cardRetained'), date], { required: 'AO AL AA AC' }, '24'),
  layout('99', 'SC Status', 'sc', [part('statusCode'), part('maxPrintWidth', 3), part('protocolVersion', 4)], {}, '98'),
  layout(
    '98',
    'ACS Status',
    'acs',
    [
      part('onLineStatus'),
      part('checkinOk'),
      part('checkoutOk'),
      part('acsRenewalPolicy'),
      part('statusUpdateOk'),
      part('offLineOk'),
      part('timeoutPeriod', 3),
      part('retriesAllowed', 3),
      part('dateTimeSync', 18),
      part('protocolVersion', 4),
    ],
    { required: 'AO BX', optional: 'AM AN' },
    '99',
  ),
  layout('97', 'Request ACS Resend', 'sc', [], {}),
  layout('96', 'Request SC Resend', 'acs', [], {}),
  layout(
    '93',
    'Login',
    'sc',
    [part('uidAlgorithm'), part('pwdAlgorithm')],
    { required: 'CN CO', optional: 'CP' },
    '94',
  ),
  layout('94', 'Login Response', 'acs', [part('ok')], {}, '93'),
  layout(
    '63',
    'Patron Information',
    'sc',
    [language, date, part('summary', 10)],
    { required: 'AO AA', optional: 'AC AD BP BQ' },
    '64',
  ),
  layout(
    '64',
    'Patron Information Response',
    'acs',
    [
      patronStatus,
      language,
      date,
      part('holdItemsCount', 4),
      part('overdueItemsCount', 4),
      part('chargedItemsCount', 4),
      part('fineItemsCount', 4),
      part('recallItemsCount', 4),
      part('unavailableHoldsCount', 4),
    ],
    {
      required: 'AO AA AE',
      optional: 'BZ CA CB BL CQ BH BV CC AS AT AU AV BU CD BD BE BF PA PB PC PI PT ZY',
    },
    '63',
  ),
  layout('35', 'End Patron Session', 'sc', [date], { required: 'AO AA', optional: 'AC AD' }, '36'),
  layout('36', 'End Session Response', 'acs', [part('endSession'), date], { required: 'AO AA' }, '35'),
  layout(
    '37',
    'Fee Paid',
    'sc',
    [date, part('feeType', 2), part('paymentType', 2), part('currencyType', 3)],
    { required: 'BV AO AA', optional: 'AC AD CG BK' },
    '38',
  ),
  layout(
    '38',
    'Fee Paid Response',
    'acs',
    [part('paymentAccepted'), date],
    { required: 'AO AA', optional: 'BK' },
    '37',
  ),
  layout('17', 'Item Information', 'sc', [date], { required: 'AO AB', optional: 'AC' }, '18'),
  layout(
    '18',
    'Item Information Response',
    'acs',
    [part('circulationStatus', 2), part('securityMarker', 2), part('feeType', 2), date],
    { required: 'AB AJ', optional: 'CF AH CJ CM BG BH BV CK AQ AP CH CR CS CT CY DA' },
    '17',
  ),
  layout('19', 'Item Status Update', 'sc', [date], { required: 'AO AB CH', optional: 'AC' }, '20'),
  layout(
    '20',
    'Item Status Update Response',
    'acs',
    [part('itemPropertiesOk'), date],
    { required: 'AB', optional: 'AJ CH' },
    '19',
  ),
  layout('25', 'Patron Enable', 'sc', [date], { required: 'AO AA', optional: 'AC AD' }, '26'),
  layout(
    '26',
    'Patron Enable Response',
    'acs',
    [patronStatus, language, date],
    { required: 'AO AA AE', optional: 'BL CQ' },
    '25',
  ),
  layout(
    '15',
    'Hold',
    'sc',
    [part('holdMode'), date],
    { required: 'AO AA', optional: 'BW BS BY AD AB AJ AC BO' },
    '16',
  ),
  layout(
    '16',
    'Hold Response',
    'acs',
    [part('ok'), part('available'), date],
    { required: 'AO AA', optional: 'BW BR BS AB AJ' },
    '15',
  ),
  layout(
    '29',
    'Renew',
    'sc',
    [part('thirdPartyAllowed'), part('noBlock'), date, part('noBlockDueDate', 18)],
    { required: 'AO AA', optional: 'AD AB AJ AC CH BO' },
    '30',
  ),
  layout('30', 'Renew Response', 'acs', loanAnswer.fixed, loanAnswer.fields, '29'),
  layout('65', 'Renew All', 'sc', [date], { required: 'AO AA', optional: 'AD AC BO' }, '66'),
  layout(
    '66',
    'Renew All Response',
    'acs',
    [part('ok'), part('renewedCount', 4), part('unrenewedCount', 4), date],
    { required: 'AO', optional: 'BM BN' },
    '65',
  ),
]

const byCode = new Map(layouts.map((one) => [one.code, one]))

/** The layout of a message; undefined for a code that SIP 2.00 does not know. */
export function layoutOf(code: string): MessageLayout | undefined {
  return byCode.get(code)
}
