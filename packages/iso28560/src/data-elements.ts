/** A data element of ISO 28560-1, by its relative object identifier. */
export interface DataElement {
  readonly oid: number
  readonly name: string
  /** How staff are told its content. */
  readonly kind: 'text' | 'isil' | 'octet' | 'set' | 'content' | 'number'
}

const element = (oid: number, name: string, kind: DataElement['kind'] = 'text'): DataElement => ({ oid, name, kind })

/** The data elements of ISO 28560-1, clause 5; 27 to 31 are kept for later editions. */
export const dataElements: readonly DataElement[] = [
  element(1, 'Primary item identifier'),
  element(2, 'Content parameter', 'content'),
  element(3, 'Owner institution (ISIL)', 'isil'),
  element(4, 'Set information', 'set'),
  element(5, 'Type of usage', 'octet'),
  element(6, 'Shelf location'),
  element(7, 'ONIX media format'),
  element(8, 'MARC media format'),
  element(9, 'Supplier identifier'),
  element(10, 'Order number'),
  element(11, 'ILL borrowing institution (ISIL)', 'isil'),
  element(12, 'ILL borrowing transaction number'),
  element(13, 'GS1 product identifier', 'number'),
  element(14, 'Alternative unique item identifier'),
  element(15, 'Local data A'),
  element(16, 'Local data B'),
  element(17, 'Title'),
  element(18, 'Product identifier (local)'),
  element(19, 'Media format (other)', 'octet'),
  element(20, 'Supply chain stage', 'octet'),
  element(21, 'Supplier invoice number'),
  element(22, 'Alternative item identifier'),
  element(23, 'Alternative owner institution'),
  element(24, 'Subsidiary of an owner institution'),
  element(25, 'Alternative ILL borrowing institution'),
  element(26, 'Local data C'),
  ...[27, 28, 29, 30, 31].map((oid) => element(oid, `Kept for later (${oid})`)),
]

/** The data element of an object identifier; unknown ones have their number for a name. */
export function dataElement(oid: number): DataElement {
  return dataElements.find((one) => one.oid === oid) ?? { oid, name: `Unknown element ${oid}`, kind: 'text' }
}

/** Types of usage by their code, two hexadecimal digits (ISO 28560-1, 5.6). The first digit alone is used in part 3. */
export const typesOfUsage: Readonly<Record<string, string>> = {
  '00': 'Acquisition item',
  '01': 'Acquisition item, for automatic processing',
  '02': 'Acquisition item, for processing by hand',
  '10': 'Item for circulation',
  '11': 'Item for circulation, for automatic sorting',
  '12': 'Item for circulation, not for automatic sorting',
  '13': 'Item for circulation, not lent while offline',
  '14': 'Item for circulation, not returned while offline',
  '15': 'Item for circulation, neither lent nor returned while offline',
  '20': 'Item not for circulation',
  '30': 'For local use',
  '40': 'For local use',
  '60': 'No information on usage',
  '70': 'Discarded item',
  '71': 'Discarded item, for sale',
  '72': 'Discarded item, sold',
  '73': 'Discarded item, for disposal',
  '80': 'Patron card',
  '81': 'Patron card, adult',
  '82': 'Patron card, young adult',
  '83': 'Patron card, child',
  '90': 'Library equipment',
  '91': 'Personal computer',
  '92': 'Video projector',
  '93': 'Overhead projector',
  '94': 'Whiteboard',
}

/** What a code of usage means; sub-codes that are not assigned are told as their class. */
export function usageName(code: string): string {
  return typesOfUsage[code] ?? typesOfUsage[`${code.charAt(0)}0`] ?? 'Kept for later use'
}
