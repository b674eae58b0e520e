const armed =
  /\b(eas\s*[=:]?\s*(on|1|armed)|afi\s*[=:]?\s*(0x)?07|resensiti[sz]ed|armed|secured|security\s*[=:]?\s*on)\b/i
const disarmed =
  /\b(eas\s*[=:]?\s*(off|0|disarmed)|afi\s*[=:]?\s*(0x)?c2|desensiti[sz]ed|disarmed|unsecured|security\s*[=:]?\s*off)\b/i

/**
 * Whether an item's mark is switched on, by what a machine says in words (SIP2 leaves the content of field CH open) or by the AFI of
 * its tag (ISO 28560: 07 in stock, C2 on loan). Null where that cannot be told.
 */
export function armedBy(properties: string): boolean | null {
  if (disarmed.test(properties)) return false
  return armed.test(properties) ? true : null
}
