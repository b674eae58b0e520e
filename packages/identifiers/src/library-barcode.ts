import { luhnCheckDigit } from './check-digits.ts'

/** What a library barcode begins with: 2 on a patron's card, 3 on an item. */
export type BarcodePrefix = '2' | '3'

/** Why a text is no library barcode. */
export type BarcodeProblem = 'empty' | 'characters' | 'length' | 'prefix' | 'checksum'

/** What {@link checkLibraryBarcode} finds. */
export type BarcodeCheck =
  | { readonly ok: true; readonly barcode: string; readonly of: 'patron' | 'item'; readonly institution: string }
  | { readonly ok: false; readonly reason: BarcodeProblem; readonly given: string }

/** A symbology identifier (ISO/IEC 15424) that some scanners send first, as in "]F0" for Codabar. */
const SYMBOLOGY = /^\][A-Za-z]\d/
/** The start and stop characters of Codabar (A to D, or a b c d t n * e on old equipment) around digits. */
const CODABAR = /^[A-Dabcdtn*e](\d+)[A-Dabcdtn*e]$/

/**
 * What a scanner sent, without what it added: line ends, spaces, symbology identifier, Codabar's start and stop
 * characters, the asterisks of Code 39, the spaces between the groups of digits of a label.
 *
 * @example cleanScan('A31234008712208B\r\n') // '31234008712208'
 */
export function cleanScan(text: string): string {
  const bare = text
    .trim()
    .replace(SYMBOLOGY, '')
    .replace(/^\*(.+)\*$/, '$1')
    .replace(CODABAR, '$1')
    .trim()
  return /^[23][\d ]{13,}$/.test(bare) ? bare.replaceAll(' ', '') : bare
}

/**
 * Checks a 14-digit library barcode: type digit, four digits of the institution, eight of the number, and a check
 * digit by ISO/IEC 7812-1 annex B over the thirteen digits before it. Takes it as scanned or as printed.
 */
export function checkLibraryBarcode(text: string): BarcodeCheck {
  const given = cleanScan(text)
  if (given === '') return { ok: false, reason: 'empty', given }
  if (!/^\d+$/.test(given)) return { ok: false, reason: 'characters', given }
  if (given.length !== 14) return { ok: false, reason: 'length', given }
  if (!/^[23]/.test(given)) return { ok: false, reason: 'prefix', given }
  if (luhnCheckDigit(given.slice(0, 13)) !== given.slice(13)) return { ok: false, reason: 'checksum', given }
  return { ok: true, barcode: given, of: given.startsWith('2') ? 'patron' : 'item', institution: given.slice(1, 5) }
}

/** True for 14 digits that begin with 2 or 3 and end with the right check digit. */
export function isLibraryBarcode(text: string): boolean {
  return checkLibraryBarcode(text).ok
}

/**
 * Makes the barcode of the given number (0 to 99,999,999) for a patron ('2') or an item ('3') of an institution (four
 * digits). Throws a RangeError when a part does not fit.
 *
 * @example makeLibraryBarcode('3', '1234', 871_220) // '31234008712208'
 */
export function makeLibraryBarcode(prefix: BarcodePrefix, institution: string, number: number): string {
  if (!/^\d{4}$/.test(institution)) throw new RangeError(`An institution has four digits, not "${institution}"`)
  if (!Number.isInteger(number) || number < 0 || number > 99_999_999)
    throw new RangeError(`No barcode has the number ${number}`)
  const digits = prefix + institution + String(number).padStart(8, '0')
  return digits + luhnCheckDigit(digits)
}

/** A 14-digit barcode in groups as printed on the label, '3 1234 00871 2208'; any other stays as it is. */
export function formatBarcode(barcode: string): string {
  const digits = cleanScan(barcode)
  return /^\d{14}$/.test(digits) ? digits.replace(/^(.)(.{4})(.{5})(.{4})$/, '$1 $2 $3 $4') : barcode
}
