/** Prefixes of 001 and 035, label and links; the number may have its letters (ocm eight digits, ocn nine, on more) as well. */
const WRITTEN =
  /^\s*(?:(?:\(OCoLC\)|OCLC[ #:.]*|\(OCLC\)|info:oclcnum\/|https?:\/\/(?:www\.|search\.)?worldcat\.org\/(?:oclc|title)\/)\s*(?:ocm|ocn|on)?|(?:ocm|ocn|on))\s*(\d{1,14})\s*$/i

/**
 * An OCLC control number as plain digits without leading zeros, out of 035 $a "(OCoLC)…", 001 "ocm…", "ocn…", "on…", a
 * label or a WorldCat link. Undefined for other agencies' numbers and for bare digits, of which nobody can tell.
 *
 * @example parseOclc('(OCoLC)ocm00012345') // '12345'
 */
export function parseOclc(text: string): string | undefined {
  const digits = WRITTEN.exec(text.replaceAll(/\s+/g, ' '))?.[1]?.replace(/^0+/, '')
  return digits === '' ? undefined : digits
}
