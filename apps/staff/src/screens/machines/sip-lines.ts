/** What the emulator is told to say. */
export interface Said {
  readonly institution: string
  readonly card: string
  readonly pin: string
  readonly barcode: string
  /** In units of the currency, e.g. `3.40`. */
  readonly amount: string
  readonly currency: string
}

/** Usual acts of machines, in the order of their buttons. */
export const sipActs = [
  { id: 'status', code: '99', needs: [] },
  { id: 'patron-status', code: '23', needs: ['card'] },
  { id: 'patron', code: '63', needs: ['card'] },
  { id: 'loans', code: '63', needs: ['card'] },
  { id: 'holds', code: '63', needs: ['card'] },
  { id: 'charges', code: '63', needs: ['card'] },
  { id: 'check-out', code: '11', needs: ['card', 'barcode'] },
  { id: 'renew', code: '29', needs: ['card', 'barcode'] },
  { id: 'renew-all', code: '65', needs: ['card'] },
  { id: 'hold', code: '15', needs: ['card', 'barcode'] },
  { id: 'cancel-hold', code: '15', needs: ['card', 'barcode'] },
  { id: 'pay', code: '37', needs: ['card', 'amount'] },
  { id: 'end', code: '35', needs: ['card'] },
  { id: 'item', code: '17', needs: ['barcode'] },
  { id: 'check-in', code: '09', needs: ['barcode'] },
  { id: 'armed', code: '19', needs: ['barcode'] },
  { id: 'again', code: '97', needs: [] },
] as const
export type SipAct = (typeof sipActs)[number]['id']

/** A moment as SIP2 writes it in local time: `YYYYMMDD`, four blanks, `HHMMSS`. */
export function sipMoment(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${moment.getFullYear()}${two(moment.getMonth() + 1)}${two(moment.getDate())}`
  return `${day}    ${two(moment.getHours())}${two(moment.getMinutes())}${two(moment.getSeconds())}`
}

const none = ' '.repeat(18)
const summary = (at: number) => Array.from({ length: 10 }, (_, place) => (place === at ? 'Y' : ' ')).join('')
const clean = (text: string) => text.replaceAll(/[|\r\n]/g, ' ').trim()

/** The line of an act, without its end (3M SIP 2.00, "Messages"). */
export function sipLine(act: SipAct, said: Said, moment: Date = new Date()): string {
  const now = sipMoment(moment)
  const [place, card, item] = [`AO${clean(said.institution)}|`, `AA${clean(said.card)}|`, `AB${clean(said.barcode)}|`]
  const pin = said.pin === '' ? '' : `AD${clean(said.pin)}|`
  switch (act) {
    case 'status':
      return '9900802.00'
    case 'patron-status':
      return `23000${now}${place}${card}AC|AD${clean(said.pin)}|`
    case 'patron':
      return `63000${now}${summary(-1)}${place}${card}${pin}`
    case 'holds':
      return `63000${now}${summary(0)}${place}${card}${pin}`
    case 'loans':
      return `63000${now}${summary(2)}${place}${card}${pin}`
    case 'charges':
      return `63000${now}${summary(3)}${place}${card}${pin}`
    case 'check-out':
      return `11YN${now}${none}${place}${card}${item}AC|${pin}BON|BIN|`
    case 'renew':
      return `29NN${now}${none}${place}${card}${pin}${item}`
    case 'renew-all':
      return `65${now}${place}${card}${pin}`
    case 'hold':
      return `15+${now}${place}${card}${pin}${item}`
    case 'cancel-hold':
      return `15-${now}${place}${card}${pin}${item}`
    case 'pay':
      return `37${now}0100${clean(said.currency).slice(0, 3).padEnd(3)}BV${clean(said.amount)}|${place}${card}${pin}`
    case 'end':
      return `35${now}${place}${card}${pin}`
    case 'item':
      return `17${now}${place}${item}`
    case 'check-in':
      return `09N${now}${now}AP|${place}${item}AC|BIN|`
    case 'armed':
      return `19${now}${place}${item}CHEAS=on|`
    case 'again':
      return '97'
  }
}
