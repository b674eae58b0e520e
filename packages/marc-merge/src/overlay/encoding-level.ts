import { parseLeader, type MarcRecord } from '@carrel/marc'

/** Encoding levels (Leader/17) from the fullest record to the thinnest; I to M are OCLC's. */
const order = ' I1L4K237M58uz'

/** How thin a record is by its encoding level: 0 is a full one, a higher number says less about what it describes. */
export function levelOf({ leader }: Pick<MarcRecord, 'leader'>): number {
  const place = order.indexOf(parseLeader(leader).encodingLevel)
  return place < 0 ? order.length : place
}
