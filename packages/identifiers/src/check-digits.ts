const digitAt = (digits: string, at: number): number => digits.charCodeAt(at) - 48

/** The check digit of EAN-13, ISBN-13, ISMN and UPC (GS1 General Specifications 7.9): weights 1 and 3, the last digit before the check having 3. */
export function gs1CheckDigit(digits: string): string {
  let sum = 0
  for (let at = digits.length - 1, weight = 3; at >= 0; at--, weight = 4 - weight) sum += digitAt(digits, at) * weight
  return String((10 - (sum % 10)) % 10)
}

/** The check digit of ISBN-10 and ISSN (ISO 3297 annex A): weights 2, 3, 4 … from the right, modulo 11, X for ten. */
export function modulo11CheckDigit(digits: string): string {
  let sum = 0
  for (let at = 0; at < digits.length; at++) sum += digitAt(digits, at) * (digits.length + 1 - at)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}

/** The check digit of library barcodes and of bank cards (ISO/IEC 7812-1 annex B, "Luhn"): every second digit doubled, its digits added. */
export function luhnCheckDigit(digits: string): string {
  let sum = 0
  for (let at = digits.length - 1, doubled = true; at >= 0; at--, doubled = !doubled) {
    const value = digitAt(digits, at) * (doubled ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}
